import type { Role } from '../../domain/actor.ts';
import type { DocumentKey } from '../../domain/plan/section.ts';
import { m } from '../../paraglide/messages.js';

/** Who can write here and read it, said at each section. */
export function whoWritesWords(section: DocumentKey, reader: Role): string {
	if (section === 'what-matters' && reader === 'patient')
		return m.room_who_writes_what_matters_you();
	return whoWrites[section]();
}

/** What the first step is, where nothing is written yet. */
export function emptyWords(section: DocumentKey, reader: Role): string {
	if (section === 'what-matters' && reader === 'patient') return m.room_empty_what_matters_you();
	return empty[section]();
}

const whoWrites: Readonly<Record<DocumentKey, () => string>> = {
	'what-matters': m.room_who_writes_what_matters,
	story: m.room_who_writes_story,
	'working-diagnosis': m.room_who_writes_working_diagnosis,
	'plan-summary': m.room_who_writes_plan_summary
};

const empty: Readonly<Record<DocumentKey, () => string>> = {
	'what-matters': m.room_empty_what_matters,
	story: m.room_empty_story,
	'working-diagnosis': m.room_empty_working_diagnosis,
	'plan-summary': m.room_empty_plan_summary
};
