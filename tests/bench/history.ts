// How long it takes to look back: two versions compared, their hash, a past moment, the history.
// node tests/bench/history.ts (after `npm run paraglide`); starts a database of its own.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as Y from 'yjs';

import { layOut, type Content } from '../../src/lib/components/version/lay-out.ts';
import { comparedPlaces } from '../../src/lib/components/timeline/compare-words.ts';
import { timelineEntries } from '../../src/lib/components/timeline/entries.ts';
import { put } from '../../src/lib/domain/change.ts';
import type { GoalId, OpId } from '../../src/lib/domain/ids.ts';
import { canonicalText } from '../../src/lib/domain/version/content.ts';
import { diffContent } from '../../src/lib/domain/version/difference.ts';
import { testContent } from '../../src/lib/domain/version/test-content.ts';
import { testTreatment, testId } from '../../src/lib/domain/test-plan.ts';
import type { ProseDoc } from '../../src/lib/domain/prose/prose.ts';
import { FRAGMENT } from '../../src/lib/prose/node.ts';
import { openMoment } from '../../src/lib/server/application/open-moment.ts';
import { openTimeline } from '../../src/lib/server/application/plan-timeline.ts';
import { sha256Hex } from '../../src/lib/server/application/execute.ts';
import { whoWrote } from '../../src/lib/server/application/who-wrote.ts';
import { accordSchema, type AccordDatabase } from '../../src/lib/server/db/accord.ts';
import { startEmbeddedDatabase } from '../../src/lib/server/db/embedded/start.ts';
import { migrate } from '../../src/lib/server/db/migrate.ts';
import { openDatabase } from '../../src/lib/server/db/transaction.ts';
import { chainEvents, type NewEvent } from '../../src/lib/server/plan/chain.ts';
import { loadDocument } from '../../src/lib/server/plan/prose-reader.ts';
import { leaseClientId, writeSnapshot } from '../../src/lib/server/plan/prose-writer.ts';
import { lockHead, toPlanState } from '../../src/lib/server/plan/reader.ts';
import { appendEvents, putEntities } from '../../src/lib/server/plan/writer.ts';
import { createPassage } from '../../src/lib/prose/anchor.ts';
import { contextOf } from '../support/people.ts';
import { createPlan, newId, type PlanFixture } from '../support/plan-fixture.ts';
import { silent } from '../support/silent-log.ts';

const events = 20_000;
const rounds = 15;
const goalIds = Array.from({ length: 60 }, () => newId<GoalId>());

const [before, after] = twoVersions();
line(
	'canonical text and hash, 60 items, 30 pages',
	measure(() => sha256Hex(canonicalText(before)))
);
line(
	'compare two such versions, in words and in the text',
	measure(() => {
		comparedPlaces(diffContent<ProseDoc>(before, after), before, after);
		layOut(after, before);
	})
);

const dataDir = await mkdtemp(join(tmpdir(), 'accord-history-'));
const server = await startEmbeddedDatabase({ dataDir, log: silent });
const database = openDatabase(server.url, { schema: accordSchema });
try {
	await migrate(database);
	const plan = await createPlan(database, new Date('2026-01-01T08:00:00.000Z'));
	const head = await fill(database, plan);
	// As a database does by itself after so many changes.
	await database.sql`analyze`;
	const context = contextOf(database, plan.patient.id);
	for (const part of [0.1, 0.5, 0.9]) {
		const moment = { planId: plan.planId, seq: Math.floor(head * part) };
		const took = await measureAsync(() => openMoment(context, moment));
		line(`the plan after ${moment.seq} of ${head} events`, took);
	}
	const opening = await measureAsync(async () => {
		const opened = await openTimeline(context, plan.planId, null);
		if (!opened.ok) throw new Error(opened.error.code);
		const { entities, timeZone, ...stretch } = opened.value;
		timelineEntries({ ...stretch, now: toPlanState(entities), planHref: '/p', timeZone });
	});
	line(`the newest page of the history of ${head} events`, opening);
	const { doc } = await loadDocument(database, plan.planId, 'story');
	const anchor = createPassage(doc, 'story', {
		from: { block: 1, offset: 10 },
		to: { block: 1, offset: 200 }
	});
	if (anchor) {
		line('who wrote a passage', await measureAsync(() => whoWrote(context, plan.planId, anchor)));
	}
} finally {
	await database.close();
	await server.stop();
	await rm(server.home, { recursive: true, force: true });
	await rm(dataDir, { recursive: true, force: true });
}

