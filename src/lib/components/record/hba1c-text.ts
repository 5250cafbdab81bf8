import { mmolPerMolOf, percentOf, type Hba1cUnit } from '../../domain/condition/hba1c.ts';

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

/** What is a whole mmol/mol to the last digit was given as one: in per cent nobody types that. */
export function hba1cStanding(percent: number): string {
	const mmolPerMol = mmolPerMolOf(percent);
	if (percentOf(mmolPerMol) !== percent) return String(percent);
	return hba1cTyped({ number: String(mmolPerMol), unit: 'mmol-per-mol' });
}
