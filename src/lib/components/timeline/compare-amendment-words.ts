import type { AmendmentContent } from '../../domain/version/content.ts';
import type { ContentDifference } from '../../domain/version/difference.ts';
import type { ProseDoc } from '../../prose/node.ts';
import { m } from '../../paraglide/messages.js';
import { subjectWords } from '../amendment/amendment-words.ts';
import { comparedWords, said, type ChangeWords } from './change-words.ts';
import type { Ends } from './compare-item-words.ts';
import type { ComparedPlace } from './compare-words.ts';

/** A request came, or something was said about it since. */
export function amendmentDifference(
	{ id, field }: ContentDifference<ProseDoc>,
	{ before, after }: Ends
): ComparedPlace {
	const of = ({ amendments }: Ends['after']) => amendments.find((one) => one.id === id);
	const [was, is] = [of(before), of(after)];
	const shown = is ?? was;
	const about = shown ? subjectWords(shown.about) : m.timeline_about_gone();
	const title = m.amendment_compare_place({ about });
	const place = (line: ChangeWords) => ({ key: id, title, lines: [line] });
	if (!is) return place(said(m.compare_removed({ text: was?.request ?? '' })));
	if (!was) return place(said(m.compare_added({ text: is.request })));
	const known = fields.find((one) => one.field === field);
	if (!known) return place(said(m.compare_other({ field: field ?? '' })));
	return place(comparedWords({ label: known.label(), from: known.text(was), to: known.text(is) }));
}

const fields: readonly {
	readonly field: string;
	readonly label: () => string;
	readonly text: (amendment: AmendmentContent) => string;
}[] = [
	{
		field: 'decision',
		label: m.amendment_compare_decision,
		text: ({ decision }) => {
			if (decision === null) return '';
			const name = decision.by.name;
			const words =
				decision.kind === 'denied'
					? m.amendment_entry_denied({ name })
					: m.amendment_entry_accepted({ name });
			return decision.reason === '' ? words : `${words}: “${decision.reason}”`;
		}
	},
	{
		field: 'disagreement',
		label: m.amendment_compare_disagreement,
		text: ({ disagreement }) => disagreement?.text ?? ''
	},
	{ field: 'reply', label: m.amendment_compare_reply, text: ({ reply }) => reply?.text ?? '' }
];
