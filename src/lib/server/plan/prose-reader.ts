import { and, asc, desc, eq, gt, lte, sql } from 'drizzle-orm';
import * as Y from 'yjs';
import type { PlanId, UserId } from '../../domain/ids.ts';
import type { DocumentKey } from '../../domain/plan/section.ts';
import { planEvent } from '../db/schema/plan.ts';
import { proseClient, proseSnapshot } from '../db/schema/prose.ts';
import type { Reading } from './reader.ts';

export interface LoadedDocument {
	readonly doc: Y.Doc;
	/** Everything of this document up to this event is in `doc`. */
	readonly seq: number;
	/** What was read beside the snapshot: how much a new snapshot would save. */
	readonly tail: { readonly rows: number; readonly bytes: number };
	readonly snapshotBytes: number;
}

/** A document as it stands. */
export function loadDocument(
	reading: Reading,
	planId: PlanId,
	document: DocumentKey
): Promise<LoadedDocument> {
	return loadDocumentAt(reading, { planId, document, seq: Number.MAX_SAFE_INTEGER });
}

/**
 * A document as of one event of the plan, from the newest snapshot before it and everything since,
 * as one moment: one statement, so that a compaction in between cannot hide a row. Replayed in one
 * Yjs transaction.
 */
export async function loadDocumentAt(
	{ orm }: Reading,
	{ planId, document, seq: upTo }: { planId: PlanId; document: DocumentKey; seq: number }
): Promise<LoadedDocument> {
	const snapshot = orm
		.select({ seq: proseSnapshot.seq, bytes: proseSnapshot.state })
		.from(proseSnapshot)
		.where(
			and(
				eq(proseSnapshot.planId, planId),
				eq(proseSnapshot.document, document),
				lte(proseSnapshot.seq, upTo)
			)
		)
		.orderBy(desc(proseSnapshot.seq))
		.limit(1);
	const after = sql`coalesce((select max(${proseSnapshot.seq}) from ${proseSnapshot}
		where ${proseSnapshot.planId} = ${planId} and ${proseSnapshot.document} = ${document}
			and ${proseSnapshot.seq} <= ${upTo}), 0)`;
	const tail = orm
		.select({ seq: planEvent.seq, bytes: sql<Uint8Array>`${planEvent.bytes}` })
		.from(planEvent)
		.where(
			and(
				eq(planEvent.planId, planId),
				eq(planEvent.document, document),
				eq(planEvent.type, 'prose'),
				gt(planEvent.seq, after),
				lte(planEvent.seq, upTo)
			)
		);
	const rows = await snapshot.unionAll(tail).orderBy(asc(sql`seq`));
	return replay(rows);
}

function replay(rows: readonly { seq: number; bytes: Uint8Array }[]): LoadedDocument {
	const doc = new Y.Doc();
	doc.transact(() => {
		for (const row of rows) Y.applyUpdate(doc, row.bytes);
	});
	const bytes = rows.slice(1).reduce((sum, row) => sum + row.bytes.length, 0);
	return {
		doc,
		seq: rows.at(-1)?.seq ?? 0,
		tail: { rows: Math.max(0, rows.length - 1), bytes },
		snapshotBytes: rows[0]?.bytes.length ?? 0
	};
}

/** Whose a client id is, for each id that was ever leased for the document. */
export async function readClientOwners(
	{ orm }: Reading,
	planId: PlanId,
	document: DocumentKey
): Promise<Map<number, UserId | null>> {
	const rows = await orm
		.select({ clientId: proseClient.clientId, userId: proseClient.userId })
		.from(proseClient)
		.where(and(eq(proseClient.planId, planId), eq(proseClient.document, document)));
	return new Map(rows.map((row) => [row.clientId, row.userId]));
}