/** Two texts of one plan: 60 items, 30 pages of 500 words, every tenth paragraph reworded. */
function twoVersions(): readonly [Content, Content] {
	const pages = (round: number): ProseDoc => ({
		type: 'doc',
		content: Array.from({ length: 75 }, (_, paragraph) => ({
			type: 'paragraph',
			content: [{ type: 'text', text: words(paragraph, round), marks: [] }]
		}))
	});
	const content = (round: number) =>
		testContent(
			{
				treatment: Array.from({ length: 60 }, (_, index) =>
					testTreatment({
						id: testId<never>(2_000 + index),
						name: `Treatment ${index}`,
						target: index % 10 === 0 ? `Target ${round}` : 'Target'
					})
				)
			},
			{
				'what-matters': pages(round),
				story: pages(round),
				'working-diagnosis': pages(round),
				'plan-summary': pages(round)
			} as never
		) as Content;
	return [content(0), content(1)];
}

function words(paragraph: number, round: number): string {
	return Array.from({ length: 50 }, (_, index) => {
		const isReworded = round === 1 && paragraph % 10 === 0 && index % 12 === 0;
		return isReworded ? `changed${index}` : `word${(paragraph * 7 + index) % 211}`;
	}).join(' ');
}

/** Keystrokes and changes as they come, with a snapshot now and then. */
async function fill(database: AccordDatabase, plan: PlanFixture): Promise<number> {
	const { planId, patient, doctor } = plan;
	const start = Date.parse('2026-01-02T08:00:00.000Z');
	const { doc } = await loadDocument(database, planId, 'story');
	const lease = { planId, document: 'story', userId: patient.id } as const;
	doc.clientID = await leaseClientId(database, lease, (limit) => 1 + Math.floor(limit / 3));
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	let seq = 0;
	for (let made = 0; made < events; made += 500) {
		await database.transact(async (transaction) => {
			const head = await lockHead(transaction, planId);
			if (!head) throw new Error('a plan has a head');
			const batch = Array.from({ length: 500 }, (_, index): NewEvent => {
				const at = new Date(start + (made + index) * 400_000).toISOString();
				const op = { opId: newId<OpId>(), authSession: null, at };
				if (index % 5 === 0) return { ...op, ...goalEvent(doctor.id, made + index, at) };
				doc.transact(() => letter(doc, made + index));
				const update = updates.splice(0)[0] ?? new Uint8Array([0, 0]);
				return {
					...op,
					type: 'prose',
					document: 'story',
					update,
					actorId: patient.id,
					role: patient.role
				};
			});
			const { head: next, chained } = chainEvents(planId, head, batch);
			const changes = batch.flatMap((event) =>
				event.type === 'entity' && event.kind === 'goal' ? [put('goal', event.entity)] : []
			);
			await putEntities(transaction, planId, { changes });
			await appendEvents(transaction, planId, { head: next, chained });
			seq = next.seq;
		});
		if (made % 2_000 === 0)
			await writeSnapshot(database, {
				planId,
				document: 'story',
				seq,
				state: Y.encodeStateAsUpdate(doc)
			});
	}
	return seq;
}

function goalEvent(addedBy: PlanFixture['doctor']['id'], index: number, at: string) {
	const goal = {
		id: goalIds[Math.floor(index / 5) % goalIds.length] ?? newId<GoalId>(),
		revision: 1 + index,
		text: `Goal as worded in change ${index}`,
		measure: '',
		levels: [],
		status: 'proposed',
		statusReason: '',
		addedAt: at,
		addedBy,
		answers: []
	} as const;
	const by = { actorId: addedBy, role: 'referring-doctor' } as const;
	return { type: 'entity', command: 'ReviseGoal', ...by, ...put('goal', goal) } as const;
}

function letter(doc: Y.Doc, index: number): void {
	const fragment = doc.getXmlFragment(FRAGMENT);
	if (index % 400 === 1) {
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [new Y.XmlText()]);
		fragment.insert(fragment.length, [paragraph]);
	}
	const last = fragment.get(fragment.length - 1);
	const text = last instanceof Y.XmlElement ? last.get(0) : undefined;
	if (text instanceof Y.XmlText) text.insert(text.length, index % 6 === 0 ? ' ' : 'a');
}

function measure(work: () => unknown): readonly number[] {
	return Array.from({ length: rounds }, () => {
		const since = performance.now();
		work();
		return performance.now() - since;
	});
}

async function measureAsync(work: () => Promise<unknown>): Promise<readonly number[]> {
	const took: number[] = [];
	for (let round = 0; round < rounds; round += 1) {
		const since = performance.now();
		await work();
		took.push(performance.now() - since);
	}
	return took;
}

function line(what: string, took: readonly number[]): void {
	const sorted = took.toSorted((one, other) => one - other);
	const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
	const worst = sorted.at(-1) ?? 0;
	console.log(`${what}: median ${middle.toFixed(1)} ms, slowest ${worst.toFixed(1)} ms`);
}
