import type { Actor } from '../../domain/actor.ts';
import type { PlanState } from '../../domain/change.ts';
import type { Treatment } from '../../domain/treatment/treatment.ts';
import { can } from '../../domain/policy.ts';
import { latestVersion, standingSignature } from '../../domain/version/policy.ts';
import type { Version } from '../../domain/version/version.ts';
import { hasAnswered } from './answers.ts';

/** Treatments that were offered and that this person has not answered in their present wording. */
export function treatmentsWaitingFor(reader: Actor, state: PlanState): readonly Treatment[] {
	const responses = [...state.response.values()];
	return [...state.treatment.values()].filter(
		(treatment) =>
			(treatment.status === 'proposed' || treatment.status === 'considering') &&
			treatment.proposedBy !== reader.id &&
			!hasAnswered(
				treatment,
				responses.filter(({ treatmentId }) => treatmentId === treatment.id),
				reader.id
			)
	);
}

/** The newest version, while it lacks this person's word. */
export function versionWaitingFor(reader: Actor, state: PlanState): Version | null {
	const latest = latestVersion(state);
	if (latest === undefined || !can(reader, 'AcknowledgeVersion', state)) return null;
	return standingSignature(state, latest.id, reader.id) === undefined ? latest : null;
}
