import type { RecordOf } from '../record/record.ts';
import { undecidedStatuses, type Treatment } from '../treatment/treatment.ts';

/** More than this nobody holds side by side. */
export const weighedAtMost = 5;

/** The options with one more; null where there is no room for it. */
export function withOption(ids: readonly string[], id: string): readonly string[] | null {
	if (ids.includes(id)) return ids;
	return ids.length < weighedAtMost ? [...ids, id] : null;
}

/** What is weighed before anybody has picked. */
export function firstWeighed(
	treatments: readonly Pick<Treatment, 'catalogueId' | 'status'>[],
	stances: readonly Pick<RecordOf<'stance'>, 'details'>[]
): readonly string[] {
	const inPlan = treatments
		.filter(({ status }) => undecidedStatuses.includes(status))
		.map(({ catalogueId }) => catalogueId);
	const spokenOf = stances.map(({ details }) => details.catalogueId);
	const ids = new Set([...inPlan, ...spokenOf].filter((id) => id !== '' && id !== waiting));
	return [...[...ids].slice(0, weighedAtMost - 1), waiting];
}

const waiting = 'wait';
