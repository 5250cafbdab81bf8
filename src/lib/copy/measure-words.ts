import { m } from '../paraglide/messages.js';

/** By what one sees whether it helps, in plain words. */
export function measureWords(measure: string): string {
	return measures[measure]?.() ?? measure;
}

const measures: Readonly<Record<string, () => string>> = {
	NRS: m.option_measure_nrs,
	'NRS leg': m.option_measure_nrs_leg,
	'NRS back': m.option_measure_nrs_back,
	PEG: m.option_measure_peg,
	RMDQ: m.option_measure_rmdq,
	PHQ: m.option_measure_phq,
	GAD: m.option_measure_gad,
	GAS: m.option_measure_gas,
	goal: m.option_measure_goal,
	sleep: m.option_measure_sleep,
	HbA1c: m.option_measure_hba1c,
	BP: m.option_measure_bp,
	risk: m.option_measure_risk
};
