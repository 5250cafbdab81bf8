import type { ClinicId, MemberId, UserId } from '../../domain/ids.ts';

export interface HandOver {
	readonly userId: UserId;
	readonly clinicId: ClinicId;
	readonly reason: string;
	readonly stays: boolean;
}

/**
 * What may end the reader's own place. It goes by a form and not over the plan's own line, which
 * closes with the place, before the answer would be there.
 */
export interface Leaving {
	/** A sentence when it was refused, null when it was taken. */
	readonly leave: (memberId: MemberId, reason: string) => Promise<string | null>;
	readonly handOver: (to: HandOver) => Promise<string | null>;
}
