import { v7 } from 'uuid';

import { toId, type ClinicId, type UserId } from '../../src/lib/domain/ids.ts';
import type { Context } from '../../src/lib/server/application/context.ts';
import type { AccordDatabase } from '../../src/lib/server/db/accord.ts';
import {
	insertClinic,
	insertClinicMember,
	insertUser
} from '../../src/lib/server/people/writer.ts';

export const settings = {
	timeZone: 'Europe/Madrid',
	emergencyNumber: '112',
	phoneNumber: '555 0100'
};
const since = new Date('2026-01-01T08:00:00.000Z');

export async function addClinic(database: AccordDatabase, name: string): Promise<ClinicId> {
	const id = toId<ClinicId>(v7());
	await insertClinic(database, { id, name, settings });
	return id;
}

export async function addClinician(
	database: AccordDatabase,
	who: { clinicId: ClinicId; name: string; role: 'referring-doctor' | 'pain-specialist' }
): Promise<UserId> {
	const id = toId<UserId>(v7());
	await insertUser(database, { id, name: who.name, email: null, createdAt: since });
	await insertClinicMember(database, { clinicId: who.clinicId, userId: id, role: who.role });
	return id;
}

/** Acts as somebody, at one moment, with nobody listening. */
export function contextOf(
	database: AccordDatabase,
	userId: UserId,
	now: () => Date = () => new Date()
): Context {
	return { database, userId, authSession: null, requestId: null, now, publish: () => undefined };
}
