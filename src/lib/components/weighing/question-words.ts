import type { Stance, WeighingRow } from '../../domain/weighing/weighing.ts';
import { m } from '../../paraglide/messages.js';

/** The question that a row puts to every option. */
export function questionWords(row: WeighingRow): string {
	return questions[row]();
}

export function stanceWords(stance: Stance['stance']): string {
	return stances[stance]();
}

const questions: Readonly<Record<WeighingRow, () => string>> = {
	what: m.weighing_question_what,
	help: m.weighing_question_help,
	chance: m.weighing_question_chance,
	asks: m.weighing_question_asks,
	harm: m.weighing_question_harm,
	wait: m.weighing_question_wait
};

const stances: Readonly<Record<Stance['stance'], () => string>> = {
	for: m.weighing_for,
	unsure: m.weighing_unsure,
	against: m.weighing_against
};
