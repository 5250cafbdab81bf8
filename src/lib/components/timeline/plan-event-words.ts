import type { CarePlan } from '../../domain/plan/plan.ts';
import type { PlanState } from '../../domain/change.ts';
import { m } from '../../paraglide/messages.js';
import { calendarDay } from '../relative-time.ts';
import { planStatusWords, urgencyWords } from '../room/words.ts';
import { fieldChangeWords, said, type ChangeWords } from './change-words.ts';
import type { EventOf, Telling } from './telling.ts';

export function planWords(
	{ command, entity }: EventOf<'plan'>,
	{ before, now }: Telling
): readonly ChangeWords[] {
	const was = before.plan.get(entity.id);
	if (!was) return [said(m.timeline_started())];
	// That a signed plan is active is told by the signature.
	const told = command === 'SignVersion' ? fields.filter(({ key }) => key !== 'status') : fields;
	return told
		.map(({ label, text }) => ({ label: label(), from: text(was, now), to: text(entity, now) }))
		.filter(({ from, to }) => from !== to)
		.map((change) => fieldChangeWords(m.timeline_plan_item(), change));
}

interface PlanField {
	readonly key: string;
	readonly label: () => string;
	readonly text: (plan: CarePlan, now: PlanState) => string;
}

const fields: readonly PlanField[] = [
	{ key: 'title', label: m.timeline_plan_title, text: ({ title }) => title },
	{ key: 'ask', label: m.timeline_plan_ask, text: ({ ask }) => ask },
	{ key: 'status', label: m.timeline_plan_status, text: ({ status }) => planStatusWords(status) },
	{ key: 'urgency', label: m.timeline_plan_urgency, text: ({ urgency }) => urgencyWords(urgency) },
	{
		key: 'urgencyReason',
		label: m.timeline_plan_urgency_reason,
		text: ({ urgencyReason }) => urgencyReason
	},
	{
		key: 'urgencyOwner',
		label: m.timeline_plan_urgency_owner,
		text: ({ urgencyOwner }, { member }) =>
			[...member.values()].find(({ userId }) => userId === urgencyOwner)?.name ?? ''
	},
	{
		key: 'urgencyReviewOn',
		label: m.timeline_plan_urgency_review,
		text: ({ urgencyReviewOn }) => (urgencyReviewOn === null ? '' : calendarDay(urgencyReviewOn))
	},
	{ key: 'patientName', label: m.timeline_plan_name, text: ({ patientName }) => patientName },
	{
		key: 'patientBirthDate',
		label: m.timeline_plan_birth,
		text: ({ patientBirthDate }) => calendarDay(patientBirthDate)
	},
	{
		key: 'patientIdentifier',
		label: m.timeline_plan_number,
		text: ({ patientIdentifier }) => patientIdentifier ?? ''
	}
];
