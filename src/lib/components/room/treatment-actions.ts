import type { Role } from '../../domain/actor.ts';
import type { ResponseKind, Treatment, TreatmentStatus } from '../../domain/treatment/treatment.ts';
import { m } from '../../paraglide/messages.js';

export type StatusAction =
	'adopt' | 'consider' | 'choose' | 'set-aside' | 'start' | 'complete' | 'stop' | 'remove';
export type TreatmentAction = ResponseKind | StatusAction;
/** Done at once, without a sentence about it. */
type PlainAction = 'adopt' | 'consider' | 'start';
export type ConsideredAction = Exclude<TreatmentAction, PlainAction>;

export interface OfferedActions {
	/** As buttons on the card, the most likely first. */
	readonly shown: readonly TreatmentAction[];
	/** Behind "More". */
	readonly more: readonly TreatmentAction[];
}

/** Where a state action leads. */
export const statusAfter: Readonly<Record<StatusAction, TreatmentStatus>> = {
	adopt: 'proposed',
	consider: 'considering',
	choose: 'chosen',
	'set-aside': 'set-aside',
	start: 'active',
	complete: 'completed',
	stop: 'stopped',
	remove: 'entered-in-error'
};

export function isResponse(action: TreatmentAction): action is ResponseKind {
	return action === 'accept' || action === 'decline' || action === 'question';
}

/** A sentence is asked for before it is done; before choosing only where something warns. */
export function isConsidered(action: TreatmentAction): action is ConsideredAction {
	return !plainActions.some((plain) => plain === action);
}

interface Offer {
	readonly treatment: Treatment;
	readonly role: Role;
	/** Has answered the wording as it stands. */
	readonly hasAnswered: boolean;
	/** The policy's word for each action. */
	readonly may: (action: TreatmentAction) => boolean;
}

/** Sorts what the policy allows into what is at hand and what is one press away. */
export function offeredActions({ treatment, role, hasAnswered, may }: Offer): OfferedActions {
	const allowed = likelyOrder(treatment.status).filter(may);
	const isAtHand = (action: TreatmentAction) =>
		isResponse(action)
			? role !== 'pain-specialist' && !hasAnswered
			: !rareActions.includes(action) &&
				!(action === 'consider' && role === 'pain-specialist' && treatment.status !== 'chosen');
	return { shown: allowed.filter(isAtHand), more: allowed.filter((action) => !isAtHand(action)) };
}

/** In the words of the person who presses it; going back is called so. */
export function actionWords(action: TreatmentAction, role: Role, from: TreatmentStatus): string {
	if (action === 'consider' && from === 'chosen') return m.treatment_action_consider_again();
	if (role === 'patient' && isResponse(action)) return patientWords[action]();
	return wordsByAction[action]();
}

const plainActions: readonly PlainAction[] = ['adopt', 'consider', 'start'];
const rareActions: readonly TreatmentAction[] = ['remove'];

function likelyOrder(status: TreatmentStatus): readonly TreatmentAction[] {
	const responses: readonly TreatmentAction[] = ['accept', 'decline', 'question'];
	if (status === 'suggested') return ['adopt', 'set-aside', ...responses, 'remove'];
	if (status === 'proposed') return [...responses, 'consider', 'choose', 'set-aside', 'remove'];
	if (status === 'considering') return [...responses, 'choose', 'set-aside', 'remove'];
	if (status === 'chosen') return [...responses, 'start', 'set-aside', 'consider', 'remove'];
	if (status === 'active') return ['complete', 'stop', 'remove'];
	return ['consider', 'remove'];
}

const patientWords: Readonly<Record<ResponseKind, () => string>> = {
	accept: m.today_answer_accept,
	decline: m.today_answer_decline,
	question: m.today_answer_question
};

const wordsByAction: Readonly<Record<TreatmentAction, () => string>> = {
	accept: m.treatment_action_accept,
	decline: m.treatment_action_decline,
	question: m.treatment_action_question,
	adopt: m.treatment_action_adopt,
	consider: m.treatment_action_consider,
	choose: m.treatment_action_choose,
	'set-aside': m.treatment_action_set_aside,
	start: m.treatment_action_start,
	complete: m.treatment_action_complete,
	stop: m.treatment_action_stop,
	remove: m.treatment_action_remove
};
