import type { PlanView } from '../../client/plan-view.svelte.ts';
import type { RecordOf } from '../../domain/record/record.ts';
import type { Treatment } from '../../domain/treatment/treatment.ts';
import { m } from '../../paraglide/messages.js';
import { dateWords } from '../record/date-words.ts';
import { levelSpan, recordTitle } from '../record/record-title.ts';
import { choiceWords, valueWords } from '../record/record-words.ts';
import { calendarDay } from '../relative-time.ts';
import { pageHref } from '../room/page-href.ts';
import { dosageWords } from '../room/words.ts';
import type { VisitLine } from './visit-line.ts';

/** One thing that was tried, and what came of it. */
export interface TriedRow {
	readonly id: string;
	readonly href: string;
	readonly name: string;
	readonly when: string;
	readonly helped: string;
	readonly why: string;
}

type Seen = Pick<PlanView, 'recordsOf' | 'state' | 'treatments'>;

/** As many of the newest operations as stand first. */
const newestOperations = 3;

/** What was tried before: the newest operations, what helped most, and then the operations before. */
export function triedRows(room: Seen, planHref: string): readonly TriedRow[] {
	const why = pageHref(planHref, 'why');
	const past = room
		.recordsOf('past-treatment')
		.toSorted((one, other) => rank(one.details.helped) - rank(other.details.helped));
	const known = new Set(past.map(({ details }) => details.catalogueId));
	const inPlan = room.treatments.filter(
		({ status, triedBefore, catalogueId, kind }) =>
			status !== 'entered-in-error' &&
			triedBefore.tried === 'yes' &&
			kind !== 'surgery' &&
			(catalogueId === '' || !known.has(catalogueId))
	);
	const operations = room
		.recordsOf('operation')
		.toSorted((one, other) => (dayOf(one) < dayOf(other) ? 1 : -1))
		.map((one) => ofOperation(one, { why, room }));
	return [
		...operations.slice(0, newestOperations),
		...past.map((one) => ofPast(one, why)),
		...inPlan.flatMap((one) => ofTreatment(one, planHref)),
		...operations.slice(newestOperations)
	];
}

/** The same in a few words: what it was, and whether it helped. */
export function triedLine({ id, href, name, helped }: TriedRow): VisitLine {
	return { id, href, lead: name, text: helped.toLowerCase() };
}

/** What is under way now, and what is chosen and has not begun. */
export function currentGroups({ treatments }: Seen, planHref: string): readonly CurrentGroup[] {
	const linesOf = (status: Treatment['status']) =>
		treatments
			.filter((treatment) => treatment.status === status)
			.map((treatment) => ofCurrent(treatment, planHref));
	return [
		{ title: m.visit_under_way(), lines: linesOf('active') },
		{ title: m.visit_chosen(), lines: linesOf('chosen') }
	].filter(({ lines }) => lines.length > 0);
}

interface CurrentGroup {
	readonly title: string;
	readonly lines: readonly VisitLine[];
}

function ofCurrent(treatment: Treatment, planHref: string): VisitLine {
	const { id, name, status, dosage, frequency, startOn } = treatment;
	const label = m.treatment_fact_start().toLowerCase();
	const isAhead = status === 'chosen' && startOn !== null;
	const start = isAhead ? m.why_value({ label, value: calendarDay(startOn) }) : '';
	const text = joined(dosageWords(dosage) ?? frequency, start);
	return { id, href: `${planHref}#treatment-${id}`, lead: name, text };
}

const ranks = ['always', 'sometimes', 'never', 'unknown'];

function rank(helped: string): number {
	return ranks.indexOf(helped);
}

function dayOf({ details }: RecordOf<'operation'>): string {
	return details.performedOn ?? '';
}

function ofOperation(
	operation: RecordOf<'operation'>,
	{ why, room }: { why: string; room: Seen }
): TriedRow {
	const { id, details } = operation;
	const { procedures, levels, performedOn, painFreeWeeks, outcome, outcomeText } = details;
	const named = procedures.filter((one) => one !== 'other');
	const list = named.map((one) => choiceWords('operation', 'procedures', one)).join(', ');
	const free = { kind: 'operation', field: 'painFreeWeeks', value: painFreeWeeks } as const;
	const weeks = valueWords(free, room.state);
	return {
		id,
		href: `${why}#record-${id}`,
		name: list === '' ? recordTitle(operation) : `${list} ${levelSpan(levels)}`.trim(),
		when: performedOn === null ? '' : dateWords(performedOn),
		helped: choiceWords('operation', 'outcome', outcome),
		why: weeks === '' ? outcomeText : m.visit_pain_free({ weeks })
	};
}

function ofPast({ id, details }: RecordOf<'past-treatment'>, why: string): TriedRow {
	const { name, when, dose, duration, helped, whyStopped } = details;
	return {
		id,
		href: `${why}#record-${id}`,
		name: dose === '' ? name : `${name}, ${dose}`,
		when: joined(when, duration),
		helped: choiceWords('past-treatment', 'helped', helped),
		why: whyStopped
	};
}

function ofTreatment({ id, name, triedBefore }: Treatment, planHref: string): readonly TriedRow[] {
	if (triedBefore.tried !== 'yes') return [];
	const { when, duration, helped, whyStopped } = triedBefore;
	return [
		{
			id,
			href: `${planHref}#treatment-${id}`,
			name,
			when: joined(when, duration),
			helped: choiceWords('past-treatment', 'helped', helped),
			why: whyStopped
		}
	];
}

function joined(when: string, duration: string): string {
	return [when, duration].filter((part) => part !== '').join(', ');
}
