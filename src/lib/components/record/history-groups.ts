import type { PlanView } from '../../client/plan-view.svelte.ts';
import type { ClinicalRecord } from '../../domain/record/record.ts';
import { choiceWords } from './record-words.ts';

/** What stands under History, in reading order. */
export const historyKinds = [
	'diagnosis',
	'operation',
	'symptom',
	'medicine',
	'allergy',
	'implant',
	'past-treatment'
] as const;
type HistoryKind = (typeof historyKinds)[number];

interface Group {
	readonly title: string;
	readonly records: readonly ClinicalRecord[];
}

/** Medicines by how they are taken, operations by when they were; all others as they were recorded. */
export function historyGroups(
	kind: HistoryKind,
	room: Pick<PlanView, 'recordsOf'>
): readonly Group[] {
	if (kind === 'medicine') {
		const medicines = room.recordsOf('medicine');
		return (['regular', 'as-needed', 'stopped'] as const).map((use) => ({
			title: choiceWords('medicine', 'use', use),
			records: medicines.filter(({ details }) => details.use === use)
		}));
	}
	if (kind === 'operation') {
		const dateOf = (one: (typeof operations)[number]) => one.details.performedOn ?? '';
		const operations = room.recordsOf('operation');
		const records = operations.toSorted((one, other) => (dateOf(one) < dateOf(other) ? -1 : 1));
		return [{ title: '', records }];
	}
	return [{ title: '', records: othersOf(kind, room) }];
}

function othersOf(
	kind: Exclude<HistoryKind, 'medicine' | 'operation'>,
	room: Pick<PlanView, 'recordsOf'>
): readonly ClinicalRecord[] {
	switch (kind) {
		case 'diagnosis':
			return room.recordsOf('diagnosis');
		case 'symptom':
			return room.recordsOf('symptom');
		case 'allergy':
			return room.recordsOf('allergy');
		case 'implant':
			return room.recordsOf('implant');
		case 'past-treatment':
			return room.recordsOf('past-treatment');
	}
}
