import type { Role } from '../domain/actor.ts';
import type { Thread } from '../domain/discussion/discussion.ts';
import type { ThreadId, VersionId } from '../domain/ids.ts';
import type { DocumentKey } from '../domain/plan/section.ts';
import type { Suggestion } from '../domain/suggestion/suggestion.ts';
import type { Treatment } from '../domain/treatment/treatment.ts';
import type { PatientWord } from '../domain/waiting.ts';
import type { EntityEvent } from './event.ts';

/** Somebody of the plan, as the patient knows them. */
export interface Person {
	readonly name: string;
	readonly role: Role;
}

/** What only the patient can answer. */
export type WaitingForPatient =
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
			/** What a session decided on it, in words, while it still waits to be answered. */
			readonly decided: string | null;
	  }
	| {
			readonly type: 'version';
			readonly versionId: VersionId;
			readonly number: number;
			readonly by: Person;
			readonly at: string;
	  }
	| {
			readonly type: 'suggestion';
			readonly suggestion: Suggestion;
			readonly by: Person;
	  };

/** A treatment that is under way or chosen, and what the patient says to it. */
export interface NextStep {
	readonly treatment: Treatment;
	readonly word: PatientWord;
}

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
