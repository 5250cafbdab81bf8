import { setTimeout as delay } from 'node:timers/promises';
import type { PlanRoom } from '../../src/lib/client/plan-room.svelte.ts';
import type { Command } from '../../src/lib/domain/command.ts';
import type { GoalId, TreatmentId } from '../../src/lib/domain/ids.ts';
import { canonicalText } from '../../src/lib/domain/version/content.ts';
import { execute } from '../../src/lib/server/application/execute.ts';
import { reviewPlan, signPlan } from '../../src/lib/server/application/sign-plan.ts';
import type { AccordDatabase } from '../../src/lib/server/db/accord.ts';
import { findFrozenVersion } from '../../src/lib/server/plan/version-reader.ts';
import { readEntities } from '../../src/lib/server/plan/reader.ts';
import { testDetails } from '../../src/lib/domain/test-plan.ts';
import type { Random } from '../crash/random.ts';
import type { TestGateway } from './gateway.ts';
import { newId, type Person, type PlanFixture } from './plan-fixture.ts';
import { provenSigner } from './signer.ts';
import { openRoomOf, type, until } from './room.ts';

interface Ground {
	readonly database: AccordDatabase;
	readonly gateway: TestGateway;
	readonly plan: PlanFixture;
	readonly random: Random;
}

/** What came of all races: how many were signed, and what was wrong, in words. */
export interface RaceResult {
	readonly signed: number;
	readonly edits: number;
	readonly refused: readonly string[];
	readonly wrong: readonly string[];
}

/**
 * Signs what was just read, again and again, while the three write and add goals in the same moment.
 * Either it is refused and the hash that stands is another, or the version is, letter by letter, what
 * was reviewed.
 */
export async function raceToSign(ground: Ground, races: number): Promise<RaceResult> {
	const { plan } = ground;
	await prepareToSign(ground);
	const at = { ...ground, now: () => new Date() };
	const people = [plan.patient, plan.doctor, plan.specialist];
	const rooms = await Promise.all(people.map((person) => openRoomOf(at, person)));
	const counts = { signed: 0, edits: 0, refused: new Array<string>(), wrong: new Array<string>() };
	try {
		for (const room of rooms) await openTexts(room);
		for (let race = 0; race < races; race += 1) await runOne(ground, { race, rooms, counts });
		await until(() => rooms.every(({ saveState }) => saveState === 'saved'));
	} finally {
		for (const room of rooms) room.destroy();
	}
	return counts;
}

interface Race {
	readonly race: number;
	readonly rooms: readonly PlanRoom[];
	readonly counts: { signed: number; edits: number; refused: string[]; wrong: string[] };
}

async function runOne(ground: Ground, { race, rooms, counts }: Race): Promise<void> {
	const { plan, random } = ground;
	const context = contextOf(ground, plan.specialist);
	const review = await reviewPlan(context, plan.planId);
	if (!review.ok) throw new Error(review.error.code);
	const { content, contentHash } = review.value;
	const reviewed = canonicalText(content);
	const edits = rooms.filter(() => random() < 0.35).map((room) => edit(room, { race, random }));
	counts.edits += edits.length;
	await delay(random() < 0.5 ? 0 : random() * 8);
	const ids = { versionId: newId<never>(), signatureId: newId<never>() };
	const input = {
		...ids,
		reviewedContentHash: contentHash,
		statement: '',
		warnings: [],
		settles: []
	};
	const { planId } = plan;
	const request = { planId, opId: newId<never>(), input, signer: provenSigner };
	const [answer] = await Promise.all([signPlan(context, request), ...edits]);
	if (answer.ok) {
		counts.signed += 1;
		const frozen = await findFrozenVersion(ground.database, planId);
		if (frozen?.canonicalText !== reviewed) counts.wrong.push(`race ${race}: not what was read`);
		return;
	}
	const { error } = answer;
	counts.refused.push(error.code);
	const isHonest =
		error.code === 'already-exists' ||
		(error.code === 'content-moved' && error.contentHash !== contentHash);
	if (!isHonest) counts.wrong.push(`race ${race}: refused with ${error.code}`);
}

/** One change of a person, soon: words in a text, or a goal. */
async function edit(
	room: PlanRoom,
	{ race, random }: { readonly race: number; readonly random: Random }
): Promise<void> {
	await delay(random() * 8);
	if (random() < 0.7) {
		type(room.document('story'), ` ${race}`);
		await until(() => room.saveState === 'saved');
		return;
	}
	const done = await room.run('AddGoal', { goalId: newId<GoalId>(), text: `Goal ${race}` });
	if (!done.ok) throw new Error(done.error.code);
}

async function openTexts(room: PlanRoom): Promise<void> {
	if (!(await room.document('story').openForWriting())) throw new Error('nothing can be written');
	if (room.you.role !== 'patient') return;
	const matters = room.document('what-matters');
	if (!(await matters.openForWriting())) throw new Error('nothing can be written');
	type(matters, 'To sit through a concert.');
	await until(() => room.saveState === 'saved');
}

/** What a signature needs beside the patient's own words: a goal, and something chosen for it. */
async function prepareToSign(ground: Ground): Promise<void> {
	const { plan, database } = ground;
	const run = async (command: Command, person = plan.specialist) => {
		const context = contextOf(ground, person);
		const done = await execute(context, { planId: plan.planId, opId: newId<never>(), command });
		if (!done.ok) throw new Error(done.error.code);
	};
	const treatmentId = newId<TreatmentId>();
	const goalId = newId<GoalId>();
	await run({ name: 'AddGoal', input: { goalId, text: 'To sit for an hour' } }, plan.patient);
	const details = { ...testDetails, goalId };
	await run({ name: 'ProposeTreatment', input: { treatmentId, details } });
	for (const to of ['considering', 'chosen'] as const) {
		const { treatment } = await readEntities(database, plan.planId);
		const expectedRevision = treatment.find(({ id }) => id === treatmentId)?.revision ?? 1;
		const input = { treatmentId, expectedRevision, to, reason: '' };
		await run({ name: 'SetTreatmentStatus', input });
	}
}

function contextOf({ database, gateway }: Ground, person: Person) {
	return {
		database,
		userId: person.id,
		authSession: null,
		requestId: null,
		now: () => new Date(),
		publish: gateway.gateway.publish
	};
}
