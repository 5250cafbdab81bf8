import type { ChangeMark } from '../../client/change-marks.ts';
import type { PlanRoom } from '../../client/plan-room.svelte.ts';
import { isInCombination } from '../../domain/catalogue/coverage.ts';
import type { RecordKind } from '../../domain/record/kind.ts';
import { isDocumentKey, sectionKeys, type SectionKey } from '../../domain/plan/section.ts';

/** What changed in a section since the reader last looked. */
export function changesIn(section: SectionKey, room: PlanRoom): readonly ChangeMark[] {
	return marksOf(section, room).filter(({ kind, id }) => room.changedSinceLook(kind, id));
}

/** The kinds of records that a section shows. */
const kindsBySection: Readonly<Partial<Record<SectionKey, readonly RecordKind[]>>> = {
	history: [
		'diagnosis',
		'operation',
		'symptom',
		'medicine',
		'allergy',
		'implant',
		'past-treatment'
	],
	conditions: ['condition'],
	imaging: ['study', 'finding'],
	causes: ['reevaluation', 'cause', 'evidence'],
	weighing: ['stance']
};

/** Where records of a kind stand. */
export function sectionOfKind(kind: RecordKind): SectionKey {
	const sections = sectionKeys.filter((key) => kindsBySection[key]?.includes(kind));
	return sections[0] ?? 'history';
}

function recordMarks(section: SectionKey, room: PlanRoom): readonly ChangeMark[] {
	const kinds = kindsBySection[section] ?? [];
	return kinds
		.flatMap((kind) => room.recordsOf(kind))
		.map(({ id }): ChangeMark => ({ kind: 'record', id }));
}

function marksOf(section: SectionKey, room: PlanRoom): readonly ChangeMark[] {
	if (isDocumentKey(section)) return [{ kind: 'prose', id: section }];
	if (section === 'goals') return room.goals.map(({ id }) => ({ kind: 'goal', id }));
	if (section === 'combination') return treatmentMarks(room.treatments.filter(isInCombination));
	if (section !== 'treatments') return recordMarks(section, room);
	return [
		...treatmentMarks(room.treatments),
		...room.treatments
			.flatMap(({ id }) => room.responsesOf(id))
			.map(({ id }): ChangeMark => ({ kind: 'response', id }))
	];
}

function treatmentMarks(treatments: readonly { readonly id: string }[]): readonly ChangeMark[] {
	return treatments.map(({ id }) => ({ kind: 'treatment', id }));
}
