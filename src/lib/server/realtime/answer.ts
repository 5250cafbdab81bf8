import type { Refusal } from '../../domain/refusal.ts';
import { refusalSentence } from '../../copy/refusal.ts';
import type { AnsweredError, Retry, WireRefusal } from '../../protocol/answer.ts';

type Code = (Refusal | WireRefusal)['code'];

const retryByCode: Readonly<Partial<Record<Code, Retry>>> = {
	unavailable: 'later',
	'too-many-requests': 'later',
	'out-of-step': 'resync',
	'session-ended': 'sign-in',
	'outdated-client': 'reload'
};

/** A refusal as it travels: the code for the program, the sentence for the person. */
export function toAnsweredError(refusal: Refusal | WireRefusal): AnsweredError {
	return {
		...refusal,
		message: refusalSentence(refusal),
		retry: retryByCode[refusal.code] ?? 'never'
	};
}
