import { adviceWords } from '../../copy/advice-words.ts';
import {
	redFlags,
	type FlagAnswer,
	type FlagAnswers,
	type QuestionWords
} from '../../domain/catalogue/red-flag.ts';
import type { Urgency } from '../../domain/plan/plan.ts';
import type { Advice } from '../../domain/safety/advice.ts';
import type { ClinicContacts } from '../../domain/safety/clinic-contacts.ts';
import type { Outcome } from '../../domain/safety/safety-check.ts';
import { m } from '../../paraglide/messages.js';

type Clinic = { readonly name: string } & ClinicContacts;

/** One thing to do, and the number for it; null where the clinic gave none. */
export interface AdviceLine {
	readonly text: string;
	readonly number: string | null;
}

export function adviceLine(advice: Advice, clinic: Clinic): AdviceLine {
	const number = numberFor[advice](clinic);
	return { text: adviceWords(advice), number: number === '' ? null : number };
}

const numberFor: Readonly<Record<Advice, (clinic: Clinic) => string>> = {
	emergency: ({ emergencyNumber }) => emergencyNumber,
	crisis: ({ crisisNumber, emergencyNumber }) => crisisNumber || emergencyNumber,
	'same-day': ({ onCallNumber }) => onCallNumber,
	days: ({ phoneNumber }) => phoneNumber
};

export function answerWords(answer: FlagAnswer): string {
	return answerNames[answer]();
}

const answerNames: Readonly<Record<FlagAnswer, () => string>> = {
	yes: m.safety_answer_yes,
	no: m.safety_answer_no,
	unsure: m.safety_answer_unsure
};

/**
 * Each question that was answered, with what was said to it.
 * @param words of questions that another edition asked
 */
export function answersText(answers: FlagAnswers, words: QuestionWords = {}): string {
	const known = new Set(redFlags.map(({ id }) => id));
	const others = Object.keys(answers)
		.filter((id) => !known.has(id))
		.map((id) => ({ id, question: m.safety_question_gone(), followUp: null, ...words[id] }));
	return [...redFlags, ...others]
		.flatMap(({ id, question, followUp }) => {
			const given = answers[id];
			if (given === undefined) return [];
			const more = given.followUp ? [followUp ?? '', answerWords(given.followUp)] : [];
			return [
				[question, answerWords(given.answer), ...more].filter((part) => part !== '').join(' ')
			];
		})
		.join('\n');
}

export function outcomeWords(outcome: Outcome): string {
	return outcomeNames[outcome]();
}

const outcomeNames: Readonly<Record<Outcome, () => string>> = {
	'emergency-care': m.safety_outcome_emergency_care,
	seen: m.safety_outcome_seen,
	appointment: m.safety_outcome_appointment,
	advice: m.safety_outcome_advice,
	'answered-in-error': m.safety_outcome_error
};

/** What an urgency changes in the plan. */
export function urgencyEffect(urgency: Urgency): string {
	return urgencyEffects[urgency]();
}

const urgencyEffects: Readonly<Record<Urgency, () => string>> = {
	emergency: m.safety_effect_emergency,
	urgent: m.safety_effect_urgent,
	soon: m.safety_effect_soon,
	elective: m.safety_effect_elective,
	monitoring: m.safety_effect_monitoring
};

/** A number as a link to call it. */
export function dial(number: string): string {
	return `tel:${number.replace(/[^+\d]/g, '')}`;
}

/** A number is read in one go. */
export function unbroken(number: string): string {
	return number.replaceAll(' ', '\u00a0');
}
