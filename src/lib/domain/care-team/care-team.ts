import type { Role } from '../actor.ts';
import type { ClinicId, MemberId, UserId } from '../ids.ts';

/** A person's place in one plan. `until` is set when access has ended. */
export interface Member {
	readonly id: MemberId;
	readonly revision: number;
	readonly userId: UserId;
	/** Printed name, as it stands in the record and in signatures. */
	readonly name: string;
	readonly role: Role;
	/** Where they work, as printed when they joined; empty for the patient and where it was not kept. */
	readonly clinic: string;
	readonly from: string;
	/** Null for those with whom the plan began. */
	readonly addedBy: UserId | null;
	readonly until: string | null;
	readonly endedBy: UserId | null;
	readonly endReason: string;
	/** For whom this specialist stands in, the last time; null for never. */
	readonly deputy: Deputyship | null;
}

/** Standing in for a specialist who is away. Instants, so that a day is the day of who named it. */
export interface Deputyship {
	readonly for: UserId;
	/** Printed name of who is away. */
	readonly name: string;
	readonly from: string;
	readonly until: string;
	readonly namedBy: UserId;
	readonly namedAt: string;
	/** Came into the plan for this alone: the place ends with it. */
	readonly endsPlace: boolean;
}

export type ClinicianRole = Exclude<Role, 'patient'>;

/** A doctor as the clinics know them, whether in this plan or not. */
export interface Clinician {
	readonly userId: UserId;
	readonly name: string;
	readonly places: readonly ClinicPlace[];
	/** Printed name of the clinic that the plan belongs to now. */
	readonly planClinicName: string;
}

export interface ClinicPlace {
	readonly clinicId: ClinicId;
	readonly clinicName: string;
	readonly role: ClinicianRole;
}

/** Somebody with whom a plan begins. */
export function foundingMember(
	one: Pick<Member, 'id' | 'userId' | 'name' | 'role' | 'clinic' | 'from'>
): Member {
	const open = { addedBy: null, until: null, endedBy: null, endReason: '', deputy: null };
	return { ...one, ...open, revision: 1 };
}
