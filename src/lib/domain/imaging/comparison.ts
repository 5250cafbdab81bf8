import { spineLevels, type SpineLevel } from '../history/place.ts';
import type { RecordOf } from '../record/record.ts';
import { structures, type Structure } from './imaging.ts';

type Study = RecordOf<'study'>;
type Finding = RecordOf<'finding'>;

export interface ComparisonRow {
	readonly level: SpineLevel;
	readonly structure: Structure;
	/** For each study, in the same order: what was found there; none where nothing was recorded. */
	readonly cells: readonly (readonly Finding[])[];
}

export interface Comparison {
	/** By date; what has no date yet is last. Cancelled orders are left out. */
	readonly studies: readonly Study[];
	/** From the top of the spine, and at each level in the order of the structures. */
	readonly rows: readonly ComparisonRow[];
}

/** Imaging then and now: what was found at each place in each study, side by side. */
export function compareStudies(
	studies: readonly Study[],
	findings: readonly Finding[]
): Comparison {
	const shown = studies
		.filter(({ details }) => details.status !== 'cancelled')
		.toSorted((one, other) => compare(dayOf(one), dayOf(other)));
	const rows = spineLevels.flatMap((level) =>
		structures.flatMap((structure): readonly ComparisonRow[] => {
			const here = findings.filter(
				({ details }) => details.level === level && details.structure === structure
			);
			const cells = shown.map(({ id }) => here.filter(({ details }) => details.studyId === id));
			return cells.some((cell) => cell.length > 0) ? [{ level, structure, cells }] : [];
		})
	);
	return { studies: shown, rows };
}

/** Images of another kind, or with and without contrast, do not show the same. */
export function isComparable(one: Study, other: Study): boolean {
	const { modality, contrast } = one.details;
	return modality === other.details.modality && contrast === other.details.contrast;
}

function dayOf({ details: { date } }: Study): string {
	return date ?? '9999';
}

function compare(one: string, other: string): number {
	if (one === other) return 0;
	return one < other ? -1 : 1;
}
