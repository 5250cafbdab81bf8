import type { PlanId } from '../../domain/ids.ts';
import type { Person, WaitingForPatient } from '../../protocol/today.ts';

export function askKey(ask: WaitingForPatient): string {
	if (ask.type === 'proposal') return ask.treatment.id;
	if (ask.type === 'question') return ask.threadId;
	if (ask.type === 'suggestion') return ask.suggestion.id;
	return `version-${ask.number}`;
}

/** One line of "new since you last looked". */
export interface ChangeLine {
	readonly id: string;
	readonly by: Person | null;
	readonly text: string;
	readonly at: string;
	readonly href: string;
}

export interface ClinicContact {
	readonly name: string;
	readonly emergencyNumber: string;
	readonly phoneNumber: string;
}

export interface PlanLink {
	readonly planId: PlanId;
	readonly title: string;
}
