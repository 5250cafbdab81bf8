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

export interface Stored {
	readonly seq: number;
	readonly fingerprint: string;
	/** What is wrong with the record or against the ledgers, in words; empty when nothing is. */
	readonly faults: readonly string[];
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
	const text = Object.values(sections).map(plainText).join('\n');
	const payloads = rows.flatMap(({ payload }) => (payload ? [JSON.stringify(payload)] : []));
	const faults = [
		...chainFaults(planId, rows, head?.hash),
		...ledger.flatMap((line) => ledgerFaults(line, { text, payloads }))
	];
	return { seq: head?.seq ?? 0, fingerprint: fingerprint(state, sections), faults };
}

type Row = typeof planEvent.$inferSelect;

/** Numbered 1, 2, 3 … and each hash as it must be over everything before it. */
function chainFaults(
	planId: PlanId,
	rows: readonly Row[],
	headHash: Uint8Array | undefined
): string[] {
	const { head, chained } = chainEvents(planId, emptyHead, rows.map(eventOf));
	const broken = chained.flatMap(({ seq, hash, payloadHash }, index) => {
		const row = rows[index];
		const isSame =
			row?.seq === seq && isEqual(row.hash, hash) && isEqual(row.payloadHash, payloadHash);
		return isSame ? [] : [`the chain breaks at event ${row?.seq}`];
	});
	if (headHash && isEqual(head.hash, headHash)) return broken.slice(0, 1);
	return [...broken.slice(0, 1), 'the head is not the newest event'];
}

function eventOf(row: Row): NewEvent {
	const { opId, actorId, role, authSession } = row;
	const common = { opId, actorId, role, authSession, at: row.at.toISOString() };
	if (row.document && row.bytes) {
		return { ...common, type: 'prose', document: row.document, update: row.bytes };
	}
	if (!row.payload || !row.command) throw new Error(`event ${row.seq} has no payload`);
	return { ...common, type: 'entity', command: row.command, ...row.payload };
}

/** What was acknowledged is there once. Nothing these people ask is ever refused honestly. */
function ledgerFaults(
	line: Acknowledged,
	{ text, payloads }: { text: string; payloads: readonly string[] }
): string[] {
	if (line.kind === 'refused') return [`${line.name} ${line.word} was refused: ${line.code}`];
	const quoted = JSON.stringify(line.word);
	const found =
		line.kind === 'prose'
			? text.split(` ${line.word}`).length - 1
			: payloads.filter((payload) => payload.includes(quoted)).length;
	if (found === 1) return [];
	return [`${line.kind} ${line.word} was acknowledged and is there ${found} times`];
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
