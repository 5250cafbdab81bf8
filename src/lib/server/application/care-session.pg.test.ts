import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../../../../tests/support/gateway.ts';
import { contextOf } from '../../../../tests/support/people.ts';
import { createPlan, newId, type PlanFixture } from '../../../../tests/support/plan-fixture.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { openRoomOf, type, until } from '../../../../tests/support/room.ts';
import type { PlanRoom } from '../../client/plan-room.svelte.ts';
import type { CareSessionId, DecisionId, ThreadId, TreatmentId } from '../../domain/ids.ts';
import type { TreatmentDetails } from '../../domain/treatment/treatment.ts';
import type { AccordDatabase } from '../db/accord.ts';
import { chainEvents, emptyHead, type NewEvent } from '../plan/chain.ts';
import { readWorkList } from '../people/work-list-reader.ts';
import { todayOf } from '../people/today.ts';
import { readEntities, readEventRows, readHead } from '../plan/reader.ts';
import { execute } from './execute.ts';

let database: AccordDatabase;
let gateway: TestGateway;
let plan: PlanFixture;
let rooms: PlanRoom[] = [];
const now = () => new Date();

beforeAll(async () => {
	({ database } = await testDatabase());
	gateway = await startGateway(database);
});

afterAll(() => gateway.close());

beforeEach(async () => {
	plan = await createPlan(database, now());
	return () => {
		for (const room of rooms) room.destroy();
		rooms = [];
	};
});

async function open(who: 'patient' | 'doctor' | 'specialist'): Promise<PlanRoom> {
	const room = await openRoomOf({ database, gateway, plan, now }, plan[who]);
	rooms.push(room);
	return room;
}

const details: TreatmentDetails = {
	name: 'TENS trial at home',
	kind: 'device',
	why: 'Leg pain in the evening',
	whyNow: '',
	forCause: '',
	catalogueId: '',
	causeIds: [],
	frequency: '',
	whoDoes: '',
	startOn: null,
	stopRule: '',
	goalId: null,
	triedBefore: { tried: 'never' },
	target: '',
	reviewOn: null,
	dosage: null
};

async function start(room: PlanRoom): Promise<CareSessionId> {
	const sessionId = newId<CareSessionId>();
	const answer = await room.run('StartCareSession', { sessionId, plannedMinutes: 30, agenda: [] });
	expect(answer).toEqual({ ok: true });
	return sessionId;
}

async function join(room: PlanRoom, sessionId: CareSessionId): Promise<void> {
	await until(() => room.state.careSession.has(sessionId));
	const input = { sessionId, userId: room.you.userId };
	expect(await room.run('JoinCareSession', input)).toEqual({ ok: true });
}

const rows = () => readEventRows(database, { planId: plan.planId, afterSeq: 0, limit: 1_000 });

