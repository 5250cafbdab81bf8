import { randomInt } from 'node:crypto';

import { v7 } from 'uuid';

import type { Role } from '../../src/lib/domain/actor.ts';
import { put } from '../../src/lib/domain/change.ts';
import { toId, type ClinicId, type PatientId, type UserId } from '../../src/lib/domain/ids.ts';
import type { MemberId, OpId, PlanId } from '../../src/lib/domain/ids.ts';
import { documentKeys } from '../../src/lib/domain/plan/section.ts';
import { firstContent } from '../../src/lib/prose/first-content.ts';
import { createIdentity } from '../../src/lib/server/auth/identity.ts';
import type { AccordDatabase } from '../../src/lib/server/db/accord.ts';
import { clinic, patient, user } from '../../src/lib/server/db/schema/people.ts';
import { planHead } from '../../src/lib/server/db/schema/plan.ts';
import { proseClient } from '../../src/lib/server/db/schema/prose.ts';
import { chainEvents, emptyHead, type NewEvent } from '../../src/lib/server/plan/chain.ts';
import { appendEvents, putEntities } from '../../src/lib/server/plan/writer.ts';

export interface SeededPerson {
	readonly userId: UserId;
	readonly name: string;
	readonly role: Role;
}

export interface SeededClinic {
	readonly clinicId: ClinicId;
	readonly patientId: PatientId;
	readonly people: readonly SeededPerson[];
}

const people: readonly Omit<SeededPerson, 'userId'>[] = [
	{ name: 'Rosa Alvarez', role: 'patient' },
	{ name: 'Dr Maria Lindqvist', role: 'referring-doctor' },
	{ name: 'Dr Amara Okafor', role: 'pain-specialist' }
];

/** One clinic with the three people of the demonstration, without passwords. */
export async function seedClinic(database: AccordDatabase): Promise<SeededClinic> {
	const seeded = people.map((person) => ({ ...person, userId: toId<UserId>(v7()) }));
	const [clinicId, patientId] = [toId<ClinicId>(v7()), toId<PatientId>(v7())];
	await database.transact(async ({ orm }) => {
		const settings = { timeZone: 'UTC', emergencyNumber: '112', phoneNumber: '555 0100' };
		await orm.insert(clinic).values({ id: clinicId, name: 'Pain clinic', settings });
		await orm.insert(user).values(seeded.map(({ userId: id, name }) => ({ id, name })));
		const [{ userId, name } = { userId: '', name: '' }] = seeded;
		await orm
			.insert(patient)
			.values({ id: patientId, clinicId, userId, name, birthDate: '1971-03-02' });
	});
	return { clinicId, patientId, people: seeded };
}

/** A plan of the three, as it stands the moment it was started. */
export async function seedPlan(database: AccordDatabase, clinic: SeededClinic): Promise<PlanId> {
	const planId = toId<PlanId>(v7());
	const at = new Date().toISOString();
	const changes = startingChanges(planId, { clinic, at });
	const serverClients = documentKeys.map((document) => ({
		document,
		clientId: randomInt(1, 2 ** 32)
	}));
	const by = { actorId: changes.startedBy, role: 'referring-doctor', authSession: null } as const;
	const events: NewEvent[] = [
		...changes.list.map((change) => {
			const opId = toId<OpId>(v7());
			return { type: 'entity', command: 'StartPlan', opId, at, ...by, ...change } as const;
		}),
		...serverClients.map(({ document, clientId }) => {
			const [opId, update] = [toId<OpId>(v7()), firstContent(clientId)];
			return { type: 'prose', opId, at, ...by, document, update } as const;
		})
	];
	await database.transact(async (transaction) => {
		await putEntities(transaction, planId, { changes: changes.list });
		await transaction.orm.insert(planHead).values({ planId, seq: 0, hash: emptyHead.hash });
		const clients = serverClients.map((client) => ({ planId, userId: null, ...client }));
		await transaction.orm.insert(proseClient).values(clients);
		await appendEvents(transaction, planId, chainEvents(planId, emptyHead, events));
	});
	return planId;
}

/** A signed-in session of each person; the value of a Cookie header. */
export async function signIn(database: AccordDatabase, people: readonly SeededPerson[]) {
	const now = () => new Date();
	const origin = 'http://localhost';
	const identity = await createIdentity({ database, origin, now, newId: v7 });
	const cookies: string[] = [];
	for (const { userId, role } of people) {
		const isClinician = role !== 'patient';
		const { token } = await identity.sessions.start({ userId, isClinician }, null);
		cookies.push(`${identity.cookie.name}=${token}`);
	}
	return cookies;
}

function startingChanges(
	planId: PlanId,
	{ clinic: { clinicId, patientId, people }, at }: { clinic: SeededClinic; at: string }
) {
	const startedBy = people[1]?.userId ?? toId<UserId>('');
	const plan = put('plan', {
		id: planId,
		revision: 1,
		clinicId,
		patientId,
		patientName: people[0]?.name ?? '',
		patientBirthDate: '1971-03-02',
		patientIdentifier: null,
		title: 'Pain that persists after spine surgery',
		ask: 'Please re-evaluate.',
		status: 'draft',
		urgency: 'elective',
		startedAt: at,
		startedBy
	});
	const members = people.map(({ userId, name, role }) =>
		put('member', {
			id: toId<MemberId>(v7()),
			revision: 1,
			userId,
			name,
			role,
			from: at,
			until: null
		})
	);
	return { startedBy, list: [plan, ...members] };
}
