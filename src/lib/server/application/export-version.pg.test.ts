import { chmod, mkdtemp, readFile, rm, stat, writeFile as writeText } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contextOf } from '../../../../tests/support/people.ts';
import { newId } from '../../../../tests/support/plan-fixture.ts';
import { testDatabase, type TestDatabase } from '../../../../tests/support/postgres.ts';
import { provenSigner } from '../../../../tests/support/signer.ts';
import { writeFile } from '../../components/proof/write-file.ts';
import type { Command } from '../../domain/command.ts';
import {
	toId,
	type CareSessionId,
	type OpId,
	type PlanId,
	type UserId,
	type VersionId
} from '../../domain/ids.ts';
import { verify } from '../../proof/verifier/verify.js';
import { grouped } from '../../proof/verifier/words.js';
import { createIdentity } from '../auth/identity.ts';
import { seedDemonstration } from '../demo/seed.ts';
import { describeKeys, retireKey } from '../proof/key-words.ts';
import { ensureSigningKey, readSigningKey, type SigningKey } from '../proof/signing-key.ts';
import { readSigningKeys } from '../proof/signing-key-writer.ts';
import { execute } from './execute.ts';
import { exportVersion } from './export-version.ts';

const now = new Date();
let db: TestDatabase;
let folder: string;
let planId: PlanId;

