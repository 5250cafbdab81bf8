import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/postgres.ts';
import { contextOf } from '../../../../tests/support/people.ts';
import { coverage } from '../../domain/catalogue/coverage.ts';
import { toId, type PlanId, type UserId } from '../../domain/ids.ts';
import { recordsOf } from '../../domain/record/record.ts';
import { reviewPlan, readVersion } from '../application/sign-plan.ts';
import { createIdentity, type Identity } from '../auth/identity.ts';
import { signIn } from '../auth/sign-in.ts';
import { chainEvents, emptyHead, type NewEvent } from '../plan/chain.ts';
import { readEntities, readEventRows, readHead } from '../plan/reader.ts';
import { rowToPlanEvent } from '../plan/wire.ts';
import { readOwnPlans } from '../people/today-reader.ts';
import { todayOf } from '../people/today.ts';
import { readWorkList, type WorkListEntry } from '../people/work-list-reader.ts';
import { demonstrationSignIns } from './people.ts';
import { seedDemonstration } from './seed.ts';

const now = new Date();
let db: TestDatabase;
let identity: Identity;
let filled: boolean[];

beforeAll(async () => {
	db = await testDatabase();
	const { database } = db;
	await database.sql`insert into installation (demonstration) values (true)`;
	identity = await createIdentity({
		database,
		origin: 'http://localhost:3000',
		now: () => now,
		newId: () => crypto.randomUUID()
	});
	const parts = { database, passwords: identity.passwords, now };
	const seed = (demonstration: boolean) =>
		seedDemonstration({ ...parts, installation: { demonstration } });
	const refused = await seed(false);
	const [plans] = await database.sql`select count(*) as plans from plan`;
	expect([refused, plans?.['plans']]).toEqual([false, 0]);
	filled = await Promise.all([seed(true), seed(true)]);
	filled.push(await seed(true));
});

async function idOf(name: string): Promise<UserId> {
	const [row] = await db.database.sql<{ id: string }[]>`
		select id from "user" where name = ${name}`;
	return toId<UserId>(row?.id ?? '');
}

async function workListOf(name: string): Promise<ReadonlyMap<string, WorkListEntry>> {
	const entries = await readWorkList(db.database, await idOf(name));
	return new Map(entries.map((entry) => [entry.patientName, entry]));
}

test('[R-ID-1] a demonstration is filled once, however often it starts', async () => {
	expect(filled.filter(Boolean)).toHaveLength(1);
	const [counts] = await db.database.sql`
		select (select count(*) from plan) as plans, (select count(*) from clinic) as clinics,
			(select count(*) from "user") as people`;
	expect(counts).toEqual({ plans: 3, clinics: 2, people: 6 });
});

test('[R-ID-1] its three people sign in with the passwords that are printed', async () => {
	for (const { email, password, name } of demonstrationSignIns) {
		const caller = { address: '192.0.2.1', requestId: null, token: null };
		const answer = await signIn(identity, { email, password }, caller);
		expect(answer.ok && answer.value.session.name).toBe(name);
	}
});

test('[I4] every plan’s record is whole, in order of time, and chained to its head', async () => {
	const plans = await db.database.sql<{ id: string }[]>`select id from plan`;
	for (const { id } of plans) {
		const planId = toId<PlanId>(id);
		const rows = await readEventRows(db.database, { planId, afterSeq: 0, limit: 1_000 });
		const events = rows.map((row): NewEvent => {
			const { seq, ...event } = rowToPlanEvent(row);
			return { ...event, authSession: null };
		});
		const { head } = chainEvents(planId, emptyHead, events);
		const stored = await readHead(db.database, planId);
		expect(Buffer.from(stored?.hash ?? []).toString('hex')).toBe(
			Buffer.from(head.hash).toString('hex')
		);
		const times = rows.map(({ at }) => at.getTime());
		expect(times).toEqual(times.toSorted((one, other) => one - other));
		expect(times.at(-1)).toBeLessThan(now.getTime());
	}
});

