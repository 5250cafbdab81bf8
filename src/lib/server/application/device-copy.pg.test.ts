import { randomUUID } from 'node:crypto';
import { v7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
	createPlan,
	type Person,
	type PlanFixture
} from '../../../../tests/support/plan-fixture.ts';
import { testDatabase, type TestDatabase } from '../../../../tests/support/postgres.ts';
import type { PlanId } from '../../domain/ids.ts';
import { createIdentity, type Identity } from '../auth/identity.ts';
import { answerDeviceCopy, startDeviceCopy } from './device-copy.ts';

let db: TestDatabase;
let plan: PlanFixture;
let identity: Identity;
let now = new Date();

beforeAll(async () => {
	db = await testDatabase();
	identity = await createIdentity({
		database: db.database,
		origin: 'http://localhost:3000',
		now: () => now,
		newId: v7
	});
});

beforeEach(async () => {
	now = new Date();
	plan = await createPlan(db.database, now);
});

async function signIn({ id: userId }: Person) {
	const { token, session } = await identity.sessions.start({ userId, isClinician: false }, null);
	return { token, caller: { userId, authSession: session.publicId } };
}

type Caller = Awaited<ReturnType<typeof signIn>>['caller'];

async function begin(caller: Caller): Promise<string> {
	const parts = {
		database: db.database,
		now: () => now,
		requestId: v7(),
		publish: () => undefined
	};
	const id = await startDeviceCopy({ ...parts, ...caller }, randomUUID);
	if (id === null) throw new Error('no session');
	return id;
}

function ask(copy: string, caller: Caller | null, plans: readonly PlanId[] = [plan.planId]) {
	const asker = { database: db.database, now: () => now, requestId: v7(), caller };
	return answerDeviceCopy(asker, { copy, plans: [...plans], ends: false });
}

async function onRecord(id: string): Promise<readonly string[]> {
	const rows = await db.database.sql<{ action: string }[]>`
		select action from audit_event where object_id = ${id} order by seq`;
	return rows.map(({ action }) => action);
}

const over = { stands: false, isSignedIn: false, plans: [] };

test('[CL41] turning it on and off is on the record, with whose it is', async () => {
	const { caller } = await signIn(plan.patient);
	const id = await begin(caller);
	expect(await onRecord(id)).toEqual(['device-copy-on']);
	const asker = { database: db.database, now: () => now, requestId: v7(), caller };
	expect(await answerDeviceCopy(asker, { copy: id, plans: [], ends: true })).toEqual(over);
	expect(await answerDeviceCopy(asker, { copy: id, plans: [], ends: true })).toEqual(over);
	expect(await onRecord(id)).toEqual(['device-copy-on', 'device-copy-off']);
	const [row] = await db.database.sql`
		select actor_id, auth_session from audit_event where object_id = ${id}`;
	expect(row).toEqual({ actor_id: caller.userId, auth_session: caller.authSession });
});

describe('[CL44] the server calls copies off', () => {
	test('when their person signs out', async () => {
		const { token, caller } = await signIn(plan.patient);
		const id = await begin(caller);
		await identity.sessions.end(token);
		expect(await ask(id, null)).toEqual(over);
		expect(await onRecord(id)).toEqual(['device-copy-on', 'device-copy-off']);
	});

	test('when they sign out after another sign-in with the same browser', async () => {
		const id = await begin((await signIn(plan.patient)).caller);
		const later = await signIn(plan.patient);
		expect(await ask(id, later.caller)).toMatchObject({ stands: true, isSignedIn: true });
		await identity.sessions.end(later.token);
		expect(await ask(id, null)).toEqual(over);
	});

	test('of every browser when they sign out everywhere, also where nobody is signed in', async () => {
		const lost = await signIn(plan.patient);
		const ids = [await begin(lost.caller), await begin((await signIn(plan.patient)).caller)];
		now = new Date(now.getTime() + 60 * 60_000);
		await identity.sessions.sweep();
		await signIn(plan.patient);
		await identity.sessions.endAllOf(plan.patient.id);
		for (const id of ids) expect(await ask(id, null)).toEqual(over);
	});

	test('when somebody else is signed in with the same browser', async () => {
		const id = await begin((await signIn(plan.patient)).caller);
		const { caller } = await signIn(plan.doctor);
		expect(await ask(id, caller)).toEqual(over);
		expect(await ask(id, null)).toEqual(over);
	});

	test('of a person who is disabled', async () => {
		const id = await begin((await signIn(plan.patient)).caller);
		await db.database.sql`update "user" set disabled_at = now() where id = ${plan.patient.id}`;
		expect(await ask(id, null)).toEqual(over);
	});

	test('of a plan to which access has ended', async () => {
		const { caller } = await signIn(plan.patient);
		const id = await begin(caller);
		const other = await createPlan(db.database, now);
		const asked = [plan.planId, other.planId];
		expect((await ask(id, caller, asked)).plans).toEqual([plan.planId]);
		await db.database.sql`update plan_member set until = now() where user_id = ${caller.userId}`;
		expect(await ask(id, null, asked)).toMatchObject({ stands: true, plans: [] });
	});
});

test('[CL45] a session that only ran out leaves the copies', async () => {
	const id = await begin((await signIn(plan.patient)).caller);
	now = new Date(now.getTime() + 60 * 60_000);
	await identity.sessions.sweep();
	expect(await ask(id, null)).toEqual({ stands: true, isSignedIn: false, plans: [plan.planId] });
	expect(await onRecord(id)).toEqual(['device-copy-on']);
});

test('[CL45] an unknown name is told nothing', async () => {
	expect(await ask(randomUUID(), null)).toEqual(over);
});
