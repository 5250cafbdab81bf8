import type { AmendmentSubject } from '../../domain/amendment/amendment.ts';
import { documentKeys, isDocumentKey } from '../../domain/plan/section.ts';
import { m } from '../../paraglide/messages.js';
import { recordTitle } from '../record/record-title.ts';
import { kindWords } from '../record/record-words.ts';
import { sectionWords } from '../room/words.ts';
import { standing } from '../version/lay-out-records.ts';
import type { Content } from '../version/lay-out.ts';

/** What a request can be about, as a form offers it. */
export interface SubjectGroup {
	readonly label: string;
	readonly options: readonly { readonly value: string; readonly words: string }[];
}

/** The value of the whole version; the others are a kind and what it is: "passage story". */
export const wholeVersion = 'version';

/** All that a version holds, in reading order. */
export function subjectGroups(content: Content): readonly SubjectGroup[] {
	const option = (kind: string) => (one: { readonly id: string; readonly name: string }) => ({
		value: `${kind} ${one.id}`,
		words: one.name
	});
	const texts = documentKeys.map((id) => ({ id, name: sectionWords(id) }));
	return [
		{ label: m.amendment_about_texts(), options: texts.map(option('passage')) },
		{ label: m.amendment_about_goals(), options: goalsIn(content).map(option('goal')) },
		{
			label: m.amendment_about_treatments(),
			options: content.treatments.map(option('treatment'))
		},
		{ label: m.amendment_about_records(), options: recordsIn(content).map(option('record')) }
	].filter(({ options }) => options.length > 0);
}

/** What a form's value names; null for what the version does not hold. */
export function subjectOf(value: string, quote: string, content: Content): AmendmentSubject | null {
	if (value === wholeVersion) return { type: 'version' };
	const [kind, id = ''] = value.split(' ');
	if (kind === 'passage')
		return isDocumentKey(id) ? { type: 'passage', document: id, quote } : null;
	const shelves = {
		goal: () => goalsIn(content),
		treatment: () => content.treatments,
		record: () => recordsIn(content)
	};
	if (kind !== 'goal' && kind !== 'treatment' && kind !== 'record') return null;
	const found = shelves[kind]().find((one) => one.id === id);
	return found ? { type: 'item', kind, id, name: found.name } : null;
}

function goalsIn({ goals }: Content) {
	return goals.map(({ id, text }) => ({ id, name: text }));
}

function recordsIn({ records }: Content) {
	return records.flatMap((content) => {
		const record = standing(content);
		if (!record) return [];
		return [{ id: content.id, name: `${kindWords(content.kind)}: ${recordTitle(record)}` }];
	});
}
