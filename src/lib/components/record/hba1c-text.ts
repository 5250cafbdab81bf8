import { mmolPerMolOf, type Hba1cUnit } from '../../domain/condition/hba1c.ts';

/** What a form holds for the HbA1c: the number as typed, and its unit behind it unless it is per cent. */
interface Hba1cText {
	readonly number: string;
	readonly unit: Hba1cUnit;
}

const inMmol = ' mmol/mol';

/** In whole mmol/mol: what 3 to 20 % are. */
export const mmolRange = { min: 10, max: 195 } as const;

export function hba1cText(text: string): Hba1cText {
	return text.endsWith(inMmol)
		? { number: text.slice(0, -inMmol.length), unit: 'mmol-per-mol' }
		: { number: text, unit: 'percent' };
}

export function hba1cTyped({ number, unit }: Hba1cText): string {
	return unit === 'percent' ? number : `${number}${inMmol}`;
}

/** A second digit after the point comes from mmol/mol, and is shown as that again. */
export function hba1cStanding(percent: number): string {
	const isTyped = Number.isInteger(Math.round(percent * 1000) / 100);
	if (isTyped) return String(percent);
	return hba1cTyped({ number: String(mmolPerMolOf(percent)), unit: 'mmol-per-mol' });
}
