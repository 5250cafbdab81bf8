import type { PlanView } from '../../client/plan-view.svelte.ts';
import { m } from '../../paraglide/messages.js';
import type { ClinicalRecord } from '../../domain/record/record.ts';
import { recordFacts } from '../record/record-facts.ts';
import { recordTitle } from '../record/record-title.ts';
import { kindsWords } from '../record/record-words.ts';
import { pageHref } from '../room/page-href.ts';
import type { VisitLine } from './visit-line.ts';

type Seen = Pick<PlanView, 'recordsOf' | 'state'>;

interface Borne {
	readonly title: string;
	readonly lines: readonly VisitLine[];
	/** What no line means: that nobody has asked is not that there is none. */
	readonly empty: string;
}

/** What has to be known before anything new is given: regular medicines, allergies, implants. */
export function medicinesAndMore(room: Seen, planHref: string): readonly Borne[] {
	const why = pageHref(planHref, 'why');
	const line = (record: ClinicalRecord, field = '') => ({
		id: record.id,
		href: `${why}#record-${record.id}`,
		lead: recordTitle(record),
		text: factOf(record, field, room)
	});
	const medicines = room.recordsOf('medicine');
	const regular = medicines.filter(({ details }) => details.use === 'regular');
	return [
		{
			title: m.visit_regular(),
			lines: regular.map((one) => line(one)),
			empty: medicines.length === 0 ? m.visit_none_medicine() : m.visit_none_regular()
		},
		{
			title: kindsWords('allergy'),
			lines: room.recordsOf('allergy').map((one) => line(one, 'reaction')),
			empty: m.visit_none_allergy()
		},
		{
			title: kindsWords('implant'),
			lines: room.recordsOf('implant').map((one) => line(one, 'mri')),
			empty: m.visit_none_implant()
		}
	];
}

function factOf(record: ClinicalRecord, field: string, { state }: Seen): string {
	const fact = recordFacts(record, state).find((one) => one.field === field);
	if (!fact || fact.value === '') return '';
	return field === 'mri' ? `${fact.label}: ${fact.value}` : fact.value;
}
