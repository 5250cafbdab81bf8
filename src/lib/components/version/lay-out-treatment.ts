import type { TreatmentContent } from '../../domain/version/content.ts';
import { m } from '../../paraglide/messages.js';
import { calendarDay } from '../relative-time.ts';
import {
	partialDosageWords,
	responseWords,
	treatmentKindWords,
	treatmentStatusWords,
	triedWords
} from '../room/words.ts';
import type { Content } from './lay-out.ts';
import { diffLine, shown, type ShownLine } from './line-diff.ts';
import type { DocumentEntry } from './plan-document.ts';
import { lineText, plainLine } from './prose-lines.ts';

/** Treatments of one section, each against its own earlier wording. */
export function treatmentEntries(
	content: Content,
	before: Content | null,
	treatments: readonly TreatmentContent[]
): readonly DocumentEntry[] {
	return treatments.map((treatment) => {
		const is = content.treatments.find(({ id }) => id === treatment.id) ?? null;
		const was = before?.treatments.find(({ id }) => id === treatment.id) ?? null;
		const pair = { was, is };
		if (is === null) return entryOf({ ...pair, from: before ?? content, to: content }, 'removed');
		if (before !== null && was === null)
			return entryOf({ ...pair, from: before, to: content }, 'added');
		return entryOf({ ...pair, from: before ?? content, to: content }, 'same');
	});
}

interface Pair {
	readonly was: TreatmentContent | null;
	readonly is: TreatmentContent | null;
	readonly from: Content;
	readonly to: Content;
}

function entryOf(pair: Pair, mark: 'same' | 'added' | 'removed'): DocumentEntry {
	const { was, is, from, to } = pair;
	const line = (text: (of: TreatmentContent, within: Content) => string): ShownLine => {
		const now = plainLine(is ? text(is, to) : '');
		const earlier = plainLine(was ? text(was, from) : '');
		if (mark === 'added') return shown(now, 'added');
		if (mark === 'removed') return shown(earlier, 'removed');
		return diffLine(was ? earlier : null, now);
	};
	const facts = factTexts
		.map(({ term, text }) => ({ term: term(), line: line(text) }))
		.filter((fact) => lineText(fact.line) !== '');
	const title = line(titleText);
	const standing = line(standingText);
	const isChanged = [title, standing, ...facts.map((fact) => fact.line)].some(
		(one) => one.mark === 'changed'
	);
	const shownMark = mark === 'same' && isChanged ? 'changed' : mark;
	const key = is?.id ?? was?.id ?? '';
	const name = is?.name ?? was?.name ?? '';
	return { key, name, mark: shownMark, title, standing, facts, tags: tagsOf(pair, shownMark) };
}

function titleText({ name, dosage }: TreatmentContent): string {
	const order = partialDosageWords(dosage);
	return order === '' ? name : `${name}, ${order}`;
}

type FactText = (treatment: TreatmentContent, content: Content) => string;

const factTexts: readonly { readonly term: () => string; readonly text: FactText }[] = [
	{ term: m.version_fact_why, text: ({ why }) => why },
	{ term: m.version_fact_why_now, text: ({ whyNow }) => whyNow },
	{ term: m.version_fact_cause, text: ({ forCause }) => forCause },
	{
		term: m.treatment_fact_causes,
		text: ({ causeIds }, { records }) =>
			records
				.filter(({ id }) => causeIds.includes(id))
				.map(({ details }) => String(details['name'] ?? ''))
				.join(', ')
	},
	{ term: m.treatment_fact_frequency, text: ({ frequency }) => frequency },
	{ term: m.treatment_fact_who_does, text: ({ whoDoes }) => whoDoes },
	{ term: m.treatment_fact_start, text: ({ startOn }) => (startOn ? calendarDay(startOn) : '') },
	{ term: m.treatment_fact_stop_rule, text: ({ stopRule }) => stopRule },
	{ term: m.treatment_fact_gate_reason, text: ({ gateReason }) => gateReason },
	{
		term: m.version_fact_goal,
		text: ({ goalId }, { goals }) => goals.find(({ id }) => id === goalId)?.text ?? ''
	},
	{ term: m.version_fact_target, text: ({ target }) => target },
	{
		term: m.version_fact_review,
		text: ({ reviewOn }) => (reviewOn ? calendarDay(reviewOn) : '')
	},
	{
		term: m.version_fact_tried,
		text: ({ triedBefore }) =>
			triedBefore.tried === 'never' ? m.version_tried_never() : triedWords(triedBefore)
	},
	{ term: m.version_fact_answers, text: answersText }
];

/** What it is, where it stands and who brought it: "Medicine · under way · proposed by …". */
function standingText({ status, statusReason, kind, proposedBy }: TreatmentContent): string {
	const state = treatmentStatusWords(status, 'pain-specialist').toLowerCase();
	return [
		treatmentKindWords(kind),
		statusReason === '' ? state : `${state}: ${statusReason}`,
		m.version_proposed_by({ name: proposedBy.name })
	].join(' · ');
}

function answersText({ responses }: TreatmentContent): string {
	return responses
		.map(({ by, kind, reason, toThisWording }) => {
			const earlier = toThisWording ? '' : ` ${m.version_answer_earlier()}`;
			const said = reason === '' ? '' : ` “${reason}”`;
			return `${by.name} ${responseWords(kind, false)}${earlier}${said}`;
		})
		.join('; ');
}

/** What happened to it, in a word beside its name. */
function tagsOf({ was, is }: Pair, mark: DocumentEntry['mark']): readonly string[] {
	if (mark === 'same') return [];
	if (mark === 'added') return [m.version_mark_new()];
	if (mark === 'removed' || !was || !is) return [m.version_mark_removed()];
	const tags = [
		was.status === is.status
			? ''
			: m.version_mark_status({
					status: treatmentStatusWords(was.status, 'pain-specialist').toLowerCase()
				}),
		partialDosageWords(was.dosage) === partialDosageWords(is.dosage) ? '' : m.version_mark_dose()
	].filter((tag) => tag !== '');
	return tags.length > 0 ? tags : [m.version_mark_changed()];
}
