import type { Actor } from '../../domain/actor.ts';
import type { PlanState } from '../../domain/change.ts';
import type { Treatment } from '../../domain/treatment/treatment.ts';
import { can } from '../../domain/policy.ts';
import { latestVersion, standingSignature } from '../../domain/version/policy.ts';
import type { Version } from '../../domain/version/version.ts';
import { hasAnswered } from './answers.ts';

/**
 * Treatments that were offered and that this person has not answered in their present wording; also
 * chosen ones that were reworded after their answer.
 */
export function treatmentsWaitingFor(reader: Actor, state: PlanState): readonly Treatment[] {
	const responses = [...state.response.values()];
	return [...state.treatment.values()].filter((treatment) => {
		const { id, status, proposedBy } = treatment;
		const answers = responses.filter(({ treatmentId }) => treatmentId === id);
		const isOffered =
			(status === 'proposed' || status === 'considering') && proposedBy !== reader.id;
		const isAnswered = answers.some(({ userId }) => userId === reader.id);
		const isAsked = isOffered || (status === 'chosen' && isAnswered);
		return isAsked && !hasAnswered(treatment, answers, reader.id);
	});
}

/** The newest version, while it lacks this person's word. */
export function versionWaitingFor(reader: Actor, state: PlanState): Version | null {
	const latest = latestVersion(state);
	if (latest === undefined || !can(reader, 'AcknowledgeVersion', state)) return null;
	return standingSignature(state, latest.id, reader.id) === undefined ? latest : null;
}
