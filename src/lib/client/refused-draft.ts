import type { FlagAnswers, QuestionWords } from '../domain/catalogue/red-flag.ts';
import type { Command } from '../domain/command.ts';
import type { DocumentKey } from '../domain/plan/section.ts';
import type { AnsweredError } from '../protocol/answer.ts';

/** A change that the server did not take, with everything its author wrote. */
export interface RefusedDraft {
	readonly id: string;
	readonly what:
		| { readonly type: 'command'; readonly command: Command }
		| {
				readonly type: 'prose';
				readonly document: DocumentKey;
				/** The whole section as it stood here. */
				readonly text: string;
				/** Of it, what its author added: only that may stay on a device. */
				readonly own: string;
		  }
		/** To safety questions, not sent. */
		| {
				readonly type: 'answers';
				readonly answers: FlagAnswers;
				readonly words: QuestionWords;
		  };
	readonly error: AnsweredError;
}
