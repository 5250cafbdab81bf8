import type { AmendmentContent } from '../../domain/version/content.ts';
import { m } from '../../paraglide/messages.js';
import { subjectWords } from '../amendment/amendment-words.ts';
import { absoluteTime } from '../relative-time.ts';
import type { Content } from './lay-out.ts';
import { diffLine, shown, type ShownLine } from './line-diff.ts';
import type { DocumentEntry, DocumentSection } from './plan-document.ts';
import { lineText, plainLine } from './prose-lines.ts';

/** What the patient asked to be put right, with all that was said about it. Nothing of it goes. */
export function amendmentSection(content: Content, before: Content | null): DocumentSection {
	return {
		key: 'amendments',
		title: m.amendment_title(),
		voice: 'record',
		onPaper: 'read',
		lines: [],
		entries: content.amendments.map((amendment) => entryOf(amendment, before))
	};
}

function entryOf(is: AmendmentContent, before: Content | null): DocumentEntry {
	const was = before?.amendments.find(({ id }) => id === is.id) ?? null;
	const isNew = before !== null && was === null;
	const line = (text: (of: AmendmentContent) => string): ShownLine => {
		if (isNew) return shown(plainLine(text(is)), 'added');
		return diffLine(was && plainLine(text(was)), plainLine(text(is)));
	};
	const facts = factTexts
		.map(({ term, text }) => ({ term: term(is), line: line(text) }))
		.filter((fact) => lineText(fact.line) !== '');
	const isChanged = facts.some((fact) => fact.line.mark === 'changed');
	const changed = isChanged ? 'changed' : 'same';
	const name = subjectWords(is.about);
	return {
		key: is.id,
		name,
		mark: isNew ? 'added' : changed,
		title: line(({ about }) => subjectWords(about)),
		standing: line(standingText),
		tags: tagsOf(isNew, isChanged),
		facts
	};
}

function tagsOf(isNew: boolean, isChanged: boolean): readonly string[] {
	if (isNew) return [m.version_mark_new()];
	return isChanged ? [m.version_mark_changed()] : [];
}

function standingText({ askedBy, askedAt, versionNumber, decision }: AmendmentContent): string {
	const asked = m.amendment_entry_standing({
		name: askedBy.name,
		number: String(versionNumber),
		time: timeOf(askedAt)
	});
	return decision === null ? `${asked} · ${m.amendment_entry_waits()}` : asked;
}

interface FactText {
	readonly term: (amendment: AmendmentContent) => string;
	readonly text: (amendment: AmendmentContent) => string;
}

const factTexts: readonly FactText[] = [
	{ term: m.amendment_entry_asked, text: ({ request }) => request },
	{
		term: ({ decision }) => {
			const name = decision?.by.name ?? '';
			return decision?.kind === 'denied'
				? m.amendment_entry_denied({ name })
				: m.amendment_entry_accepted({ name });
		},
		text: ({ decision }) => said(decision && { text: decision.reason, at: decision.at })
	},
	{
		term: ({ disagreement }) => m.amendment_entry_disagrees({ name: disagreement?.by.name ?? '' }),
		text: ({ disagreement }) => said(disagreement)
	},
	{
		term: ({ reply }) => m.amendment_entry_replies({ name: reply?.by.name ?? '' }),
		text: ({ reply }) => said(reply)
	}
];

function said(word: { readonly text: string; readonly at: string } | null): string {
	if (word === null) return '';
	const time = timeOf(word.at);
	return word.text === '' ? time : m.amendment_entry_text({ text: word.text, time });
}

/** A text that is signed is read alike everywhere: in UTC, and says so. */
function timeOf(at: string): string {
	return absoluteTime(new Date(at), 'UTC');
}
