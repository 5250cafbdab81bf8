import type { PatientWord } from '../../domain/waiting.ts';
import { m } from '../../paraglide/messages.js';
import type { NextStep } from '../../protocol/today.ts';
import { calendarDay } from '../relative-time.ts';

/** Where a treatment stands for the patient; it is agreed only after their own yes. */
export function stepWords({ treatment, word }: NextStep): string {
	return treatment.status === 'active' ? m.today_next_active() : wordsByAnswer[word]();
}

/** When it begins, while it has not; what the patient has not said yes to is only planned. */
export function startWords({ treatment, word }: NextStep): string | null {
	const { status, startOn } = treatment;
	if (status === 'active' || startOn === null) return null;
	const date = calendarDay(startOn);
	return word === 'accept' ? m.today_next_starts({ date }) : m.today_next_start_planned({ date });
}

const wordsByAnswer: Readonly<Record<PatientWord, () => string>> = {
	awaited: m.treatment_patient_chosen_open,
	accept: m.today_next_chosen,
	decline: m.today_next_chosen_declined,
	question: m.today_next_chosen_asked
};
