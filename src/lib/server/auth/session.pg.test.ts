import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/postgres.ts';
import { toId, type ClinicId, type UserId } from '../../domain/ids.ts';
import { isProved } from '../http/prove-password.ts';
import { insertClinic, insertClinicMember, insertUser } from '../people/writer.ts';
import { createIdentity, createSessionDirectory, findSessionByCookie } from './identity.ts';
import type { Identity } from './identity.ts';

const minuteMs = 60_000;
const began = new Date('2026-11-22T10:00:00.000Z');
const doctor = { userId: toId<UserId>(v7()), isClinician: true };
const rosa = { userId: toId<UserId>(v7()), isClinician: false };

let db: TestDatabase;
let identity: Identity;

beforeAll(async () => {
	db = await testDatabase();
	const clinicId = toId<ClinicId>(v7());
	const settings = { timeZone: 'UTC', emergencyNumber: '112', phoneNumber: '555 0100' };
	await insertClinic(db.database, { id: clinicId, name: 'Harbour', settings });
	for (const [{ userId }, name] of [
		[doctor, 'Dr Amara Okafor'],
		[rosa, 'Rosa Alvarez']
	] as const) {
		await insertUser(db.database, { id: userId, name, email: null, createdAt: began });
	}
	await insertClinicMember(db.database, {
		clinicId,
		userId: doctor.userId,
		role: 'pain-specialist'
	});
});

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['Date'], now: began });
	await db.database.sql`delete from auth_session`;
	identity = await createIdentity({
		database: db.database,
		origin: 'http://localhost:3000',
		now: () => new Date(),
		newId: v7
	});
});

afterEach(() => {
	vi.useRealTimers();
});

function pass(minutes: number): void {
	vi.setSystemTime(Date.now() + minutes * minuteMs);
}

async function rows() {
	return db.database.sql<{ id: string; expiresAt: Date }[]>`
		select id, expires_at as "expiresAt" from auth_session`;
}

describe('the token', () => {
	test('[R-SE-1] is nowhere in the database, only its SHA-256 is', async () => {
		const { token } = await identity.sessions.start(doctor, 'request');
		expect(token).toMatch(/^[a-z2-7]{40}$/);
		const [dump] = await db.database.sql`
			select (select json_agg(s)::text from auth_session s)
				|| (select json_agg(a)::text from audit_event a) as text`;
		expect(dump?.['text']).not.toContain(token);
		expect((await rows())[0]?.id).toBe(createHash('sha256').update(token).digest('hex'));
	});

	test('[R-SE-4] is new with every start', async () => {
		const first = await identity.sessions.start(doctor, null);
		const second = await identity.sessions.start(doctor, null);
		expect(second.token).not.toBe(first.token);
		expect(second.session.publicId).not.toBe(first.session.publicId);
	});

	test('[R-SE-1] of nobody finds nobody', async () => {
		await identity.sessions.start(doctor, null);
		for (const header of [undefined, 'session=', `session=${'a'.repeat(40)}`, 'session=%E0%A4%A']) {
			expect(await findSessionByCookie(identity, header)).toBeNull();
		}
	});
});

describe('the end', () => {
	test('[R-SE-2] signing out leaves no row and says which session ended', async () => {
		const { token, session } = await identity.sessions.start(doctor, null);
		const ended: string[] = [];
		identity.ended.onSessionEnded((publicId) => ended.push(publicId));
		await identity.sessions.end(token);
		expect(await rows()).toHaveLength(0);
		expect(ended).toEqual([session.publicId]);
		expect(await identity.sessions.validate(token)).toBeNull();
		expect(await identity.sessions.check(session.publicId)).toBeNull();
	});

	test('[R-SE-8] of everything a person has open is told one by one', async () => {
		const mine = [
			await identity.sessions.start(doctor, null),
			await identity.sessions.start(doctor, null)
		];
		const other = await identity.sessions.start(rosa, null);
		const ended: string[] = [];
		createSessionDirectory(identity).onEnded((publicId) => ended.push(publicId));
		await identity.sessions.endAllOf(doctor.userId);
		expect(ended.sort()).toEqual(mine.map(({ session }) => session.publicId).sort());
		expect(await identity.sessions.validate(other.token)).not.toBeNull();
	});

	test('[R-SE-8] by time is told without anybody asking', async () => {
		const { session } = await identity.sessions.start(doctor, null);
		const ended: string[] = [];
		identity.ended.onSessionEnded((publicId) => ended.push(publicId));
		await identity.sessions.sweep();
		expect(ended).toEqual([]);
		pass(15);
		await identity.sessions.sweep();
		expect(ended).toEqual([session.publicId]);
		expect(await rows()).toHaveLength(0);
	});

	test('[R-SE-8] comes at once for somebody who is disabled', async () => {
		const { token, session } = await identity.sessions.start(rosa, null);
		await db.database.sql`update "user" set disabled_at = now() where id = ${rosa.userId}`;
		expect(await identity.sessions.check(session.publicId)).toBeNull();
		expect(await identity.sessions.validate(token)).toBeNull();
		expect(await rows()).toHaveLength(0);
		await db.database.sql`update "user" set disabled_at = null where id = ${rosa.userId}`;
	});

	test('[R-AU-1] and the beginning are on the record', async () => {
		const { token, session } = await identity.sessions.start(doctor, 'request');
		await identity.sessions.end(token);
		const events = await db.database.sql`
			select action from audit_event where auth_session = ${session.publicId} order by seq`;
		expect(events.map((event) => event['action'])).toEqual(['sign-in', 'sign-out']);
	});
});

