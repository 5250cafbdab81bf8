import { isEqual } from '../../domain/equal.ts';
import { fieldsByKind } from '../../domain/record/details.ts';
import type { AnyDetails } from '../../domain/record/field.ts';
import type { RecordKind } from '../../domain/record/kind.ts';
import type { ClinicalRecord } from '../../domain/record/record.ts';
import type { PlanState } from '../../domain/change.ts';
import { m } from '../../paraglide/messages.js';
import { deniedPresence } from '../record/record-news.ts';
import { recordTitle } from '../record/record-title.ts';
import { fieldWords, oneOfKindWords, valueWords } from '../record/record-words.ts';
import { fieldChangeWords, said, type ChangeWords, type FieldChange } from './change-words.ts';
import type { EventOf, Telling } from './telling.ts';

export function recordWords(
	{ entity }: EventOf<'record'>,
	{ before, now }: Telling
): readonly ChangeWords[] {
	const was = before.record.get(entity.id);
	const words = { one: oneOfKindWords(entity.kind), title: recordTitle(entity) };
	if (!was) return [said(addedWords(entity))];
	if (was.enteredInErrorAt === null && entity.enteredInErrorAt !== null) {
		const reason = entity.enteredInErrorReason;
		if (reason === '') return [said(m.timeline_record_removed(words))];
		return [said(m.timeline_record_removed_reason({ ...words, reason }))];
	}
	const pair = { before: was.details, after: entity.details };
	return changedRecordFields(entity.kind, pair, now).map((change) =>
		fieldChangeWords(recordTitle(was), change)
	);
}

function addedWords(record: ClinicalRecord): string {
	const words = { one: oneOfKindWords(record.kind), title: recordTitle(record) };
	const denied = deniedPresence(record);
	if (denied === 'absent') return m.timeline_record_absent(words);
	return denied === 'unknown' ? m.timeline_record_unknown(words) : m.timeline_record_added(words);
}

/** The fields of which the two say something else, in the order of the form. */
export function changedRecordFields(
	kind: RecordKind,
	{ before, after }: { readonly before: AnyDetails; readonly after: AnyDetails },
	state: PlanState
): readonly FieldChange[] {
	return Object.keys(fieldsByKind[kind])
		.filter((field) => !isEqual(before[field] ?? null, after[field] ?? null))
		.map((field) => ({
			label: fieldWords(kind, field),
			from: valueWords({ kind, field, value: before[field] }, state),
			to: valueWords({ kind, field, value: after[field] }, state)
		}));
}
