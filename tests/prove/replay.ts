import { createHash } from 'node:crypto';

import { asc, eq } from 'drizzle-orm';
import * as Y from 'yjs';

import { entityKinds, type Change, type PlanState } from '../../src/lib/domain/change.ts';
import type { PlanId } from '../../src/lib/domain/ids.ts';
import { planOf } from '../../src/lib/domain/plan/policy.ts';
import { documentKeys, type DocumentKey } from '../../src/lib/domain/plan/section.ts';
import { canonicalText } from '../../src/lib/domain/version/content.ts';
import { freeze } from '../../src/lib/domain/version/freeze.ts';
import type { ProseDoc } from '../../src/lib/prose/node.ts';
import { readProse } from '../../src/lib/prose/read.ts';
import type { AccordDatabase } from '../../src/lib/server/db/accord.ts';
import { version } from '../../src/lib/server/db/schema/content.ts';
import { planEvent } from '../../src/lib/server/db/schema/plan.ts';
import { proseClient } from '../../src/lib/server/db/schema/prose.ts';

/** What the record itself says against a plan: signatures, authors and op ids, in words. */
export async function recordFaults(database: AccordDatabase, planId: PlanId): Promise<string[]> {
	const rows = await database.orm
		.select()
		.from(planEvent)
		.where(eq(planEvent.planId, planId))
		.orderBy(asc(planEvent.seq));
	const versions = await database.orm.select().from(version).where(eq(version.planId, planId));
	const owners = await database.orm
		.select()
		.from(proseClient)
		.where(eq(proseClient.planId, planId));
	const ownerOf = new Map(owners.map((row) => [`${row.document} ${row.clientId}`, row.userId]));
	return [
		...versions.flatMap((signed) => {
			const text = contentAt(rows, signed.seq);
			const isSame = text === signed.canonicalText && sha256(text) === signed.contentHash;
			return isSame ? [] : [`version ${signed.number} is not what stood at ${signed.seq}`];
		}),
		...rows.flatMap((row) => strangeHands(row, ownerOf)),
		...repeatedOpIds(rows)
	];
}

type Row = typeof planEvent.$inferSelect;

/** The signed form of the plan, from nothing but its events up to one place. */
function contentAt(rows: readonly Row[], seq: number): string {
	const maps = Object.fromEntries(entityKinds.map((kind) => [kind, new Map()]));
	const docs = Object.fromEntries(documentKeys.map((key) => [key, new Y.Doc()]));
	for (const row of rows.filter((one) => one.seq <= seq)) {
		if (row.document && row.bytes) Y.applyUpdate(docs[row.document] as Y.Doc, row.bytes);
		if (!row.payload) continue;
		const change = row.payload as Change;
		maps[change.kind]?.set(change.entity.id, change.entity);
	}
	const state = maps as unknown as PlanState;
	const plan = planOf(state);
	if (!plan) return '';
	const sections = Object.fromEntries(
		documentKeys.map((key) => [key, readProse(docs[key] as Y.Doc)])
	) as Record<DocumentKey, ProseDoc>;
	return canonicalText(freeze(plan, state, sections));
}

/** New text stands only under client ids that were leased to its author. */
function strangeHands(row: Row, ownerOf: ReadonlyMap<string, string | null>): string[] {
	if (!row.document || !row.bytes || row.seq <= 0) return [];
	const clients = new Set(Y.decodeUpdate(row.bytes).structs.map(({ id }) => id.client));
	return [...clients].flatMap((client) => {
		const owner = ownerOf.get(`${row.document} ${client}`);
		const isOwn = owner === row.actorId || owner === null;
		return isOwn ? [] : [`event ${row.seq} writes as client ${client} of somebody else`];
	});
}

function repeatedOpIds(rows: readonly Row[]): string[] {
	const seen = new Set<string>();
	return rows.flatMap(({ type, opId, seq }) => {
		if (type !== 'prose') return [];
		if (seen.has(opId)) return [`event ${seq} repeats an op id`];
		seen.add(opId);
		return [];
	});
}

function sha256(text: string): string {
	return createHash('sha256').update(text, 'utf8').digest('hex');
}
