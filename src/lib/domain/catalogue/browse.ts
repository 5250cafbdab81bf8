import type { ClinicalRecord, RecordOf } from '../record/record.ts';
import { recordsOf } from '../record/record.ts';
import type { Treatment } from '../treatment/treatment.ts';
import { isDisputed } from './catalogue.ts';
import { gatesFor, warnings, type GateHit } from './gate.ts';
import type { Option } from './option.ts';
import type { PatientFacts } from './patient-facts.ts';

/** An option as it stands for one patient. */
export interface OptionForPatient {
	readonly option: Option;
	readonly gates: readonly GateHit[];
	/** The causes of the plan that it answers; those that were ruled out need no answer. */
	readonly causes: readonly RecordOf<'cause'>[];
	/** The treatments of the plan that are it, removed ones left out. */
	readonly treatments: readonly Treatment[];
	/** Earlier treatments on record that were it. */
	readonly past: readonly RecordOf<'past-treatment'>[];
	/** Medicines on record of its kind, what is taken now first. */
	readonly medicines: readonly RecordOf<'medicine'>[];
	readonly tried: Tried;
	readonly isDisputed: boolean;
	readonly needsOperation: boolean;
	/** Something warns that choosing it needs a reason. */
	readonly isGated: boolean;
}

/**
 * Whether this patient has had it: taken or under way now, before, or said never to have been tried.
 * _Perhaps_: a medicine of a wider kind is on record. _Not known_: nobody has recorded anything of it.
 */
export type Tried = 'now' | 'before' | 'perhaps' | 'never' | 'not-known';

export interface OptionFilters {
	readonly neverTried: boolean;
	readonly nonSurgical: boolean;
	readonly disputed: boolean;
	readonly gated: boolean;
	/** The id of a cause of the plan; "" for any. */
	readonly causeId: string;
}

export const noFilters: OptionFilters = {
	neverTried: false,
	nonSurgical: false,
	disputed: false,
	gated: false,
	causeId: ''
};

interface Around {
	readonly records: Iterable<ClinicalRecord>;
	readonly treatments: readonly Treatment[];
	readonly facts: PatientFacts;
}

/** What the plan holds that speaks to the options, for each of them. */
export function optionsFor(
	options: readonly Option[],
	{ records, treatments, facts }: Around
): readonly OptionForPatient[] {
	const all = [...records];
	const causes = recordsOf(all, 'cause').filter(({ details }) => details.status !== 'refuted');
	const past = recordsOf(all, 'past-treatment');
	const isStopped = ({ details }: RecordOf<'medicine'>) => Number(details.use === 'stopped');
	const medicines = recordsOf(all, 'medicine').toSorted(
		(one, other) => isStopped(one) - isStopped(other)
	);
	return options.map((option) => {
		const isIt = ({ catalogueId }: { readonly catalogueId: string }) => catalogueId === option.id;
		const gates = gatesFor(option, facts);
		const own = treatments.filter((one) => isIt(one) && one.status !== 'entered-in-error');
		const before = past.filter(({ details }) => isIt(details));
		const taken = medicines.filter(({ details }) => details.group === option.takenAs?.group);
		return {
			option,
			gates,
			causes: causes.filter(({ details }) => option.answers.includes(details.catalogueId)),
			treatments: own,
			past: before,
			medicines: taken,
			tried: triedOf(option, { own, before, taken }),
			isDisputed: isDisputed(option),
			needsOperation: option.group === 'surgery' || option.group === 'neuromodulation',
			isGated: warnings(gates).length > 0
		};
	});
}

/** What is shown with these filters, in the order of the catalogue. */
export function filterOptions(
	options: readonly OptionForPatient[],
	filters: OptionFilters
): readonly OptionForPatient[] {
	return options.filter((one) => isWaiting(one) || matches(one, filters));
}

/** Ids of those that the plan has chosen or open: what is under way first, ideas last. */
export function idsInPlan(options: readonly OptionForPatient[]): readonly string[] {
	return options
		.filter((one) => rank(one) < openInPlan.length)
		.toSorted((one, other) => rank(one) - rank(other))
		.map(({ option }) => option.id);
}

const openInPlan: readonly Treatment['status'][] = [
	'active',
	'chosen',
	'considering',
	'proposed',
	'suggested'
];

/** By the treatment of it that is furthest; behind all where the plan has none open. */
function rank({ treatments }: OptionForPatient): number {
	const found = openInPlan.findIndex((status) => treatments.some((one) => one.status === status));
	return found < 0 ? openInPlan.length : found;
}

/** Waiting with a date: always among the options. */
export function isWaiting({ option }: Pick<OptionForPatient, 'option'>): boolean {
	return option.group === 'waiting';
}

function matches(one: OptionForPatient, filters: OptionFilters): boolean {
	return (
		(!filters.neverTried || hasNeverHad(one)) &&
		(!filters.nonSurgical || !one.needsOperation) &&
		(!filters.disputed || one.isDisputed) &&
		(!filters.gated || one.isGated) &&
		(filters.causeId === '' || one.causes.some(({ id }) => id === filters.causeId))
	);
}

interface OnRecord {
	readonly own: readonly Treatment[];
	readonly before: OptionForPatient['past'];
	readonly taken: OptionForPatient['medicines'];
}

function triedOf({ takenAs }: Option, { own, before, taken }: OnRecord): Tried {
	const isOne = takenAs?.isWider !== true;
	const isTakenNow = taken.some(({ details }) => details.use !== 'stopped');
	if ((isOne && isTakenNow) || own.some(({ status }) => status === 'active')) return 'now';
	if ((isOne && taken.length > 0) || before.length > 0 || own.some(wasTried)) return 'before';
	if (taken.length > 0) return 'perhaps';
	return own.some(({ triedBefore }) => triedBefore.tried === 'never') ? 'never' : 'not-known';
}

const ended: readonly Treatment['status'][] = ['completed', 'stopped'];

function wasTried({ status, triedBefore }: Treatment): boolean {
	return ended.includes(status) || triedBefore.tried === 'yes';
}

/** As far as is on record: what may have been had is not offered as new. */
function hasNeverHad({ tried }: Pick<OptionForPatient, 'tried'>): boolean {
	return tried === 'never' || tried === 'not-known';
}
