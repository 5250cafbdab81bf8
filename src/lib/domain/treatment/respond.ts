import { put, type PlanState } from '../change.ts';
import type { Decision, Moment } from '../decision.ts';
import type { TreatmentId, UserId } from '../ids.ts';
import type { Refusal } from '../refusal.ts';
import { err, ok } from '../result.ts';
import { refuseText, textLimits, tidy } from '../text.ts';
import type { TreatmentCommands } from './command.ts';
import { mayRespond } from './policy.ts';
import type { TreatmentResponse } from './treatment.ts';

type Response = TreatmentCommands['RespondToTreatment'];
type Answer = Pick<Response, 'kind' | 'reason' | 'detailsRevision'>;

/** A person's one answer to a treatment, given or given again. */
export function respondToTreatment(input: Response, { state, actor, now }: Moment): Decision {
	const treatment = state.treatment.get(input.treatmentId);
	if (!treatment) return err({ code: 'not-found' });
	if (!mayRespond(treatment)) return err({ code: 'wrong-status', status: treatment.status });
	const { responseId, treatmentId, kind, detailsRevision } = input;
	const answer = { treatmentId, kind, detailsRevision, reason: tidy(input.reason) };
	const earlier = responseOf(state, treatmentId, actor.id);
	const refusal =
		refuseRound(input, treatment.detailsRevision) ??
		refuseText('reason', answer.reason, { max: textLimits.reason, required: false }) ??
		(earlier ? refuseRepeat(earlier, answer) : refuseTaken(input, state)) ??
		refuseSilence(answer);
	if (refusal) return err(refusal);
	const { id, revision } = earlier ?? { id: responseId, revision: 0 };
	const given = { ...answer, userId: actor.id, respondedAt: now };
	return ok([put('response', { id, revision: revision + 1, ...given })]);
}

export function responseOf(
	state: PlanState,
	treatmentId: TreatmentId,
	userId: UserId
): TreatmentResponse | undefined {
	return [...state.response.values()].find(
		(response) => response.treatmentId === treatmentId && response.userId === userId
	);
}

/** Nobody has read a round that has not been written yet. */
function refuseRound({ detailsRevision }: Response, current: number): Refusal | null {
	if (detailsRevision >= 1 && detailsRevision <= current) return null;
	return { code: 'invalid-input', field: 'detailsRevision', problem: 'unknown' };
}

/** An answer to an earlier round, late on the way, does not replace one to a later round. */
function refuseRepeat(earlier: TreatmentResponse, input: Answer): Refusal | null {
	if (input.detailsRevision < earlier.detailsRevision) {
		return { code: 'stale', kind: 'response', current: earlier };
	}
	const isSame =
		earlier.kind === input.kind &&
		earlier.reason === input.reason &&
		earlier.detailsRevision === input.detailsRevision;
	return isSame ? { code: 'already-exists' } : null;
}

function refuseTaken({ responseId }: Response, state: PlanState): Refusal | null {
	return state.response.has(responseId) ? { code: 'already-exists' } : null;
}

function refuseSilence({ kind, reason }: Answer): Refusal | null {
	return kind !== 'accept' && reason === '' ? { code: 'reason-needed' } : null;
}
