import { hash } from '@node-rs/argon2';
import { v7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/postgres.ts';
import { toId, type ClinicId, type PatientId, type UserId } from '../../domain/ids.ts';
import { insertClinic, insertPatient, insertUser } from '../people/writer.ts';
import { createIdentity, type Identity } from './identity.ts';
import { reauthenticate, signIn, type Caller } from './sign-in.ts';
import { makeSignInLink, openSignInLink, useSignInLink } from './sign-in-link.ts';
import { putPassword } from './writer.ts';

const password = 'a quiet walk by the river';
const doctorId = toId<UserId>(v7());
const clinicId = toId<ClinicId>(v7());
const caller: Caller = { address: '192.0.2.1', requestId: null, token: null };

let db: TestDatabase;
let identity: Identity;
let now = new Date('2026-11-22T10:00:00.000Z');

beforeAll(async () => {
	db = await testDatabase();
	const settings = { timeZone: 'UTC', emergencyNumber: '112', phoneNumber: '555 0100' };
	await insertClinic(db.database, { id: clinicId, name: 'Harbour', settings });
	await insertUser(db.database, {
		id: doctorId,
		name: 'Dr Maria Lindqvist',
		email: 'maria@example.org',
		createdAt: now
	});
});

beforeEach(async () => {
	now = new Date();
	identity = await createIdentity({
		database: db.database,
		origin: 'http://localhost:3000',
		now: () => now,
		newId: v7
	});
	const hashed = await identity.passwords.hash(password);
	if (!hashed.ok) throw new Error('no hash');
	await putPassword(db.database, { userId: doctorId, passwordHash: hashed.value, at: now });
});

describe('signing in', () => {
	test('[R-ID-1] with address and password starts a session', async () => {
		const answer = await signIn(identity, { email: ' Maria@Example.org ', password }, caller);
		expect(answer.ok && answer.value.session.userId).toBe(doctorId);
	});

	test('[R-SE-4] ends the session the browser had, and its cookie is not used again', async () => {
		const first = await signIn(identity, { email: 'maria@example.org', password }, caller);
		if (!first.ok) throw new Error('not signed in');
		const { token } = first.value;
		const second = await signIn(
			identity,
			{ email: 'maria@example.org', password },
			{ ...caller, token }
		);
		expect(second.ok && second.value.token).not.toBe(token);
		expect(await identity.sessions.validate(token)).toBeNull();
	});

	test('[R-ID-5] is refused alike for an unknown person, a wrong password, a disabled one', async () => {
		const wrong = await signIn(identity, { email: 'maria@example.org', password: 'x' }, caller);
		const unknown = await signIn(identity, { email: 'who@example.org', password }, caller);
		await db.database.sql`update "user" set disabled_at = now() where id = ${doctorId}`;
		const disabled = await signIn(identity, { email: 'maria@example.org', password }, caller);
		await db.database.sql`update "user" set disabled_at = null where id = ${doctorId}`;
		expect(wrong).toEqual({ ok: false, error: { code: 'not-recognised' } });
		expect([unknown, disabled]).toEqual([wrong, wrong]);
	});

	test('[R-ID-6] waits after five wrong passwords, the right one too', async () => {
		for (let index = 0; index < 5; index += 1) {
			await signIn(identity, { email: 'maria@example.org', password: `x${index}` }, caller);
		}
		const answer = await signIn(identity, { email: 'maria@example.org', password }, caller);
		expect(answer).toEqual({ ok: false, error: { code: 'wait', seconds: 60 } });
		const elsewhere = { ...caller, address: '192.0.2.2' };
		const other = await signIn(identity, { email: 'maria@example.org', password }, elsewhere);
		expect(other.ok).toBe(true);
	});

	test('[R-ID-4] replaces a weaker hash', async () => {
		const weak = await hash(password, { memoryCost: 8_192, timeCost: 1 });
		await putPassword(db.database, { userId: doctorId, passwordHash: weak, at: now });
		await signIn(identity, { email: 'maria@example.org', password }, caller);
		const [row] = await db.database.sql`select password_hash as hash from credential`;
		expect(row?.['hash']).toContain('m=19456,t=2,p=1');
	});

	test('[R-SE-4] again, before something that binds, keeps the session', async () => {
		const { session, token } = await identity.sessions.start(
			{ userId: doctorId, isClinician: true },
			null
		);
		const wrong = await reauthenticate(identity, session, { password: 'x', caller });
		expect(wrong).toEqual({ ok: false, error: { code: 'not-recognised' } });
		expect((await reauthenticate(identity, session, { password, caller })).ok).toBe(true);
		const after = await identity.sessions.validate(token);
		expect(after?.reauthenticatedAt).toEqual(now);
		const events = await db.database.sql`
			select outcome from audit_event
			where action = 'reauthenticate' and auth_session = ${session.publicId} order by seq`;
		expect(events.map((event) => event['outcome'])).toEqual(['refused', 'success']);
	});
});

describe('a one-time link', () => {
	const answers = { birthDate: '1968-03-04', password: 'sunflowers by the wall' };

	async function addPatient(): Promise<UserId> {
		const userId = toId<UserId>(v7());
		await insertUser(db.database, {
			id: userId,
			name: 'Rosa Alvarez',
			email: null,
			createdAt: now
		});
		await insertPatient(db.database, {
			id: toId<PatientId>(v7()),
			clinicId,
			userId,
			name: 'Rosa Alvarez',
			birthDate: '1968-03-04',
			identifier: null,
			createdAt: now
		});
		return userId;
	}

	function make(userId: UserId) {
		return db.database.transact((transaction) =>
			makeSignInLink(transaction, { userId, createdBy: doctorId, now })
		);
	}

	test('[R-ID-11] is not in the database, can be looked at often, and works once', async () => {
		const userId = await addPatient();
		const { token } = await make(userId);
		const [dump] = await db.database.sql`select json_agg(l)::text as text from sign_in_link l`;
		expect(dump?.['text']).not.toContain(token);
		expect(await openSignInLink(identity, token)).toEqual({ clinicName: 'Harbour' });
		expect(await openSignInLink(identity, token)).toEqual({ clinicName: 'Harbour' });

		const given = { ...answers, token, email: 'Rosa@example.org' };
		const used = await useSignInLink(identity, given, caller);
		expect(used.ok && used.value.session.userId).toBe(userId);
		expect(await openSignInLink(identity, token)).toBeNull();
		expect(await useSignInLink(identity, given, caller)).toEqual({
			ok: false,
			error: { code: 'link-over' }
		});
		const entered = { email: 'rosa@example.org', password: answers.password };
		expect((await signIn(identity, entered, caller)).ok).toBe(true);
	});

	test('[R-ID-11] used twice at once works once', async () => {
		const { token } = await make(await addPatient());
		const both = await Promise.all(
			['one@example.org', 'two@example.org'].map((email) =>
				useSignInLink(identity, { ...answers, token, email }, caller)
			)
		);
		expect(both.filter((answer) => answer.ok)).toHaveLength(1);
	});

	test('[R-ID-11] ends after seven days, and when a new one is made', async () => {
		const userId = await addPatient();
		const first = await make(userId);
		const second = await make(userId);
		expect(await openSignInLink(identity, first.token)).toBeNull();
		expect(await openSignInLink(identity, second.token)).not.toBeNull();
		now = new Date(now.getTime() + 7 * 24 * 60 * 60_000);
		expect(await openSignInLink(identity, second.token)).toBeNull();
	});

	test('[R-ID-6] does not let a birth date be guessed', async () => {
		const { token } = await make(await addPatient());
		const given = { ...answers, token, email: 'guess@example.org' };
		for (let day = 10; day < 15; day += 1) {
			const wrong = { ...given, birthDate: `1968-03-${day}` };
			expect(await useSignInLink(identity, wrong, caller)).toEqual({
				ok: false,
				error: { code: 'birth-date-differs' }
			});
		}
		const right = await useSignInLink(identity, given, caller);
		expect(right.ok ? null : right.error.code).toBe('wait');
	});

	test.each([
		[{ email: 'maria@example.org' }, { code: 'email-taken' }],
		[{ email: 'nobody' }, { code: 'email-malformed' }],
		[{ password: 'short' }, { code: 'password', problem: 'too-short' }],
		[{ password: 'rosa alvarez accord' }, { code: 'password', problem: 'too-obvious' }]
	])('[R-ID-2] %o is refused and the link still stands', async (change, error) => {
		const { token } = await make(await addPatient());
		const given = { ...answers, token, email: 'new@example.org', ...change };
		expect(await useSignInLink(identity, given, caller)).toEqual({ ok: false, error });
		expect(await openSignInLink(identity, token)).not.toBeNull();
	});

	test('[R-ID-11] of a stranger or a typing mistake says the same as one that is over', async () => {
		for (const token of ['', 'x', 'A'.repeat(43), 'é'.repeat(43)]) {
			expect(await openSignInLink(identity, token)).toBeNull();
		}
	});
});
