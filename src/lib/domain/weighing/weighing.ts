import { choice, optionalText, requiredText, type DetailsOf } from '../record/field.ts';

/** The rows by which options are weighed side by side, after the questions of an option grid. */
export const weighingRows = ['what', 'help', 'chance', 'asks', 'harm', 'wait'] as const;
export type WeighingRow = (typeof weighingRows)[number];

/** What the patient thinks of one row of one option. */
export const stanceFields = {
	/** The option, by its entry in the catalogue. */
	catalogueId: requiredText(60),
	row: choice(weighingRows),
	stance: choice(['for', 'unsure', 'against']),
	text: optionalText(500)
} as const;
export type Stance = DetailsOf<typeof stanceFields>;
