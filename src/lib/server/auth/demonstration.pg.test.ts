import { v7 } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { toId, type UserId } from '../../domain/ids.ts';
import { insertUser } from '../people/writer.ts';
import { demonstrationPeople, signInAsDemonstrationPerson } from './demonstration.ts';
import { createIdentity, type Identity } from './identity.ts';
import type { Caller } from './sign-in.ts';

const caller: Caller = { address: '192.0.2.1', requestId: null, token: null };
const now = new Date();
const rosa = demonstrationPeople[0];

let identity: Identity;

beforeAll(async () => {
	const { database } = await testDatabase();
	identity = await createIdentity({
		database,
		origin: 'http://localhost:3000',
		now: () => now,
		newId: v7
	});
	const { name, email } = rosa;
	await insertUser(database, { id: toId<UserId>(v7()), name, email, createdAt: now });
});

test('[R-ID-1] one of the three gets a session as that person, without a password', async () => {
	const started = await signInAsDemonstrationPerson(identity, rosa.key, caller);
	expect(started?.session.name).toBe('Rosa Alvarez');
	expect(await identity.sessions.validate(started?.token ?? '')).not.toBeNull();
});

test('[R-ID-1] nobody else does: not an address, not a key without its person', async () => {
	for (const key of [rosa.email, 'pain-specialist', '', null, undefined, {}])
		expect(await signInAsDemonstrationPerson(identity, key, caller)).toBeNull();
});
