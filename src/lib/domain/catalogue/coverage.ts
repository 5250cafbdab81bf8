import type { GoalStatus } from '../goal/goal.ts';
import type { CauseStatus } from '../reevaluation/reevaluation.ts';
import type { TreatmentStatus } from '../treatment/treatment.ts';
import type { Certainty, Reviewed, SourceKey } from './source.ts';

interface Cause {
	readonly id: string;
	readonly details: { readonly status: CauseStatus };
}

interface Goal {
	readonly id: string;
	readonly status: GoalStatus;
}

interface Chosen {
	readonly id: string;
	readonly status: TreatmentStatus;
	readonly catalogueId: string;
	readonly causeIds: readonly string[];
	readonly goalId: string | null;
}

/** Two treatments of a combination that do not go together. */
export interface Conflict {
	readonly id: string;
	readonly one: string;
	readonly other: string;
}

export interface Coverage {
	/** Ids of the treatments that are chosen or under way. */
	readonly treatments: readonly string[];
	/** By cause or goal: the treatments that answer it. */
	readonly answeredBy: ReadonlyMap<string, readonly string[]>;
	/** Supported causes that no treatment answers. */
	readonly unansweredCauses: readonly string[];
	readonly unansweredGoals: readonly string[];
	/** Treatments that answer neither a cause that may be true nor a goal that stands. */
	readonly idleTreatments: readonly string[];
	readonly conflicts: readonly Conflict[];
}

/** Two options of the catalogue that do not go together. */
export interface ConflictPair extends Reviewed {
	readonly id: string;
	/** Ids of options. */
	readonly one: string;
	readonly other: string;
	readonly sources: readonly SourceKey[];
	readonly certainty: Certainty;
}

const pairs: readonly Pick<ConflictPair, 'id' | 'one' | 'other'>[] = [
	{ id: 'sedation', one: 'gabapentinoid', other: 'opioid-review' },
	{ id: 'serotonin', one: 'duloxetine', other: 'tca' },
	{ id: 'stimulator-tens', one: 'scs', other: 'tens' },
	{ id: 'nsaid-duloxetine', one: 'nsaid', other: 'duloxetine' },
	{ id: 'surgery-manipulation', one: 'rev-fusion', other: 'manipulation' },
	{ id: 'decompression-manipulation', one: 'rev-decompress', other: 'manipulation' },
	{ id: 'two-operations', one: 'rev-decompress', other: 'scs' }
];

export const conflictPairs: readonly ConflictPair[] = pairs.map((pair) => ({
	...pair,
	sources: ['general'],
	certainty: 'general-knowledge',
	reviewedBy: null,
	reviewedOn: null
}));

/** What is chosen or under way. */
export function isInCombination({ status }: Pick<Chosen, 'status'>): boolean {
	return status === 'chosen' || status === 'active';
}

/** What the combination answers and what it leaves open. */
export function coverage(plan: {
	readonly causes: readonly Cause[];
	readonly goals: readonly Goal[];
	readonly treatments: readonly Chosen[];
}): Coverage {
	const chosen = plan.treatments.filter(isInCombination);
	const causes = plan.causes.filter(({ details }) => details.status === 'supported');
	const goals = plan.goals.filter(({ status }) => status === 'accepted');
	const answering = (isAnswer: (treatment: Chosen) => boolean) =>
		chosen.filter(isAnswer).map(({ id }) => id);
	const answeredBy = new Map([
		...plan.causes.map(({ id }): [string, readonly string[]] => [
			id,
			answering(({ causeIds }) => causeIds.includes(id))
		]),
		...plan.goals.map(({ id }): [string, readonly string[]] => [
			id,
			answering(({ goalId }) => goalId === id)
		])
	]);
	const isOpen = ({ id }: { readonly id: string }) => answeredBy.get(id)?.length === 0;
	return {
		treatments: chosen.map(({ id }) => id),
		answeredBy,
		unansweredCauses: causes.filter(isOpen).map(({ id }) => id),
		unansweredGoals: goals.filter(isOpen).map(({ id }) => id),
		idleTreatments: chosen
			.filter((treatment) => !isPurposeful(treatment, plan))
			.map(({ id }) => id),
		conflicts: conflictsAmong(chosen)
	};
}

/** It answers a cause that is not ruled out, or a goal that was not let go. */
function isPurposeful(
	{ causeIds, goalId }: Chosen,
	{ causes, goals }: { readonly causes: readonly Cause[]; readonly goals: readonly Goal[] }
): boolean {
	return (
		causes.some(({ id, details }) => details.status !== 'refuted' && causeIds.includes(id)) ||
		goals.some(({ id, status }) => status !== 'cancelled' && id === goalId)
	);
}

function conflictsAmong(chosen: readonly Chosen[]): readonly Conflict[] {
	const of = (entry: string) => chosen.filter(({ catalogueId }) => catalogueId === entry);
	return conflictPairs.flatMap(({ id, one, other }) =>
		of(one).flatMap((first) => of(other).map((second) => ({ id, one: first.id, other: second.id })))
	);
}
