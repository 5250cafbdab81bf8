import type { ClinicalRecord } from '../../domain/record/record.ts';
import { m } from '../../paraglide/messages.js';
import type { EntityEvent } from '../../protocol/event.ts';
import { recordTitle } from './record-title.ts';
import { oneOfKindWords } from './record-words.ts';

type RecordEvent = Pick<Extract<EntityEvent, { kind: 'record' }>, 'command' | 'entity'>;

/**
 * What somebody did with a record, in one sentence.
 * @param isYours in the words for the patient whom it is about
 */
export function recordNewsWords(
	{ command, entity }: RecordEvent,
	{ name, isYours }: { readonly name: string; readonly isYours: boolean }
): string {
	const words = { name, one: oneOfKindWords(entity.kind), title: recordTitle(entity) };
	if (entity.enteredInErrorAt !== null) return m.record_news_removed(words);
	const denied = deniedPresence(entity);
	if (denied !== null) return (isYours ? yours : neutral)[denied](words);
	return command === 'AddRecord' ? m.record_news_added(words) : m.record_news_revised(words);
}

/** That a condition was asked about and is not there, or is not known, is not that there is one. */
export function deniedPresence(record: ClinicalRecord): 'absent' | 'unknown' | null {
	if (record.kind !== 'condition') return null;
	const { presence } = record.details;
	return presence === 'present' ? null : presence;
}

const neutral = { absent: m.record_news_absent, unknown: m.record_news_unknown };
const yours = { absent: m.record_news_absent_you, unknown: m.record_news_unknown_you };
