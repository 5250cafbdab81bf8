import type { ChangeMark } from '../../client/change-marks.ts';
import type { PlanRoom } from '../../client/plan-room.svelte.ts';
import { isDocumentKey, type SectionKey } from '../../domain/plan/section.ts';

/** What changed in a section since the reader last looked. */
export function changesIn(section: SectionKey, room: PlanRoom): readonly ChangeMark[] {
	return marksOf(section, room).filter(({ kind, id }) => room.changedSinceLook(kind, id));
}

function marksOf(section: SectionKey, room: PlanRoom): readonly ChangeMark[] {
	if (isDocumentKey(section)) return [{ kind: 'prose', id: section }];
	if (section === 'goals') return room.goals.map(({ id }) => ({ kind: 'goal', id }));
	return room.treatments.flatMap((treatment): readonly ChangeMark[] => [
		{ kind: 'treatment', id: treatment.id },
		...room.responsesOf(treatment.id).map(({ id }): ChangeMark => ({ kind: 'response', id }))
	]);
}
