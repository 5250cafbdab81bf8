import type { Role } from '../actor.ts';
import type { MemberId, UserId } from '../ids.ts';

/** A person's place in one plan. `until` is set when access has ended. */
export interface Member {
	readonly id: MemberId;
	readonly revision: number;
	readonly userId: UserId;
	/** Printed name, as it stands in the record and in signatures. */
	readonly name: string;
	readonly role: Role;
	readonly from: string;
	readonly until: string | null;
}
