import type { Role } from '../../domain/actor.ts';
import type { Thread } from '../../domain/discussion/discussion.ts';
import type { PlanId, ThreadId } from '../../domain/ids.ts';
import type { DocumentKey } from '../../domain/plan/section.ts';
import type { Treatment } from '../../domain/treatment/treatment.ts';
import type { EntityEvent } from '../../protocol/event.ts';

export interface Person {
	readonly name: string;
	readonly role: Role;
}

/** Something that only the patient can answer. */
export type Ask =
	| {
			readonly type: 'proposal';
			readonly treatment: Treatment;
			readonly by: Person;
			/** The patient answered an earlier wording. */
			readonly again: boolean;
	  }
	| {
			readonly type: 'question';
			readonly thread: Thread;
			readonly threadId: ThreadId;
			readonly by: Person;
			readonly text: string;
			readonly at: string;
	  }
	| {
			readonly type: 'version';
			readonly number: number;
			readonly by: Person;
			readonly at: string;
	  };

/** Something that others did since the patient last looked. */
export type News =
	| { readonly type: 'entity'; readonly by: Person | null; readonly event: EntityEvent }
	| {
			readonly type: 'prose';
			readonly by: Person | null;
			readonly document: DocumentKey;
			readonly seq: number;
			readonly at: string;
	  };

export function askKey(ask: Ask): string {
	if (ask.type === 'proposal') return ask.treatment.id;
	if (ask.type === 'question') return ask.threadId;
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