beforeAll(async () => {
	db = await testDatabase();
	folder = await mkdtemp(join(tmpdir(), 'accord-key-'));
	const { database } = db;
	await database.sql`insert into installation (demonstration) values (true)`;
	const { passwords } = await createIdentity({
		database,
		origin: 'http://localhost:3000',
		now: () => now,
		newId: () => crypto.randomUUID()
	});
	await seedDemonstration({ database, passwords, now, installation: { demonstration: true } });
	const [row] = await database.sql<{ id: string }[]>`
		select plan_id as id from version group by plan_id having max(number) = 1 limit 1`;
	planId = toId<PlanId>(row?.id ?? '');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function keyAt(name: string): Promise<SigningKey> {
	const key = await ensureSigningKey(join(folder, name));
	if (!key.ok) throw new Error(key.error.sentence);
	return key.value;
}

async function memberIds(): Promise<readonly UserId[]> {
	const rows = await db.database.sql<{ id: string }[]>`
		select user_id as id from plan_member where plan_id = ${planId} and until is null`;
	return rows.map(({ id }) => toId<UserId>(id));
}

async function exportAs(userId: UserId, key: SigningKey, number = 1) {
	return exportVersion(contextOf(db.database, userId), {
		planId,
		number,
		key,
		write: (version) => writeFile(version, key)
	});
}

function audited() {
	return db.database.sql`
		select actor_id, outcome, object_id, plan_id from audit_event
		where action = 'version-export' order by seq`;
}

test('[PF9] [PF1] [PF10] every member gets a file that verifies, all of the first at once', async () => {
	const key = await keyAt('signing-key');
	const members = await memberIds();
	expect(members.length).toBeGreaterThanOrEqual(3);
	for (const exported of await Promise.all(members.map((userId) => exportAs(userId, key)))) {
		const file = exported.ok ? exported.value : '';
		expect(await verify(new TextEncoder().encode(file))).toMatchObject({
			findings: [],
			isSealChecked: true,
			fingerprint: key.fingerprint,
			facts: { plan: planId, number: 1 }
		});
	}
	const recorded = await audited();
	expect(recorded).toHaveLength(members.length);
	for (const id of members)
		expect(recorded).toContainEqual({
			actor_id: id,
			outcome: 'success',
			object_id: '1',
			plan_id: planId
		});
});

test('[PF5] what was done in a care session is chained in the file as it was in the plan', async () => {
	const key = await keyAt('signing-key');
	const ids = await db.database.sql<{ id: string; role: string; version: string }[]>`
		select user_id as id, role, version.id as version from plan_member
		join version on version.plan_id = plan_member.plan_id and number = 1
		where plan_member.plan_id = ${planId} and until is null`;
	const of = (wanted: string) => {
		const { id = '', version = '' } = ids.find(({ role }) => role === wanted) ?? {};
		return { userId: toId<UserId>(id), versionId: toId<VersionId>(version) };
	};
	const doAs = async (role: string, command: Command) => {
		const context = contextOf(db.database, of(role).userId);
		const signer = provenSigner;
		const done = await execute(context, { planId, opId: newId<OpId>(), command, signer });
		expect(done).toMatchObject({ ok: true });
	};
	const sessionId = newId<CareSessionId>();
	const { versionId, userId } = of('patient');
	await doAs('pain-specialist', {
		name: 'StartCareSession',
		input: { sessionId, plannedMinutes: 30, agenda: [] }
	});
	await doAs('patient', { name: 'JoinCareSession', input: { sessionId, userId } });
	await doAs('patient', {
		name: 'AcknowledgeVersion',
		input: { signatureId: newId(), versionId, meaning: 'questions', statement: 'When?' }
	});
	const exported = await exportAs(userId, key);
	const file = exported.ok ? exported.value : exported.error.code;
	expect(file).toContain(`\\n${sessionId}\\n`);
	expect(file).toContain('I have questions');
});

test('[PF9] a stranger gets nothing, nor a member a version that was not signed', async () => {
	const key = await keyAt('signing-key');
	const before = await audited();
	const [member = toId<UserId>('')] = await memberIds();
	const stranger = await exportAs(toId<UserId>(crypto.randomUUID()), key);
	const unsigned = await exportAs(member, key, 9);
	expect([stranger, unsigned]).toEqual([
		{ ok: false, error: { code: 'not-found' } },
		{ ok: false, error: { code: 'not-found' } }
	]);
	expect(await audited()).toEqual(before);
});

test('[PF9] what does not hold together is not given out, and that is recorded', async () => {
	const key = await keyAt('signing-key');
	const [member = toId<UserId>('')] = await memberIds();
	await db.database.transact(async ({ sql }) => {
		await sql`alter table plan_event disable trigger plan_event_append_only`;
		await sql`update plan_event set role = 'patient' where plan_id = ${planId} and seq = 5`;
	});
	const exported = await exportAs(member, key);
	expect(exported).toEqual({ ok: false, error: { code: 'broken' } });
	expect((await audited()).at(-1)).toMatchObject({ outcome: 'refused' });
});

test('[PF10] the key is made once, by two at once too, and only its owner can read it', async () => {
	const file = join(folder, 'made-once');
	const made = await Promise.all([1, 2, 3, 4].map(() => ensureSigningKey(file)));
	const keys = new Set(made.map((one) => (one.ok ? one.value.publicKey : one.error.code)));
	expect(keys.size).toBe(1);
	expect((await stat(file)).mode & 0o777).toBe(0o600);
	expect(await readFile(file, 'utf8')).toContain('PRIVATE KEY');
	await chmod(file, 0o604);
	expect(await readSigningKey(file)).toMatchObject({ ok: false, error: { code: 'exposed' } });
	await writeText(join(folder, 'nonsense'), 'x', { mode: 0o600 });
	const nonsense = await readSigningKey(join(folder, 'nonsense'));
	expect(nonsense).toMatchObject({ ok: false, error: { code: 'not-a-key' } });
	for (const nothing of [undefined, join(folder, 'nowhere')])
		expect(await readSigningKey(nothing)).toMatchObject({ ok: false, error: { code: 'no-key' } });
});

test('[PF10] what a start that was cut off left behind is not taken for the key', async () => {
	const file = join(folder, 'cut-off');
	await writeText(`${file}.${process.pid}`, 'half', { mode: 0o604 });
	expect(await ensureSigningKey(file)).toMatchObject({ ok: true });
	expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('[PF10] one key at a time seals, and a key that was retired stays so', async () => {
	const [first, second] = [await keyAt('signing-key'), await keyAt('another')];
	const [member = toId<UserId>('')] = await memberIds();
	const otherKey = { ok: false, error: { code: 'other-key' } };
	expect(await exportAs(member, second)).toMatchObject(otherKey);
	const signingKeyFile = join(folder, 'signing-key');
	const told = (await describeKeys(db.database, { signingKeyFile })).join('\n');
	expect(told).toContain(`Signing key: ${grouped(first.fingerprint)}`);
	expect(told).toContain(`Public key: ${first.publicKey}`);
	expect(await retireKey(db.database, { signingKeyFile })).toContain(grouped(first.fingerprint));
	expect(await exportAs(member, first)).toMatchObject(otherKey);
	await exportAs(member, second);
	expect(await exportAs(member, first)).toMatchObject(otherKey);
	const known = await readSigningKeys(db.database);
	expect(known.map(({ publicKey, retiredAt }) => [publicKey, retiredAt === null])).toEqual([
		[first.publicKey, false],
		[second.publicKey, true]
	]);
	const after = (await describeKeys(db.database, { signingKeyFile })).join('\n');
	expect(after).toContain('That is not the key that seals for this installation');
	expect(after).toMatch(/^Key retired .*\nKey seals since /m);
	const stored = await db.database.sql`select signing_key::text as row from signing_key`;
	expect(JSON.stringify(stored)).not.toContain('PRIVATE');
});
