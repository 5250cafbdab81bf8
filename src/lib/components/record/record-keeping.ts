import type { AnyDetails } from '../../domain/record/field.ts';
import type { RecordKind } from '../../domain/record/kind.ts';
import type { ClinicalRecord } from '../../domain/record/record.ts';
import { draftOf, isTouched, resume, type RecordDraft } from './record-draft.ts';

interface Form {
	readonly kind: RecordKind;
	/** Null adds one. */
	readonly record: ClinicalRecord | null;
	readonly start: AnyDetails;
}

interface OpenForm {
	readonly draft: RecordDraft;
	/** What stood in each field when its author saw it. */
	readonly seen: AnyDetails;
}

/** What a draft is kept under: the same record, or the same kind begun the same way. */
export function keyOf({ kind, record, start }: Form): string {
	return record === null ? `record ${kind} ${JSON.stringify(start)}` : `record ${record.id}`;
}

/** A form as it opens, with what was typed into it before. */
export function openForm(kept: string, { kind, record, start }: Form): OpenForm {
	const current: AnyDetails = record?.details ?? start;
	if (kept === '') return { draft: draftOf(kind, current), seen: current };
	return resume(kind, unfold(kept), current);
}

/** What is worth keeping of a form that closes; empty where nothing was typed. */
export function keepForm({ kind, draft, seen }: OpenForm & { readonly kind: RecordKind }): string {
	return isTouched(kind, draft, seen) ? JSON.stringify({ draft, seen }) : '';
}

function unfold(kept: string): OpenForm {
	return JSON.parse(kept);
}
