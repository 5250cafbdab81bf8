import type { Option, OptionGroup, Verdict } from '../../domain/catalogue/option.ts';
import {
	sources,
	type Certainty,
	type Source,
	type SourceKey
} from '../../domain/catalogue/source.ts';
import type { WeighingRow } from '../../domain/weighing/weighing.ts';
import { m } from '../../paraglide/messages.js';

type Words = () => string;

export function groupWords(group: OptionGroup): string {
	return groups[group]();
}

export function directionWords(direction: Verdict['direction']): string {
	return directions[direction]();
}

/** How many sources say what: "Sources: 2 for, 1 against". None outweighs another by it. */
export function verdictsInShort(verdicts: readonly Verdict[]): string {
	const told = verdictDirections.flatMap((direction) => {
		const count = verdicts.filter((verdict) => verdict.direction === direction).length;
		return count === 0 ? [] : [counted[direction]({ count: String(count) })];
	});
	const words = { verdicts: told.join(', ') };
	const isIndirect = verdicts.every(({ indirect }) => indirect);
	return isIndirect ? m.option_verdicts_indirect(words) : m.option_verdicts(words);
}

export function certaintyWords(certainty: Certainty): string {
	return certainties[certainty]();
}

/** "NICE TA159, spinal cord stimulation, 2008". */
export function sourceWords(key: SourceKey): string {
	const { title, year }: Source = sources[key];
	return year === null ? title : m.option_source({ title, year: String(year) });
}

/** What an option is called to its reader: the plain name, or the clinical one. */
export function optionName({ plain, name }: Pick<Option, 'plain' | 'name'>, isPatient: boolean) {
	return isPatient ? plain : name;
}

/** When it is looked at again; null where nothing is started. */
export function reviewWords({ reviewWeeks }: Pick<Option, 'reviewWeeks'>): string | null {
	if (reviewWeeks === null) return null;
	if (reviewWeeks === 1) return m.option_review_week();
	return m.option_review_weeks({ weeks: String(reviewWeeks) });
}

/** The catalogue's answer to one question. */
export function answerWords(option: Option, row: WeighingRow): string {
	return row === 'chance' ? (option.chance ?? m.option_no_number()) : option[row];
}

const groups: Readonly<Record<OptionGroup, Words>> = {
	'self-care': m.option_group_self_care,
	movement: m.option_group_movement,
	mind: m.option_group_mind,
	medicine: m.option_group_medicine,
	intervention: m.option_group_intervention,
	neuromodulation: m.option_group_neuromodulation,
	surgery: m.option_group_surgery,
	contributing: m.option_group_contributing,
	waiting: m.option_group_waiting
};

const directions: Readonly<Record<Verdict['direction'], Words>> = {
	for: m.option_direction_for,
	against: m.option_direction_against,
	mixed: m.option_direction_mixed,
	insufficient: m.option_direction_insufficient
};

const verdictDirections = ['for', 'against', 'mixed', 'insufficient'] as const;

const counted: Readonly<Record<Verdict['direction'], (inputs: { count: string }) => string>> = {
	for: m.option_verdicts_for,
	against: m.option_verdicts_against,
	mixed: m.option_verdicts_mixed,
	insufficient: () => m.option_verdicts_insufficient()
};

const certainties: Readonly<Record<Certainty, Words>> = {
	read: m.option_certainty_read,
	excerpt: m.option_certainty_excerpt,
	'general-knowledge': m.option_certainty_general_knowledge
};
