import { m } from '../paraglide/messages.js';

/** Why two treatments do not go well together, in one sentence. */
export function conflictWords(id: string): string {
	return wordsByPair[id]?.() ?? id;
}

const wordsByPair: Readonly<Record<string, () => string>> = {
	sedation: m.combination_conflict_sedation,
	serotonin: m.combination_conflict_serotonin,
	'stimulator-tens': m.combination_conflict_stimulator_tens,
	'nsaid-duloxetine': m.combination_conflict_nsaid_duloxetine,
	'surgery-manipulation': m.combination_conflict_surgery_manipulation,
	'decompression-manipulation': m.combination_conflict_decompression_manipulation,
	'two-operations': m.combination_conflict_two_operations
};
