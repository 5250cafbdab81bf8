import { beforeAll, expect, test } from 'vitest';
import { contextOf } from '../../../../tests/support/people.ts';
import { newId } from '../../../../tests/support/plan-fixture.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { provenSigner } from '../../../../tests/support/signer.ts';
import type { Role } from '../../domain/actor.ts';
import { amendmentsFor } from '../../domain/amendment/policy.ts';
import type { AmendmentSubject } from '../../domain/amendment/amendment.ts';
import { put } from '../../domain/change.ts';
import type { Command } from '../../domain/command.ts';
import {
	toId,
	type AmendmentId,
	type PlanId,
	type SignatureId,
	type UserId
} from '../../domain/ids.ts';
import { documentKeys } from '../../domain/plan/section.ts';
import { signatureTexts } from '../../domain/version/signature-text.ts';
import { createIdentity } from '../auth/identity.ts';
import type { AccordDatabase } from '../db/accord.ts';
import { seedDemonstration } from '../demo/seed.ts';
import { readWorkList } from '../people/work-list-reader.ts';
import { readEntities, toPlanState } from '../plan/reader.ts';
import { putEntities } from '../plan/writer.ts';
import { execute, sha256Hex } from './execute.ts';
import { readVersion, reviewPlan, signatureTextOf, signPlan } from './sign-plan.ts';

const now = new Date();
let database: AccordDatabase;
let planId: PlanId;
let people: ReadonlyMap<string, UserId>;

beforeAll(async () => {
	({ database } = await testDatabase());
	await database.sql`insert into installation (demonstration) values (true)`;
	const origin = 'http://localhost:3000';
	const newUuid = () => crypto.randomUUID();
	const { passwords } = await createIdentity({
		database,
		origin,
		now: () => now,
		newId: newUuid
	});
	await seedDemonstration({ database, passwords, now, installation: { demonstration: true } });
	const rows = await database.sql<{ plan: string; role: string; id: string }[]>`
		select m.plan_id as plan, m.role, m.user_id as id from plan_member m
		join version v on v.plan_id = m.plan_id and v.number = 1
		join plan p on p.id = m.plan_id and p.patient_name = 'Rosa Alvarez' where m.until is null`;
	planId = toId<PlanId>(rows[0]?.plan ?? '');
	people = new Map(rows.map(({ role, id }) => [role, toId<UserId>(id)]));
});

function person(role: Role): UserId {
	return people.get(role) ?? toId('');
}

function run(role: Role, command: Command) {
	const context = contextOf(database, person(role));
	const opId = newId<never>();
	return execute(context, { planId, opId, command, signer: provenSigner });
}

async function ask(about: AmendmentSubject): Promise<AmendmentId> {
	const amendmentId = newId<AmendmentId>();
	const { version } = await readEntities(database, planId);
	const versionId = version.find(({ number }) => number === 1)?.id ?? toId('');
	const input = { amendmentId, versionId, about, request: 'It was May.' };
	expect(await run('patient', { name: 'RequestAmendment', input })).toMatchObject({ ok: true });
	return amendmentId;
}

function decide(role: Role, amendmentId: AmendmentId, kind: 'accepted' | 'denied') {
	const input = { amendmentId, kind, reason: 'As the letter says.' };
	return run(role, { name: 'DecideAmendment', input });
}

test('[AM2] what the version does not say is not asked about, whatever the plan says today', async () => {
	const amendmentId = newId<AmendmentId>();
	const { version } = await readEntities(database, planId);
	const about = { type: 'passage', document: 'story', quote: 'Never written.' } as const;
	const versionId = version[0]?.id ?? toId('');
	const input = { amendmentId, versionId, about, request: 'It was May.' };
	expect(await run('patient', { name: 'RequestAmendment', input })).toMatchObject({
		error: { code: 'invalid-input', field: 'quote' }
	});
});

test('[AM5] of two who decide at once one does, and the other learns of it', async () => {
	const id = await ask({ type: 'passage', document: 'story', quote: '' });
	const answers = await Promise.all([
		decide('pain-specialist', id, 'denied'),
		decide('referring-doctor', id, 'accepted')
	]);
	expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
	const refused = answers.find(({ ok }) => !ok);
	expect(refused).toMatchObject({
		error: {
			code: 'amendment-decided',
			current: { id, decision: { reason: 'As the letter says.' } }
		}
	});
});

