import { v7 } from 'uuid';
import * as Y from 'yjs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addClinic, addClinician, contextOf } from '../../../../tests/support/people.ts';
import { testDatabase, type TestDatabase } from '../../../../tests/support/postgres.ts';
import { toId, type PlanId, type UserId } from '../../domain/ids.ts';
import { documentKeys } from '../../domain/plan/section.ts';
import { readProse } from '../../prose/read.ts';
import { listSpecialists } from '../people/reader.ts';
import { chainEvents, emptyHead, type NewEvent } from '../plan/chain.ts';
import { loadDocument, readClientOwners } from '../plan/prose-reader.ts';
import { readEntities, readEventRows, readHead } from '../plan/reader.ts';
import { rowToPlanEvent } from '../plan/wire.ts';
import type { StartPlanEntry } from './start-plan-entry.ts';
import { renewSignInLink, startPlan, type StartedPlan } from './start-plan.ts';

let db: TestDatabase;
let doctor: UserId;
let otherDoctor: UserId;
let specialist: UserId;
let number = 0;

const entry = {
	birthDate: '1968-03-04',
	title: 'Leg pain that persists after fusion',
	ask: 'What could we try that has not been tried?',
	urgency: 'elective',
	samePerson: ''
};

beforeAll(async () => {
	db = await testDatabase();
	const harbour = await addClinic(db.database, 'Harbour');
	const eastgate = await addClinic(db.database, 'Eastgate');
	const role = 'referring-doctor';
	doctor = await addClinician(db.database, { clinicId: eastgate, name: 'Dr Lindqvist', role });
	otherDoctor = await addClinician(db.database, { clinicId: eastgate, name: 'Dr Adeyemi', role });
	specialist = await addClinician(db.database, {
		clinicId: harbour,
		name: 'Dr Okafor',
		role: 'pain-specialist'
	});
});

let fresh: StartPlanEntry;
beforeEach(() => {
	number += 1;
	const word = String.fromCharCode(96 + number).repeat(4);
	fresh = { ...entry, name: `Rosa ${word}`, identifier: `H-${number}`, specialist };
});

function start(change: Partial<StartPlanEntry> = {}, as = doctor, planId = v7()) {
	return startPlan(contextOf(db.database, as), { ...fresh, ...change, planId });
}

async function started(...given: Parameters<typeof start>): Promise<StartedPlan> {
	const answer = await start(...given);
	if (!answer.ok) throw new Error(answer.error.code);
	return answer.value;
}

