import { gatesByOption } from './option-gates.ts';
import type { Medicine } from '../history/history.ts';
import type { Certainty, Reviewed, SourceKey } from './source.ts';

/** How a medicine on record speaks to an option. */
export interface TakenAs {
	readonly group: Medicine['group'];
	/** The kind holds other medicines too: which of them it was is not known by it. */
	readonly isWider: boolean;
}

export const optionGroups = [
	'self-care',
	'movement',
	'mind',
	'medicine',
	'intervention',
	'neuromodulation',
	'surgery',
	'contributing',
	'waiting'
] as const;
export type OptionGroup = (typeof optionGroups)[number];

/** What one source says of an option. Sources that disagree stand side by side. */
export interface Verdict {
	readonly source: SourceKey;
	readonly direction: 'for' | 'against' | 'mixed' | 'insufficient';
	/** In our own words. */
	readonly statement: string;
	/** About low back pain in general, not about pain after surgery. */
	readonly indirect: boolean;
	readonly certainty: Certainty;
}

/** An option of the catalogue. Texts are the language of the catalogue, English; UI words are not here. */
export interface Option extends Reviewed {
	readonly id: string;
	readonly group: OptionGroup;
	readonly name: string;
	readonly plain: string;
	/** What it is. */
	readonly what: string;
	/** How it may help. */
	readonly help: string;
	/** How likely, in plain numbers; only where a source gives them. */
	readonly chance: string | null;
	/** What it asks of the patient. */
	readonly asks: string;
	/** What can go wrong. */
	readonly harm: string;
	/** What happens if one waits. */
	readonly wait: string;
	readonly verdicts: readonly Verdict[];
	/** Ids of `gates`. */
	readonly gates: readonly string[];
	/** When to look at it again, in weeks after its start; null where nothing is started. */
	readonly reviewWeeks: number | null;
	readonly measures: readonly string[];
	/** The kind of medicine on record that is this option; null where no kind is. */
	readonly takenAs: TakenAs | null;
	/** Can be tried in weeks on and weeks off. */
	readonly isForOneOnOffTrial: boolean;
	/** Ids of `causes`. */
	readonly answers: readonly string[];
	/** How sure the whole is, beside its verdicts. */
	readonly certainty: Certainty;
}

export type Row = Omit<
	Option,
	| 'gates'
	| 'reviewedBy'
	| 'reviewedOn'
	| 'certainty'
	| 'chance'
	| 'wait'
	| 'answers'
	| 'takenAs'
	| 'isForOneOnOffTrial'
> &
	Partial<Pick<Option, 'chance' | 'wait' | 'answers' | 'takenAs' | 'isForOneOnOffTrial'>>;

const waitGenerally =
	'Usually there is time. Waiting with a date to look again does not take this choice away.';

export function optionFrom(row: Row): Option {
	return {
		chance: null,
		wait: waitGenerally,
		gates: gatesByOption[row.id] ?? [],
		answers: [],
		takenAs: null,
		isForOneOnOffTrial: false,
		...row,
		certainty: 'general-knowledge',
		reviewedBy: null,
		reviewedOn: null
	};
}

/** A verdict about low back pain in general. */
export function indirect(
	source: SourceKey,
	direction: Verdict['direction'],
	statement: string
): Verdict {
	return { source, direction, statement, indirect: true, certainty: 'read' };
}

/** A verdict about pain after spine surgery. */
export function direct(
	source: SourceKey,
	direction: Verdict['direction'],
	statement: string
): Verdict {
	return { source, direction, statement, indirect: false, certainty: 'read' };
}

/** The same, less sure. */
export function less(verdict: Verdict, certainty: Exclude<Certainty, 'read'>): Verdict {
	return { ...verdict, certainty };
}

/** Where no guideline was read: said, not left out. */
export const noVerdict: readonly Verdict[] = [
	{
		source: 'general',
		direction: 'insufficient',
		statement: 'No guideline on it was read for this catalogue.',
		indirect: true,
		certainty: 'general-knowledge'
	}
];