test('[AM4] the work list counts what the policy says', async () => {
	const { goal, record } = await readEntities(database, planId);
	const item = (kind: 'goal' | 'record', id = '') =>
		({ type: 'item', kind, id, name: 'x' }) as const;
	await ask({ type: 'version' });
	for (const document of documentKeys) await ask({ type: 'passage', document, quote: '' });
	await ask(item('goal', goal[0]?.id));
	await ask(item('record', record[0]?.id));
	const state = toPlanState(await readEntities(database, planId));
	for (const role of ['referring-doctor', 'pain-specialist'] as const) {
		const entries = await readWorkList(database, person(role));
		const counted = entries.find((entry) => entry.planId === planId)?.waiting.amendments;
		const waiting = amendmentsFor({ id: person(role), name: '', role }, state);
		expect(counted, role).toBe(waiting.length);
		expect(counted, role).toBeGreaterThan(0);
	}
});

test('[VE22] [AM9] a version names what it amends, and is the plan as it stands', async () => {
	const id = await ask({ type: 'version' });
	expect(await decide('pain-specialist', id, 'accepted')).toMatchObject({ ok: true });
	const context = contextOf(database, person('pain-specialist'));
	const review = await reviewPlan(context, planId);
	if (!review.ok) throw new Error(review.error.code);
	expect(review.value.toSettle.map((one) => one.id)).toContain(id);
	const open = { ...review.value.page.entities };
	const questions = open.thread.filter(
		({ needsAnswer, status }) => needsAnswer && status === 'open'
	);
	for (const { id: threadId, revision: expectedRevision } of questions) {
		const commentId = newId<never>();
		const reply = { commentId, threadId, text: 'Yes.', mentions: [] };
		await run('pain-specialist', { name: 'ReplyToThread', input: reply });
		const input = { threadId, expectedRevision };
		await run('pain-specialist', { name: 'ResolveThread', input });
	}
	const ids = { versionId: newId<never>(), signatureId: newId<never>() };
	const warnings = review.value.warnings.map((one) => ({ ...one, reason: 'We know.' }));
	const covered = { reviewedContentHash: review.value.contentHash, statement: '', warnings };
	const input = { ...ids, ...covered, settles: [id] };
	const request = { planId, opId: newId<never>(), input, signer: provenSigner };
	expect(await signPlan(context, request)).toMatchObject({ ok: true });
	const number = review.value.number;
	const signed = await readVersion(context, planId, number);
	const first = await readVersion(context, planId, 1);
	if (!signed.ok || !first.ok) throw new Error('not there');
	const { contentHash } = first.value.version;
	expect(signed.value.version.amends).toEqual([
		{ versionNumber: 1, contentHash, requestIds: [id] }
	]);
	expect(signed.value.signatures).toMatchObject([
		{ holds: true, circumstances: { timeZone: 'Europe/London', factors: ['session', 'password'] } }
	]);
	expect(signed.value.content.amendments.map((one) => one.id)).toContain(id);
	expect(signed.value.changedSince).toEqual([]);
});

test('[VE14] a signature of each earlier form reads as it was made, byte for byte', async () => {
	const context = contextOf(database, person('patient'));
	const first = await readVersion(context, planId, 1);
	if (!first.ok) throw new Error(first.error.code);
	const { version } = first.value;
	const warned = [{ type: 'cause-unanswered', ids: [planId], reason: 'We know.' }] as const;
	const who = { userId: person('patient'), name: 'Rosa Alvarez', role: 'patient' } as const;
	const said = { ...who, meaning: 'agree', statement: '', signedAt: now.toISOString() } as const;
	const circumstances = null;
	const bound = { planId, versionNumber: 1, contentHash: version.contentHash, amends: [] };
	const texts = [[], warned].flatMap((warnings) =>
		signatureTexts({ ...bound, ...said, warnings, circumstances }).map((text) => ({
			text,
			made: {
				...said,
				id: newId<SignatureId>(),
				revision: 1,
				versionId: version.id,
				warnings,
				circumstances,
				hash: sha256Hex(text)
			}
		}))
	);
	expect(texts.map(({ text }) => JSON.parse(text).format)).toEqual([
		'accord-signature/2',
		'accord-signature/1',
		'accord-signature/2'
	]);
	const changes = texts.map(({ made }) => put('signature', made));
	await database.transact((transaction) => putEntities(transaction, planId, { changes }));
	const { signature } = await readEntities(database, planId);
	for (const { text, made } of texts) {
		const stored = signature.find(({ id }) => id === made.id);
		expect(stored && signatureTextOf(planId, version, stored)).toBe(text);
	}
});
