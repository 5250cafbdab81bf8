import {
	evaluateRedFlags,
	redFlags,
	type Evaluated,
	type FlagAnswer,
	type FlagAnswers
} from '../../domain/catalogue/red-flag.ts';

/** What stands in the form, by question. */
export type AnswerDraft = Record<string, { answer: FlagAnswer | ''; followUp: FlagAnswer | '' }>;

export function emptyAnswers(): AnswerDraft {
	return Object.fromEntries(redFlags.map(({ id }) => [id, { answer: '', followUp: '' }]));
}

/** What was answered, without what was left open. */
export function answersOf(draft: AnswerDraft): FlagAnswers {
	const given = Object.entries(draft).flatMap(([id, { answer, followUp }]) => {
		if (answer === '') return [];
		return [[id, followUp === '' ? { answer } : { answer, followUp }] as const];
	});
	return Object.fromEntries(given);
}

/** Questions that still want an answer before the answers may go, in the order asked. */
export function missingAnswers(evaluated: Evaluated): readonly string[] {
	if (evaluated.level !== null) return [];
	const asked = redFlags.filter(({ askedOf }) => askedOf === 'patient').map(({ id }) => id);
	return asked.filter((id) => evaluated.unanswered.includes(id));
}

/** The draft as the catalogue's table sees it. */
export function evaluateDraft(draft: AnswerDraft): Evaluated {
	return evaluateRedFlags(answersOf(draft));
}
