/** The two units in which laboratories report glycated haemoglobin. */
export type Hba1cUnit = 'percent' | 'mmol-per-mol';

/**
 * The master equation between the two reference systems, NGSP (%) = 0.09148 × IFCC (mmol/mol) + 2.152:
 * Hoelzel W et al., "IFCC reference system for measurement of hemoglobin A1c in human blood and the
 * national standardization schemes in the United States, Japan, and Sweden: a method-comparison
 * study", Clin Chem 2004;50:166–74; as published by the NGSP (ngsp.org/ifcc.asp).
 */
const [slope, offset] = [0.09148, 2.152];

/**
 * NGSP per cent with four digits: what is rounded for a reader is rounded once, and a whole mmol/mol
 * is told from what was typed in per cent.
 */
export function percentOf(mmolPerMol: number): number {
	return Math.round((slope * mmolPerMol + offset) * 10_000) / 10_000;
}

/** IFCC, whole as it is reported. */
export function mmolPerMolOf(percent: number): number {
	return Math.round((percent - offset) / slope);
}
