import type { Member } from '../../domain/care-team/care-team.ts';
import type { ClinicId, UserId } from '../../domain/ids.ts';
import type { Role } from '../../domain/actor.ts';

/** Somebody at a clinic, to choose from. */
export interface PersonLine {
	readonly userId: UserId;
	readonly name: string;
	readonly role: Exclude<Role, 'patient'>;
	readonly clinicId: ClinicId;
	readonly clinicName: string;
}

/** One choice of a list: who, in which role, at which clinic. */
export function keyOf({ userId, role, clinicId }: PersonLine): string {
	return `${userId} ${role} ${clinicId}`;
}

/** Who could join: everybody who is not in the plan. */
export function strangers(
	people: readonly PersonLine[],
	members: readonly Member[]
): readonly PersonLine[] {
	const present = members.filter(({ until }) => until === null).map(({ userId }) => userId);
	return people.filter(({ userId }) => !present.includes(userId));
}

/** The specialists, once each, but for one. */
export function specialists(people: readonly PersonLine[], but: UserId): readonly PersonLine[] {
	const found = people.filter(({ role, userId }) => role === 'pain-specialist' && userId !== but);
	return found.filter(
		({ userId }, index) => found.findIndex((one) => one.userId === userId) === index
	);
}
