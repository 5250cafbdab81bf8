import { choice, optionalText, requiredText, type DetailsOf } from '../record/field.ts';

export const causeStatuses = ['open', 'supported', 'refuted', 'not-assessable'] as const;
export type CauseStatus = (typeof causeStatuses)[number];

/** One possible reason why it still hurts. */
export const causeFields = {
	/** The entry of the catalogue it is; "" for a free one. */
	catalogueId: optionalText(60),
	name: requiredText(200),
	/** In words that the patient reads. */
	plain: optionalText(),
	status: choice(causeStatuses),
	statusReason: optionalText(1_000),
	/** What would change our mind. */
	wouldChange: optionalText()
} as const;
export type Cause = DetailsOf<typeof causeFields>;

export const evidenceFields = {
	causeId: { type: 'reference', to: 'cause', required: true },
	/** "noticed" is what the patient adds; whether it speaks for or against is for the clinicians. */
	direction: choice(['for', 'against', 'noticed']),
	source: choice(['imaging', 'examination', 'test', 'history', 'journal', 'other']),
	findingId: { type: 'reference', to: 'finding', required: false },
	text: requiredText()
} as const;
export type Evidence = DetailsOf<typeof evidenceFields>;

/** Whether the question "why does it still hurt" has been gone through. One for each plan. */
export const reevaluationFields = {
	state: choice(['under-way', 'complete']),
	summary: optionalText(4_000)
} as const;
export type Reevaluation = DetailsOf<typeof reevaluationFields>;
