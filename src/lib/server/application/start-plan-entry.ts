import { isDay } from '../../domain/day.ts';
import { isUuid, toId, type PatientId, type PlanId, type UserId } from '../../domain/ids.ts';
import { urgencies, type Urgency } from '../../domain/plan/plan.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { textLimits, tidy } from '../../domain/text.ts';
import type { EnteredPatient } from '../people/namesake.ts';

/** The form as it was typed. */
export interface StartPlanEntry {
	readonly name: string;
	readonly birthDate: string;
	readonly identifier: string;
	readonly title: string;
	readonly ask: string;
	readonly urgency: string;
	readonly specialist: string;
	/** Empty until the question was put; then a patient's id, or `different`. */
	readonly samePerson: string;
}

export interface StartPlanProblem {
	readonly field: keyof StartPlanEntry;
	readonly problem: 'missing' | 'too-long' | 'wrong' | 'gone' | 'taken';
}

export interface StartPlanOrder {
	readonly planId: PlanId;
	readonly patient: EnteredPatient;
	readonly title: string;
	readonly ask: string;
	readonly urgency: Urgency;
	readonly specialistId: UserId;
	readonly samePerson: PatientId | 'different' | null;
}

export const startPlanLimits = {
	name: 200,
	identifier: 64,
	title: textLimits.planTitle,
	ask: textLimits.planAsk
} as const;

/** Reads the form; every problem at once, so that nobody corrects a page five times. */
export function readStartPlanEntry(
	entry: StartPlanEntry,
	{ planId, today }: { planId: string; today: string }
): Result<StartPlanOrder, readonly StartPlanProblem[]> {
	const [name, identifier] = [oneLine(entry.name), oneLine(entry.identifier)];
	const [title, ask] = [oneLine(entry.title), tidy(entry.ask)];
	const urgency = urgencies.find((known) => known === entry.urgency);
	const specialist = entry.specialist.trim();
	const problems = [
		textProblem('name', name),
		birthDateProblem(entry.birthDate, today),
		identifier === '' ? null : textProblem('identifier', identifier),
		textProblem('title', title),
		textProblem('ask', ask),
		urgency === undefined ? problem('urgency', 'missing') : null,
		specialist === '' ? problem('specialist', 'missing') : null,
		isUuid(specialist) || specialist === '' ? null : problem('specialist', 'gone'),
		isChoice(entry.samePerson) && isUuid(planId) ? null : problem('samePerson', 'missing')
	].filter((found) => found !== null);
	if (problems.length > 0 || urgency === undefined) return err(problems);
	return ok({
		planId: toId<PlanId>(planId),
		patient: {
			name,
			birthDate: entry.birthDate,
			identifier: identifier === '' ? null : identifier
		},
		title,
		ask,
		urgency,
		specialistId: toId<UserId>(specialist),
		samePerson: toChoice(entry.samePerson)
	});
}

function problem(
	field: StartPlanProblem['field'],
	which: StartPlanProblem['problem']
): StartPlanProblem {
	return { field, problem: which };
}

function textProblem(field: keyof typeof startPlanLimits, text: string): StartPlanProblem | null {
	if (text === '') return problem(field, 'missing');
	return text.length > startPlanLimits[field] ? problem(field, 'too-long') : null;
}

function birthDateProblem(text: string, today: string): StartPlanProblem | null {
	if (text === '') return problem('birthDate', 'missing');
	const isPossible = isDay(text) && text >= '1900-01-01' && text <= today;
	return isPossible ? null : problem('birthDate', 'wrong');
}

function oneLine(text: string): string {
	return tidy(text).replaceAll(/\s+/g, ' ');
}

function isChoice(text: string): boolean {
	return text === '' || text === 'different' || isUuid(text);
}

function toChoice(text: string): StartPlanOrder['samePerson'] {
	if (text === '') return null;
	return text === 'different' ? 'different' : toId<PatientId>(text);
}
