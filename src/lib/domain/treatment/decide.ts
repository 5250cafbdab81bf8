import { warnings } from '../catalogue/gate.ts';
import { put } from '../change.ts';
import type { Decision, Deciders, Moment } from '../decision.ts';
import type { TreatmentId } from '../ids.ts';
import type { Refusal } from '../refusal.ts';
import { err, ok } from '../result.ts';
import { refuseStale } from '../revision.ts';
import { refuseText, textLimits, tidy } from '../text.ts';
import type { TreatmentCommands } from './command.ts';
import { missingDosage, refuseCauses, refuseDetails, refuseGoal, tidyDetails } from './details.ts';
import { gatesOf, refuseGated } from './gated.ts';
import {
	isTreatmentMove,
	isTreatmentWriter,
	mayReviseTreatment,
	needsReason,
	needsWholeDosage,
	treatmentMoves
} from './policy.ts';
import { respondToTreatment } from './respond.ts';
import { mergeRevision } from './revise.ts';
import type { Treatment, TreatmentDetails, TreatmentStatus } from './treatment.ts';

export const treatmentDeciders: Deciders<TreatmentCommands> = {
	SuggestTreatment: (input, moment) => bring('suggested', input, moment),
	ProposeTreatment: (input, moment) => bring('proposed', input, moment),

	ReviseTreatment: (input, { state, actor }) => {
		const treatment = state.treatment.get(input.treatmentId);
		if (!treatment) return err({ code: 'not-found' });
		if (!isTreatmentWriter(actor, treatment)) return err({ code: 'forbidden' });
		if (!mayReviseTreatment(actor, treatment)) return err(wrongStatus(treatment));
		const merged = mergeRevision(treatment, input);
		if (!merged.ok) return merged;
		const { details, changed } = merged.value;
		const refusal =
			refuseDetails(details) ??
			(changed.includes('goalId') ? refuseGoal(details.goalId, state) : null) ??
			(changed.includes('causeIds') ? refuseCauses(details.causeIds, state) : null) ??
			(needsWholeDosage(treatment.status) ? refuseIncomplete(details) : null);
		if (refusal) return err(refusal);
		const revised: Treatment = {
			...treatment,
			...details,
			revision: treatment.revision + 1,
			detailsRevision: treatment.detailsRevision + 1
		};
		return ok([put('treatment', revised)]);
	},

	SetTreatmentStatus: (input, moment) => {
		const treatment = moment.state.treatment.get(input.treatmentId);
		if (!treatment) return err({ code: 'not-found' });
		const statusReason = tidy(input.reason);
		const refusal =
			refuseStale('treatment', treatment, input.expectedRevision) ??
			refuseText('reason', statusReason, { max: textLimits.reason, required: false }) ??
			refuseMove(treatment, input.to, moment);
		if (refusal) return err(refusal);
		if (needsReason(input.to) && statusReason === '') return err({ code: 'reason-needed' });
		const isChoosing = input.to === 'chosen';
		const gated = isChoosing ? refuseGated(treatment, statusReason, moment) : null;
		if (gated) return err(gated);
		const isWarned = isChoosing && warnings(gatesOf(treatment, moment)).length > 0;
		const moved: Treatment = {
			...treatment,
			revision: treatment.revision + 1,
			status: input.to,
			statusReason,
			statusAt: moment.now,
			statusBy: moment.actor.id,
			gateReason: isChoosing ? (isWarned ? statusReason : '') : treatment.gateReason
		};
		return ok([put('treatment', moved)]);
	},

	RespondToTreatment: respondToTreatment
};

function bring(
	status: 'suggested' | 'proposed',
	input: { readonly treatmentId: TreatmentId; readonly details: TreatmentDetails },
	{ state, actor, now }: Moment
): Decision {
	if (state.treatment.has(input.treatmentId)) return err({ code: 'already-exists' });
	const details = tidyDetails(input.details);
	const refusal =
		refuseDetails(details) ??
		refuseGoal(details.goalId, state) ??
		refuseCauses(details.causeIds, state);
	if (refusal) return err(refusal);
	const treatment: Treatment = {
		...details,
		id: input.treatmentId,
		revision: 1,
		status,
		statusReason: '',
		statusAt: now,
		statusBy: actor.id,
		proposedAt: now,
		proposedBy: actor.id,
		detailsRevision: 1,
		gateReason: ''
	};
	return ok([put('treatment', treatment)]);
}

function refuseMove(
	treatment: Treatment,
	to: TreatmentStatus,
	{ actor }: Pick<Moment, 'actor'>
): Refusal | null {
	if (!isTreatmentMove(treatment.status, to)) return wrongStatus(treatment);
	if (!treatmentMoves(actor, treatment).includes(to)) return { code: 'forbidden' };
	return needsWholeDosage(to) ? refuseIncomplete(treatment) : null;
}

function refuseIncomplete(details: TreatmentDetails): Refusal | null {
	const missing = missingDosage(details);
	return missing.length === 0 ? null : { code: 'dosage-incomplete', missing };
}

function wrongStatus({ status }: Treatment): Refusal {
	return { code: 'wrong-status', status };
}