describe('the idle limit', () => {
	test.each([
		[doctor, 15],
		[rosa, 30]
	])('[R-SE-5] of %o is %i minutes', async (who, minutes) => {
		const { token } = await identity.sessions.start(who, null);
		pass(minutes - 0.1);
		expect(await identity.sessions.validate(token)).not.toBeNull();
		pass(0.2);
		expect(await identity.sessions.validate(token)).toBeNull();
		expect(await rows()).toHaveLength(0);
	});

	test('[R-SE-5] stays with activity at 49 % and moves in the database at 51 %', async () => {
		const { session } = await identity.sessions.start(doctor, null);
		const [{ publicId }, first] = [session, session.idleEndsAt];
		pass(15 * 0.49);
		expect((await identity.sessions.touch(publicId))?.idleEndsAt).toEqual(first);
		expect((await rows())[0]?.expiresAt).toEqual(first);
		pass(15 * 0.02);
		const moved = new Date(Date.now() + 15 * minuteMs);
		expect((await identity.sessions.touch(publicId))?.idleEndsAt).toEqual(moved);
		expect((await rows())[0]?.expiresAt).toEqual(moved);
	});

	test('[R-SE-6] does not move by looking', async () => {
		const { token, session } = await identity.sessions.start(doctor, null);
		for (let minute = 1; minute < 15; minute += 1) {
			pass(1);
			const seen = await identity.sessions.validate(token);
			expect(seen?.idleEndsAt).toEqual(session.idleEndsAt);
			expect((await identity.sessions.check(session.publicId))?.idleEndsAt).toEqual(
				session.idleEndsAt
			);
		}
		pass(1);
		expect(await identity.sessions.validate(token)).toBeNull();
	});

	test('[R-SE-5] that has passed is not brought back by activity', async () => {
		const { session } = await identity.sessions.start(doctor, null);
		pass(15.1);
		expect(await identity.sessions.touch(session.publicId)).toBeNull();
	});

	test('[R-SE-5] never reaches beyond twelve hours', async () => {
		const { token, session } = await identity.sessions.start(doctor, null);
		const end = new Date(began.getTime() + 12 * 60 * minuteMs);
		for (let minutes = 10; minutes < 12 * 60; minutes += 10) {
			pass(10);
			const touched = await identity.sessions.touch(session.publicId);
			expect(touched?.idleEndsAt.getTime()).toBeLessThanOrEqual(end.getTime());
		}
		vi.setSystemTime(end.getTime() - 1);
		expect(await identity.sessions.validate(token)).not.toBeNull();
		vi.setSystemTime(end.getTime());
		expect(await identity.sessions.validate(token)).toBeNull();
		expect(await identity.sessions.touch(session.publicId)).toBeNull();
	});
});

test('[R-SE-4] a repeated password counts for that session, and for no other', async () => {
	const { token, session } = await identity.sessions.start(doctor, null);
	expect(isProved({ authSession: session })).toBe(false);
	await identity.sessions.markReauthenticated(session, null);
	const after = await identity.sessions.validate(token);
	expect(after?.publicId).toBe(session.publicId);
	expect(isProved({ authSession: after })).toBe(true);
	const { session: other } = await identity.sessions.start(doctor, null);
	expect(isProved({ authSession: other })).toBe(false);
});
