import { asc, eq } from 'drizzle-orm';

import type { PlanId } from '../../src/lib/domain/ids.ts';
import { documentKeys, type DocumentKey } from '../../src/lib/domain/plan/section.ts';
import type { ProseDoc } from '../../src/lib/prose/node.ts';
import { plainText, readProse } from '../../src/lib/prose/read.ts';
import type { AccordDatabase } from '../../src/lib/server/db/accord.ts';
import { planEvent } from '../../src/lib/server/db/schema/plan.ts';
import { chainEvents, emptyHead, type NewEvent } from '../../src/lib/server/plan/chain.ts';
import { loadDocument } from '../../src/lib/server/plan/prose-reader.ts';
import {
	readEntities,
	readHead,
	toPlanState,
	type Reading
} from '../../src/lib/server/plan/reader.ts';
import { fingerprint } from './fingerprint.ts';
import type { Acknowledged } from './ledger.ts';

export type FaultKind =
	'lost' | 'doubled' | 'chain' | 'refused' | 'diverged' | 'stuck' | 'uncaught';

export interface Fault {
	readonly kind: FaultKind;
	readonly text: string;
}

export interface Stored {
	readonly seq: number;
	readonly fingerprint: string;
	/** What is wrong with the record or against the ledgers; empty when nothing is. */
	readonly faults: readonly Fault[];
}

/** Everything of a plan as it lies on the disk, held against what people were told is saved. */
export async function checkStored(
	database: AccordDatabase,
	planId: PlanId,
	ledger: readonly Acknowledged[]
): Promise<Stored> {
	const { rows, head, sections, state } = await database.transact(
		async (moment) => ({
			rows: await moment.orm
				.select()
				.from(planEvent)
				.where(eq(planEvent.planId, planId))
				.orderBy(asc(planEvent.seq)),
			head: await readHead(moment, planId),
			sections: await readSections(moment, planId),
			state: toPlanState(await readEntities(moment, planId))
		}),
		{ isolation: 'repeatable read', readOnly: true }
	);
	const found = {
		prose: countWords(Object.values(sections).map(plainText), / ([A-Z]\d+\.)/g),
		command: countWords(
			rows.flatMap(({ payload }) => (payload ? [JSON.stringify(payload)] : [])),
			/"([A-Z]\d+\.)"/g
		)
	};
	const faults = [
		...chainFaults(planId, rows, head?.hash),
		...ledger.flatMap((line) => ledgerFaults(line, found))
	];
	return { seq: head?.seq ?? 0, fingerprint: fingerprint(state, sections), faults };
}

type Row = typeof planEvent.$inferSelect;

/** Numbered 1, 2, 3 … and each hash as it must be over everything before it. */
function chainFaults(
	planId: PlanId,
	rows: readonly Row[],
	headHash: Uint8Array | undefined
): Fault[] {
	const { head, chained } = chainEvents(planId, emptyHead, rows.map(eventOf));
	const broken = chained.flatMap(({ seq, hash, payloadHash }, index) => {
		const row = rows[index];
		const isSame =
			row?.seq === seq && isEqual(row.hash, hash) && isEqual(row.payloadHash, payloadHash);
		return isSame ? [] : [`the chain breaks at event ${row?.seq}`];
	});
	const isHead = headHash && isEqual(head.hash, headHash);
	const texts = [...broken.slice(0, 1), ...(isHead ? [] : ['the head is not the newest event'])];
	return texts.map((text) => ({ kind: 'chain', text }));
}

function eventOf(row: Row): NewEvent {
	const { opId, actorId, role, authSession, careSession } = row;
	const common = { opId, actorId, role, authSession, careSession, at: row.at.toISOString() };
	if (row.document && row.bytes) {
		return { ...common, type: 'prose', document: row.document, update: row.bytes };
	}
	if (!row.payload || !row.command) throw new Error(`event ${row.seq} has no payload`);
	return { ...common, type: 'entity', command: row.command, ...row.payload };
}

/** What was acknowledged is there once. Nothing these people ask is ever refused honestly. */
function ledgerFaults(
	line: Acknowledged,
	found: Readonly<Record<'prose' | 'command', ReadonlyMap<string, number>>>
): Fault[] {
	if (line.kind === 'refused') {
		return [{ kind: 'refused', text: `${line.name} ${line.word} was refused: ${line.code}` }];
	}
	const times = found[line.kind].get(line.word) ?? 0;
	if (times === 1) return [];
	const text = `${line.kind} ${line.word} was acknowledged and is there ${times} times`;
	return [{ kind: times === 0 ? 'lost' : 'doubled', text }];
}

/** How often each word is there; within one text of a command it counts once. */
function countWords(texts: readonly string[], pattern: RegExp): Map<string, number> {
	const counts = new Map<string, number>();
	for (const text of texts) {
		for (const [, word = ''] of text.matchAll(pattern)) {
			counts.set(word, (counts.get(word) ?? 0) + 1);
		}
	}
	return counts;
}

async function readSections(
	reading: Reading,
	planId: PlanId
): Promise<Record<DocumentKey, ProseDoc>> {
	const entries: [DocumentKey, ProseDoc][] = [];
	for (const key of documentKeys) {
		const { doc } = await loadDocument(reading, planId, key);
		entries.push([key, readProse(doc)]);
		doc.destroy();
	}
	return Object.fromEntries(entries) as Record<DocumentKey, ProseDoc>;
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
	return Buffer.compare(one, other) === 0;
}