describe('a started plan', () => {
	test('[I4] is on the record from its first row, chained and gap-free', async () => {
		const { planId } = await started();
		const rows = await readEventRows(db.database, { planId, afterSeq: 0, limit: 100 });
		expect(rows.map((row) => row.entityKind ?? row.document)).toEqual([
			'plan',
			'member',
			'member',
			'member',
			...documentKeys
		]);
		expect(rows.map((row) => row.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
		const events = rows.map((row): NewEvent => {
			const { seq, ...event } = rowToPlanEvent(row);
			return { ...event, authSession: null };
		});
		const { head, chained } = chainEvents(planId, emptyHead, events);
		expect(chained.map((link) => Buffer.from(link.hash).toString('hex'))).toEqual(
			rows.map((row) => Buffer.from(row.hash).toString('hex'))
		);
		expect(await readHead(db.database, planId)).toEqual({
			seq: head.seq,
			hash: new Uint8Array(head.hash)
		});
		const audit = await db.database.sql`
			select action from audit_event where plan_id = ${planId} order by seq`;
		expect(audit.map((row) => row['action'])).toEqual(['plan-start', 'sign-in-link-create']);
	});

	test('[D13] belongs to the specialist’s clinic and to three people', async () => {
		const { planId } = await started();
		const { plan, member } = await readEntities(db.database, planId);
		const [harbour] = await listSpecialists(db.database);
		expect(plan[0]).toMatchObject({
			clinicId: harbour?.clinicId,
			patientName: fresh.name,
			startedBy: doctor,
			status: 'draft'
		});
		expect(member.map(({ name, role }) => [name, role]).sort()).toEqual([
			['Dr Lindqvist', 'referring-doctor'],
			['Dr Okafor', 'pain-specialist'],
			[fresh.name, 'patient']
		]);
	});

	test('[R-YJ-7] has its first content once, under client ids of nobody', async () => {
		const { planId } = await started();
		for (const document of documentKeys) {
			const { doc } = await loadDocument(db.database, planId, document);
			expect(readProse(doc).content).toEqual([{ type: 'paragraph', content: [] }]);
			const owners = await readClientOwners(db.database, planId, document);
			const clients = [...Y.decodeStateVector(Y.encodeStateVector(doc)).keys()];
			expect(clients.map((client) => owners.get(client))).toEqual([null]);
		}
	});

	test('[I2] is one plan when the form is sent twice', async () => {
		const planId = v7();
		const first = await started({}, doctor, planId);
		const second = await started({}, doctor, planId);
		expect(second.planId).toBe(first.planId);
		expect(second.link?.token).not.toBe(first.link?.token);
		const { planId: same } = first;
		const rows = await readEventRows(db.database, { planId: same, afterSeq: 0, limit: 99 });
		expect(rows).toHaveLength(8);
		const stranger = await start({}, otherDoctor, planId);
		expect(stranger).toEqual({ ok: false, error: { code: 'forbidden' } });
	});

	test('[D13] of a specialist’s own has nobody who refers', async () => {
		const { planId } = await started({}, specialist);
		const { member } = await readEntities(db.database, planId);
		expect(member.map(({ role }) => role).sort()).toEqual(['pain-specialist', 'patient']);
	});
});

describe('who may', () => {
	test('[R-AZ-1] only somebody who works at a clinic', async () => {
		const { planId } = await started();
		const { member } = await readEntities(db.database, planId);
		const patient = member.find(({ role }) => role === 'patient');
		for (const userId of [patient?.userId ?? doctor, toId<UserId>(v7())]) {
			expect(await start({}, userId)).toEqual({ ok: false, error: { code: 'forbidden' } });
		}
	});

	test('[R-WB-7] every mistake is told at once, and nothing is written', async () => {
		const [before] = await db.database.sql`select count(*) as plans from plan`;
		const answer = await start({
			name: ' \u0000 ',
			birthDate: '2999-01-01',
			identifier: 'x'.repeat(65),
			title: 'x'.repeat(201),
			ask: '',
			urgency: 'whenever',
			specialist: doctor,
			samePerson: 'somebody'
		});
		expect(answer).toEqual({
			ok: false,
			error: {
				code: 'invalid-input',
				problems: [
					{ field: 'name', problem: 'missing' },
					{ field: 'birthDate', problem: 'wrong' },
					{ field: 'identifier', problem: 'too-long' },
					{ field: 'title', problem: 'too-long' },
					{ field: 'ask', problem: 'missing' },
					{ field: 'urgency', problem: 'missing' },
					{ field: 'samePerson', problem: 'missing' }
				]
			}
		});
		const gone = await start({ specialist: doctor });
		expect(gone.ok ? null : gone.error).toMatchObject({
			problems: [{ field: 'specialist', problem: 'gone' }]
		});
		const [after] = await db.database.sql`select count(*) as plans from plan`;
		expect(after).toEqual(before);
	});
});

describe('somebody who is known', () => {
	test('[D13] to the doctor is told, and becomes one patient with two plans', async () => {
		const first = await started();
		const again = await start({ name: fresh.name.toUpperCase(), birthDate: '1968-04-03' });
		if (again.ok || again.error.code !== 'known-patient') throw new Error('not asked');
		const [candidate] = again.error.candidates;
		expect(candidate).toMatchObject({ name: fresh.name, birthDate: '1968-03-04' });
		const second = await started({ samePerson: candidate?.patientId ?? '' });
		const [one, two] = await Promise.all(
			[first, second].map(({ planId }) => readEntities(db.database, planId))
		);
		expect(one?.plan[0]?.patientId).toBe(two?.plan[0]?.patientId);
		expect(second.link).not.toBeNull();
	});

	test('[R-AZ-3] to others only is told in the doctor’s own words', async () => {
		await started();
		const typed = fresh.name.toLowerCase();
		const answer = await start({ name: typed, identifier: '' }, otherDoctor);
		expect(answer).toEqual({
			ok: false,
			error: {
				code: 'known-patient',
				candidates: [
					{
						patientId: expect.any(String),
						name: typed,
						birthDate: '1968-03-04',
						identifier: null
					}
				],
				hasHiddenNamesake: false
			}
		});
		const other = await start({ birthDate: '1970-01-01', identifier: '' }, otherDoctor);
		expect(other).toEqual({
			ok: false,
			error: { code: 'known-patient', candidates: [], hasHiddenNamesake: true }
		});
	});

	test('[R-AZ-3] is not had by naming an id that was not offered', async () => {
		const { planId } = await started();
		const { plan } = await readEntities(db.database, planId);
		const guess = { samePerson: plan[0]?.patientId ?? '', birthDate: '1970-01-01', identifier: '' };
		const answer = await start(guess, otherDoctor);
		expect(answer.ok ? null : answer.error.code).toBe('known-patient');
	});

	test('[D13] and a different person is a new patient, with a number of their own', async () => {
		const first = await started();
		const taken = await start({ samePerson: 'different' });
		expect(taken.ok ? null : taken.error).toMatchObject({
			code: 'identifier-taken',
			owner: { name: fresh.name }
		});
		const hidden = await start({ name: 'Ben Ito', birthDate: '1990-02-02' }, otherDoctor);
		expect(hidden).toEqual({ ok: false, error: { code: 'identifier-taken', owner: null } });
		const second = await started({ samePerson: 'different', identifier: '' });
		const [one, two] = await Promise.all(
			[first, second].map(({ planId }) => readEntities(db.database, planId))
		);
		expect(one?.plan[0]?.patientId).not.toBe(two?.plan[0]?.patientId);
	});

	test('[D13] is entered once by two who start at the same moment', async () => {
		const both = await Promise.all([start({}, doctor), start({}, otherDoctor)]);
		const refused = both.filter((answer) => !answer.ok);
		expect(refused).toHaveLength(1);
		expect(refused[0]?.ok === false && refused[0].error.code).toBe('known-patient');
	});
});

describe('the sign-in link', () => {
	test('[R-ID-11] can be made again by a clinician of the plan, and by nobody else', async () => {
		const { planId } = await started();
		const { member } = await readEntities(db.database, planId);
		const patient = member.find(({ role }) => role === 'patient');
		const renew = (userId: UserId, plan: PlanId = planId) =>
			renewSignInLink(contextOf(db.database, userId), plan);
		expect((await renew(specialist)).ok).toBe(true);
		expect(await renew(otherDoctor)).toEqual({ ok: false, error: { code: 'not-found' } });
		expect(await renew(patient?.userId ?? doctor)).toEqual({
			ok: false,
			error: { code: 'forbidden' }
		});
		const [links] = await db.database.sql`
			select count(*) filter (where expires_at > now()) as running, count(*) as made
			from sign_in_link where user_id = ${patient?.userId ?? ''}`;
		expect(links).toEqual({ running: 1, made: 2 });
	});

	test('[R-ID-11] is not made for somebody who has a password', async () => {
		const { planId } = await started();
		const { member } = await readEntities(db.database, planId);
		const patient = member.find(({ role }) => role === 'patient')?.userId ?? '';
		await db.database.sql`
			insert into credential (user_id, password_hash) values (${patient}, 'hash')`;
		expect(await renewSignInLink(contextOf(db.database, doctor), planId)).toEqual({
			ok: false,
			error: { code: 'has-password' }
		});
	});
});