describe('a session', () => {
	test('[CS13] [CS14] [CS15] a decision is there with its change, who was there, and the session', async () => {
		const [specialist, patient] = [await open('specialist'), await open('patient')];
		const treatmentId = newId<TreatmentId>();
		await specialist.run('ProposeTreatment', { treatmentId, details });
		const before = (await rows()).length;
		const sessionId = await start(specialist);
		await join(patient, sessionId);
		const doctor = await open('doctor');
		await join(doctor, sessionId);
		doctor.destroy();
		await until(() => specialist.present.length === 2);
		const story = patient.document('story');
		await story.openForWriting();
		type(story, 'To sleep through.');
		await until(() => patient.saveState === 'saving');
		await until(() => patient.saveState === 'saved');
		const choose = { treatmentId, expectedRevision: 1, to: 'chosen', reason: '' } as const;
		expect(await specialist.run('SetTreatmentStatus', choose)).toEqual({ ok: true });
		await until(() => patient.state.decision.size === 1);
		const [decision] = [...patient.state.decision.values()];
		expect(decision?.outcome).toMatchObject({ type: 'treatment-status', status: 'chosen' });
		expect(decision?.present).toEqual([plan.specialist.id, plan.patient.id]);

		await specialist.run('EndCareSession', { sessionId });
		await specialist.run('RevisePlan', { expectedRevision: 1, title: 'After', ask: 'What next?' });
		const all = await rows();
		expect(all.slice(0, before).every(({ careSession }) => careSession === null)).toBe(true);
		const during = all.slice(before);
		expect(during.map(({ careSession }) => careSession)).toEqual([
			...during.slice(1).map(() => sessionId),
			null
		]);
		expect(during.some(({ type: kind }) => kind === 'prose')).toBe(true);
	});

	test('[CS15] what is written after another node ended the session is not in its course', async () => {
		const [specialist, patient] = [await open('specialist'), await open('patient')];
		const sessionId = await start(specialist);
		await join(patient, sessionId);
		const story = patient.document('story');
		await story.openForWriting();
		const write = async (words: string) => {
			type(story, words);
			await until(() => patient.saveState === 'saving');
			await until(() => patient.saveState === 'saved');
		};
		await write('In it. ');
		const command = { name: 'EndCareSession', input: { sessionId } } as const;
		// Of this the room hears only when its own place in the sequence turns out to be taken.
		await execute(contextOf(database, plan.specialist.id), {
			planId: plan.planId,
			opId: newId(),
			command
		});
		await write('After it. ');
		const written = (await rows()).filter(({ type: kind }) => kind === 'prose');
		expect(written.slice(-2).map(({ careSession }) => careSession)).toEqual([sessionId, null]);
	});

	test('[CS15] the record is one chain, before, in and after a session', async () => {
		const specialist = await open('specialist');
		const sessionId = await start(specialist);
		await specialist.run('EndCareSession', { sessionId });
		const stored = await database.sql<{ seq: string; auth_session: string | null }[]>`
			select seq, auth_session from plan_event where plan_id = ${plan.planId}`;
		const sessions = new Map(stored.map((row) => [Number(row.seq), row.auth_session]));
		const events = (await rows()).map((row): NewEvent => {
			const { opId, actorId, role, careSession, seq } = row;
			const at = row.at.toISOString();
			const common = {
				opId,
				actorId,
				role,
				careSession,
				authSession: sessions.get(seq) ?? null,
				at
			};
			if (row.document && row.bytes) {
				return { ...common, type: 'prose', document: row.document, update: row.bytes };
			}
			if (!row.payload || !row.command) throw new Error('an event has a payload');
			return { ...common, type: 'entity', command: row.command, ...row.payload };
		});
		const { head } = chainEvents(plan.planId, emptyHead, events);
		expect(await readHead(database, plan.planId)).toEqual({
			seq: head.seq,
			hash: new Uint8Array(head.hash)
		});
		const forged = events.map((event) => ({ ...event, careSession: null }));
		expect(chainEvents(plan.planId, emptyHead, forged).head.hash).not.toEqual(head.hash);
	});

	test('[CS6] [CS16] two starts at once are one session; ending it twice names who did', async () => {
		const [specialist, doctor] = [await open('specialist'), await open('doctor')];
		const ids = [newId<CareSessionId>(), newId<CareSessionId>()] as const;
		const begin = (room: PlanRoom, sessionId: CareSessionId) =>
			room.run('StartCareSession', { sessionId, plannedMinutes: 30, agenda: [] });
		const answers = await Promise.all([begin(specialist, ids[0]), begin(doctor, ids[1])]);
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		const refusal = answers.find(({ ok }) => !ok);
		expect(refusal).toMatchObject({ error: { code: 'care-session-under-way' } });
		await until(() => specialist.state.careSession.size === 1);
		const [session] = [...specialist.state.careSession.values()];
		const [lead, other] =
			session?.leadId === plan.doctor.id ? [doctor, specialist] : [specialist, doctor];
		const sessionId = session?.id ?? ids[0];
		await until(() => other.state.careSession.size === 1);
		const taken = { sessionId, from: lead.you.userId, to: other.you.userId };
		expect(await other.run('HandOverCareSession', taken)).toEqual({ ok: true });
		const ends = await Promise.all([
			other.run('EndCareSession', { sessionId }),
			lead.run('EndCareSession', { sessionId })
		]);
		expect(ends[0]).toEqual({ ok: true });
		expect(ends[1].ok).toBe(false);
		await until(() => [...lead.state.careSession.values()][0]?.status === 'ended');
		expect(await lead.run('EndCareSession', { sessionId })).toMatchObject({
			error: { code: 'care-session-ended', current: { endedBy: other.you.userId } }
		});
	});

	test('[CS12] who drops out and comes back finds the item in hand and all lines', async () => {
		const [specialist, patient] = [await open('specialist'), await open('patient')];
		const sessionId = await start(specialist);
		await join(patient, sessionId);
		patient.destroy();
		const itemId = newId<never>();
		const subject = { type: 'other' } as const;
		await specialist.run('AddAgendaItem', { itemId, subject, text: 'Driving', order: '' });
		await specialist.run('GoToAgendaItem', { sessionId, itemId });
		const line = { sessionId, itemId, type: 'note', text: 'Said while away.' } as const;
		await specialist.run('RecordDecision', { decisionId: newId<DecisionId>(), ...line });
		const back = await open('patient');
		const [session] = [...back.state.careSession.values()];
		expect(session?.currentItemId).toBe(itemId);
		expect(session?.attendees.at(-1)).toMatchObject({ userId: plan.patient.id, leftAt: null });
		expect([...back.state.decision.values()].map(({ text }) => text)).toEqual(['Said while away.']);
	});

	test('[CS20] only what was decided in words takes a question off the work list, and Today says it', async () => {
		const specialist = await open('specialist');
		const [threadId, itemId] = [newId<ThreadId>(), newId<never>()];
		const asked = { anchor: { type: 'plan' }, text: 'May she drive?', mentions: [] } as const;
		const commentId = newId<never>();
		await specialist.run('StartThread', { threadId, commentId, ...asked, needsAnswer: true });
		const sessionId = await start(specialist);
		const subject = { type: 'thread', threadId } as const;
		await specialist.run('AddAgendaItem', { itemId, subject, text: '', order: '' });
		await specialist.run('GoToAgendaItem', { sessionId, itemId });
		await specialist.run('ProposeTreatment', { treatmentId: newId<TreatmentId>(), details });
		await until(() => specialist.state.decision.size === 1);
		expect([...specialist.state.decision.values()][0]?.agendaItemId).toBe(itemId);
		expect(await questionNow()).toEqual({ onWorkList: 1, decided: [null] });

		const text = 'Half an hour at most.';
		const line = { sessionId, itemId, type: 'decided', text } as const;
		await specialist.run('RecordDecision', { decisionId: newId<DecisionId>(), ...line });
		expect(await questionNow()).toEqual({ onWorkList: 0, decided: [text] });
	});
});

/** How a question stands for the doctor on the work list, and for the patient on the day's page. */
async function questionNow() {
	const list = await readWorkList(database, plan.doctor.id);
	const entities = await readEntities(database, plan.planId);
	const around = { newEvents: [], whatMatters: '', now: now().toISOString() };
	const { waiting } = todayOf(entities, plan.patient, around);
	return {
		onWorkList: list.find(({ planId }) => planId === plan.planId)?.waiting.questions,
		decided: waiting.flatMap((ask) => (ask.type === 'question' ? [ask.decided] : []))
	};
}