describe('Rosa’s plan', () => {
	async function planOf(patientName: string): Promise<PlanId> {
		const entry = (await workListOf('Dr Amara Okafor')).get(patientName);
		if (!entry) throw new Error('not on the work list');
		return entry.planId;
	}

	test('[I6] its version 1 holds: hash, three signatures, and what changed since', async () => {
		const context = contextOf(db.database, await idOf('Dr Amara Okafor'));
		const read = await readVersion(context, await planOf('Rosa Alvarez'), 1);
		if (!read.ok) throw new Error(read.error.code);
		const { hashHolds, signatures, changedSince } = read.value;
		expect(hashHolds).toBe(true);
		expect(signatures.map(({ meaning, holds }) => [meaning, holds]).sort()).toEqual([
			['agree', true],
			['author', true],
			['reviewed', true]
		]);
		expect(changedSince.length).toBeGreaterThan(3);
	});

	test('[U-8] a question stands between it and version 2', async () => {
		const context = contextOf(db.database, await idOf('Dr Amara Okafor'));
		const review = await reviewPlan(context, await planOf('Rosa Alvarez'));
		if (!review.ok) throw new Error(review.error.code);
		expect(review.value.blockers.map(({ type }) => type)).toEqual(['needs-answer']);
		expect(review.value.number).toBe(2);
	});

	test('[U-6] its treatments stand in many states', async () => {
		const { treatment } = await readEntities(db.database, await planOf('Rosa Alvarez'));
		const states = treatment.map(({ name, status }) => `${name}: ${status}`).sort();
		expect(states).toEqual([
			'Another operation: set-aside',
			'Duloxetine capsules: considering',
			'Gabapentin capsules: active',
			'Spinal manipulation: suggested',
			'Supervised exercise, twice a week: active',
			'TENS trial at home: considering',
			'Test injection at the left sacroiliac joint: proposed'
		]);
	});

	test('[U-6] it carries all that a re-evaluation is made of', async () => {
		const { record, goal, treatment } = await readEntities(
			db.database,
			await planOf('Rosa Alvarez')
		);
		const causes = recordsOf(record, 'cause');
		const evidence = recordsOf(record, 'evidence');
		const directions = new Set(evidence.map(({ details }) => details.direction));
		expect(recordsOf(record, 'past-treatment').length).toBeGreaterThanOrEqual(10);
		expect(new Set(causes.map(({ details }) => details.status)).size).toBe(3);
		expect([...directions].toSorted()).toEqual(['against', 'for', 'noticed']);
		expect(recordsOf(record, 'study')).toHaveLength(2);
		expect(goal.every(({ measure, levels }) => measure !== '' && levels.length === 5)).toBe(true);
		expect(
			new Set(recordsOf(record, 'stance').map(({ details }) => details.catalogueId)).size
		).toBe(5);
		const { unansweredCauses } = coverage({ causes, goals: goal, treatments: treatment });
		expect(unansweredCauses).toHaveLength(1);
	});

	test('[AM8] what she asked to be put right stays with version 1, answered or not', async () => {
		const { amendment } = await readEntities(db.database, await planOf('Rosa Alvarez'));
		const asked = amendment.toSorted((one, other) => one.askedAt.localeCompare(other.askedAt));
		expect(
			asked.map(({ decision, disagreement, reply }) => [
				decision?.kind ?? null,
				disagreement !== null,
				reply
			])
		).toEqual([
			['denied', true, null],
			[null, false, null]
		]);
	});

	test('[U-13] tells her what waits, what is next and what is new', async () => {
		const rosa = await idOf('Rosa Alvarez');
		const [own] = await readOwnPlans(db.database, rosa);
		if (!own) throw new Error('no plan');
		const { planId } = own;
		const [look] = await db.database.sql<{ seq: number }[]>`
			select seq from plan_look where plan_id = ${planId} and user_id = ${rosa}`;
		const rows = await readEventRows(db.database, {
			planId,
			afterSeq: look?.seq ?? 0,
			limit: 500
		});
		const entities = await readEntities(db.database, planId);
		const today = todayOf(
			entities,
			{ id: rosa },
			{ newEvents: rows.map(rowToPlanEvent), whatMatters: 'To sing.', now: now.toISOString() }
		);
		expect(
			today.waiting.map((ask) =>
				ask.type === 'proposal' ? ask.treatment.name : ask.type === 'question' ? ask.text : ''
			)
		).toEqual([
			'Is an hour still the right goal for the concert, or would you say half an hour with a break?',
			'Duloxetine capsules',
			'Test injection at the left sacroiliac joint'
		]);
		expect(today.next.map(({ treatment }) => treatment.name)).toEqual([
			'Gabapentin capsules',
			'Supervised exercise, twice a week'
		]);
		expect(today.answers.map(({ text }) => text.slice(0, 7))).toEqual(['It may.']);
		expect(today.goals).toHaveLength(3);
		expect(today.safety).toEqual({ open: [], isDue: false });
		expect(today.news.length).toBeGreaterThan(5);
		expect(today.news.every(({ by }) => by?.name !== 'Rosa Alvarez')).toBe(true);
	});
});

