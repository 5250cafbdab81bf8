import { and, asc, eq, isNull } from 'drizzle-orm';
import type { ClinicPlace, ClinicianRole } from '../../domain/care-team/care-team.ts';
import { toId, type ClinicId, type UserId } from '../../domain/ids.ts';
import { clinic, clinicMember, user } from '../db/schema/people.ts';
import type { Reading } from '../plan/reader.ts';

/** One person at one clinic: a line to choose from. */
export interface ClinicianLine extends ClinicPlace {
	readonly userId: UserId;
	readonly name: string;
}

/** Everybody who works at a clinic, once for each, by clinic and name. */
export async function listClinicians(reading: Reading): Promise<readonly ClinicianLine[]> {
	const rows = await lines(reading).orderBy(asc(clinic.name), asc(user.name), asc(user.id));
	return rows.map(toLine);
}

/** Where one person works; null for whoever works nowhere, and for whoever may not sign in. */
export async function findClinician(
	reading: Reading,
	userId: UserId
): Promise<{ name: string; places: readonly ClinicPlace[] } | null> {
	const rows = await lines(reading, eq(user.id, userId)).orderBy(asc(clinic.name));
	const [first] = rows;
	return first ? { name: first.name, places: rows.map(toLine) } : null;
}

function lines({ orm }: Reading, condition?: ReturnType<typeof eq>) {
	return orm
		.select({
			userId: user.id,
			name: user.name,
			role: clinicMember.role,
			clinicId: clinic.id,
			clinicName: clinic.name
		})
		.from(clinicMember)
		.innerJoin(user, eq(user.id, clinicMember.userId))
		.innerJoin(clinic, eq(clinic.id, clinicMember.clinicId))
		.where(and(isNull(user.disabledAt), condition))
		.$dynamic();
}

function toLine(row: {
	userId: string;
	name: string;
	role: string;
	clinicId: string;
	clinicName: string;
}): ClinicianLine {
	const role: ClinicianRole = row.role === 'pain-specialist' ? row.role : 'referring-doctor';
	const { name, clinicName } = row;
	return {
		userId: toId<UserId>(row.userId),
		name,
		role,
		clinicId: toId<ClinicId>(row.clinicId),
		clinicName
	};
}
