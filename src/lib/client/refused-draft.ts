import type { Command } from '../domain/command.ts';
import type { DocumentKey } from '../domain/plan/section.ts';
import type { AnsweredError } from '../protocol/answer.ts';

/** A change that the server did not take, with everything its author wrote. */
export interface RefusedDraft {
	readonly id: string;
	readonly what:
		| { readonly type: 'command'; readonly command: Command }
		| { readonly type: 'prose'; readonly document: DocumentKey; readonly text: string };
	readonly error: AnsweredError;
}
