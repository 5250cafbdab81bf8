import type { Treatment } from '../../domain/treatment/treatment.ts';
import { m } from '../../paraglide/messages.js';
import { calendarDay } from '../relative-time.ts';
import { dosageWords, partialDosageWords } from '../room/words.ts';

export interface CombinationFact {
	readonly part: 'how-much' | 'who' | 'start' | 'review' | 'target' | 'stop-rule';
	readonly label: string;
	/** Empty where nobody has said it yet. */
	readonly value: string;
}

/** What has to be said of a treatment that is chosen, whether it is said or not. */
export function combinationFacts(treatment: Treatment): readonly CombinationFact[] {
	const { kind, dosage, frequency, whoDoes, startOn, reviewOn, target, stopRule } = treatment;
	const day = (on: string | null) => (on === null ? '' : calendarDay(on));
	const facts: readonly CombinationFact[] = [
		kind === 'medicine'
			? {
					part: 'how-much',
					label: m.combination_dose(),
					value: dosageWords(dosage) ?? partialDosageWords(dosage)
				}
			: { part: 'how-much', label: m.combination_often(), value: frequency },
		{ part: 'who', label: m.treatment_fact_who_does(), value: whoDoes },
		{ part: 'start', label: m.treatment_fact_start(), value: day(startOn) },
		{ part: 'review', label: m.treatment_fact_review(), value: day(reviewOn) },
		{ part: 'target', label: m.treatment_fact_target(), value: target },
		{ part: 'stop-rule', label: m.treatment_fact_stop_rule(), value: stopRule }
	];
	return facts;
}
