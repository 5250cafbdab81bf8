import { beforeAll, expect, test } from 'vitest';
import { createPlan, newId, type PlanFixture } from '../../../../tests/support/plan-fixture.ts';
import { PlanWriter } from '../../../../tests/support/plan-writer.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import type { Command } from '../../domain/command.ts';
import type { AgendaItemId, CommentId, ThreadId } from '../../domain/ids.ts';
import type { AccordDatabase } from '../db/accord.ts';
import { readEntities, readHead } from './reader.ts';

let database: AccordDatabase;
let own: PlanFixture;
let others: PlanFixture;
const now = new Date();

beforeAll(async () => {
	({ database } = await testDatabase());
	own = await createPlan(database, now);
	others = await createPlan(database, now);
});

const question = (threadId: ThreadId, commentId: CommentId, text: string): Command => ({
	name: 'StartThread',
	input: {
		threadId,
		commentId,
		anchor: { type: 'section', section: 'goals' },
		text,
		mentions: [],
		needsAnswer: true
	}
});

test('[RO24] an id that another plan has taken writes nothing, there or here', async () => {
	const [here, there] = [new PlanWriter(database, own, now), new PlanWriter(database, others, now)];
	const [threadId, commentId] = [newId<ThreadId>(), newId<CommentId>()];
	const itemId = newId<AgendaItemId>();
	const matters = (text: string): Command => ({ name: 'SayWhatMatters', input: { itemId, text } });
	await there.run(others.patient, question(threadId, commentId, 'Theirs'));
	await there.run(others.patient, matters('Theirs'));
	const before = [
		await readEntities(database, others.planId),
		await readEntities(database, own.planId),
		await readHead(database, own.planId)
	];

	const attempts = [
		question(threadId, newId<CommentId>(), 'Ours'),
		question(newId<ThreadId>(), commentId, 'Ours'),
		matters('Ours')
	];
	for (const attempt of attempts) {
		await expect(here.run(own.patient, attempt)).rejects.toThrow('another plan has');
	}
	expect([
		await readEntities(database, others.planId),
		await readEntities(database, own.planId),
		await readHead(database, own.planId)
	]).toEqual(before);
});
