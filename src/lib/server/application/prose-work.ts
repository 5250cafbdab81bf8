import { randomInt } from 'node:crypto';
import * as Y from 'yjs';
import type { Change, PlanState } from '../../domain/change.ts';
import type { ProseFacts } from '../../domain/decision.ts';
import type { PlanId, UserId } from '../../domain/ids.ts';
import type { DocumentKey } from '../../domain/plan/section.ts';
import type { ProseDoc } from '../../domain/prose/prose.ts';
import { canonicalJson } from '../../domain/version/canonical.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { fitsEditor } from '../../prose/fits.ts';
import { makeEqual } from '../../prose/make-equal.ts';
import { readProse } from '../../prose/read.ts';
import { MAX_DOCUMENT_BYTES } from '../../protocol/version.ts';
import type { AccordTransaction } from '../db/accord.ts';
import { loadDocument, loadDocumentAt } from '../plan/prose-reader.ts';
import { leaseClientId } from '../plan/prose-writer.ts';

/** What a command has to do with a document. */
export interface ProseWork {
	readonly document: DocumentKey;
	/** An earlier moment of the document that the decision needs too. */
	readonly baseSeq?: number;
	/** What it is to say once the changes were decided; left out by what only reads it. */
	readonly next?: (facts: ProseFacts, changes: readonly Change[]) => ProseDoc;
}

/** As things stand under the head lock; null when the command is about no document after all. */
export type FindProseWork = (state: PlanState) => ProseWork | null;

/** A document that is open under the head lock: nobody can write it until the transaction ends. */
export interface HeldProse {
	readonly work: ProseWork;
	readonly facts: ProseFacts;
	readonly doc: Y.Doc;
}

export interface ProseUpdate {
	readonly document: DocumentKey;
	readonly update: Uint8Array;
}

export async function holdProse(
	transaction: AccordTransaction,
	planId: PlanId,
	work: ProseWork | null | undefined
): Promise<HeldProse | null> {
	if (!work) return null;
	const { document, baseSeq } = work;
	const { doc } = await loadDocument(transaction, planId, document);
	const now = readProse(doc);
	if (baseSeq === undefined) return { work, facts: { now, base: now }, doc };
	const earlier = await loadDocumentAt(transaction, { planId, document, seq: baseSeq });
	const base = readProse(earlier.doc);
	earlier.doc.destroy();
	return { work, facts: { now, base }, doc };
}

/**
 * The update by which the document says what was decided, under a fresh client id of whoever
 * decided it; null when it says so already. What others write at the same time merges with it.
 */
export async function writeHeld(
	transaction: AccordTransaction,
	{ work, facts, doc }: HeldProse,
	by: { readonly planId: PlanId; readonly userId: UserId; readonly changes: readonly Change[] }
): Promise<Result<ProseUpdate | null, Extract<Refusal, { code: 'text-full' }>>> {
	const { planId, userId, changes } = by;
	const { document } = work;
	const next = work.next?.(facts, changes);
	if (!next || isSame(next, facts.now)) return ok(null);
	doc.clientID = await leaseClientId(transaction, { planId, document, userId }, randomInt);
	const before = Y.encodeStateAsUpdate(doc).length;
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	makeEqual(doc, next);
	const [update] = updates;
	if (!update || !fitsEditor(doc) || !isSame(readProse(doc), next)) {
		throw new Error(`the ${document} of a plan could not be brought to what was decided`);
	}
	const after = Y.encodeStateAsUpdate(doc).length;
	if (after > MAX_DOCUMENT_BYTES && after > before) {
		return err({ code: 'text-full', limitBytes: MAX_DOCUMENT_BYTES });
	}
	return ok({ document, update });
}

function isSame(one: ProseDoc, other: ProseDoc): boolean {
	return canonicalJson(one) === canonicalJson(other);
}