test('[VE22] Grace’s version 2 names the version that it puts right', async () => {
	const entry = (await workListOf('Dr Amara Okafor')).get('Grace Mwangi');
	if (!entry) throw new Error('not on the work list');
	const context = contextOf(db.database, await idOf('Dr Amara Okafor'));
	const read = await readVersion(context, entry.planId, 2);
	if (!read.ok) throw new Error(read.error.code);
	expect(read.value.version.amends).toMatchObject([{ versionNumber: 1 }]);
	expect(read.value.hashHolds).toBe(true);
	expect(read.value.signatures.every(({ holds }) => holds)).toBe(true);
});

describe('the work list', () => {
	test('[U-17] of the specialist: urgent first, what waits, what is new', async () => {
		const list = await workListOf('Dr Amara Okafor');
		expect([...list.keys()]).toEqual(['Ben Ito', 'Rosa Alvarez', 'Grace Mwangi']);
		expect(list.get('Ben Ito')).toMatchObject({
			waiting: {
				isNew: true,
				proposals: 0,
				ideas: 0,
				goals: 0,
				questions: 0,
				decisions: 0,
				suggestions: 0,
				amendments: 0,
				version: null
			},
			latestVersion: null,
			changed: 0,
			lastActivityBy: 'Dr Maria Lindqvist'
		});
		expect(list.get('Rosa Alvarez')).toMatchObject({
			birthDate: '1968-03-04',
			identifier: 'H-10427',
			waiting: { isNew: false, proposals: 0, questions: 1, amendments: 1, version: null },
			latestVersion: 1,
			changedSinceVersion: true
		});
		expect(list.get('Grace Mwangi')).toMatchObject({
			waiting: {
				isNew: false,
				proposals: 0,
				ideas: 0,
				goals: 0,
				questions: 0,
				decisions: 0,
				suggestions: 0,
				amendments: 0,
				version: null
			},
			waitingSince: null,
			changedSinceVersion: false,
			changed: 0
		});
	});

	test('[U-17] what changed is counted by things, not by keystrokes', async () => {
		const entry = (await workListOf('Rosa Alvarez')).get('Rosa Alvarez');
		if (!entry) throw new Error('not on the work list');
		const { planId } = entry;
		const rosa = await idOf('Rosa Alvarez');
		const [look] = await db.database.sql<{ seq: number }[]>`
			select seq from plan_look where plan_id = ${planId} and user_id = ${rosa}`;
		const page = { planId, afterSeq: look?.seq ?? 0, limit: 500 };
		const news = (await readEventRows(db.database, page))
			.map(rowToPlanEvent)
			.filter(({ actorId }) => actorId !== rosa);
		const things = news.map((event) => {
			if (event.type === 'prose') return event.document;
			const { entity } = event;
			if ('threadId' in entity) return entity.threadId;
			if ('treatmentId' in entity) return entity.treatmentId;
			return 'versionId' in entity ? entity.versionId : entity.id;
		});
		expect(entry.changed).toBe(new Set(things).size);
		expect(entry.changed).toBeLessThan(news.length);
	});

	test('[U-17] of the doctor: proposals and questions to her, not her own', async () => {
		const list = await workListOf('Dr Maria Lindqvist');
		expect(list.get('Rosa Alvarez')?.waiting).toEqual({
			redFlag: null,
			isNew: false,
			proposals: 0,
			ideas: 1,
			goals: 1,
			questions: 1,
			decisions: 0,
			suggestions: 0,
			amendments: 1,
			version: null
		});
		expect(list.get('Ben Ito')?.waiting.isNew).toBe(false);
	});

	test('[R-AZ-3] of anybody else is empty', async () => {
		expect(await readWorkList(db.database, await idOf('Dr Noor Haddad'))).toEqual([]);
		expect(await readOwnPlans(db.database, await idOf('Dr Amara Okafor'))).toEqual([]);
	});
});
