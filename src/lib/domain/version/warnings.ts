import { coverage } from '../catalogue/coverage.ts';
import type { PlanState } from '../change.ts';
import { recordsOf } from '../record/record.ts';
import type { Refusal } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import { refuseText, textLimits, tidy } from '../text.ts';
import { warningKey, type AnsweredWarning, type SigningWarning } from './warning.ts';

const reasonRule = { max: textLimits.reason, required: false };

/** What a signature has to give a reason for, in one order whatever the order in memory. */
export function findWarnings(state: PlanState): readonly SigningWarning[] {
	const found = coverage({
		causes: recordsOf(state.record.values(), 'cause'),
		goals: [...state.goal.values()],
		treatments: [...state.treatment.values()]
	});
	const warnings: readonly SigningWarning[] = [
		...found.idleTreatments.map(
			(id) => ({ type: 'treatment-without-purpose', ids: [id] }) as const
		),
		...found.unansweredCauses.map((id) => ({ type: 'cause-unanswered', ids: [id] }) as const),
		...found.conflicts.map(
			({ one, other }) => ({ type: 'treatments-conflict', ids: [one, other] }) as const
		)
	];
	return warnings.toSorted((one, other) => (warningKey(one) < warningKey(other) ? -1 : 1));
}

/** Every warning with its reason; what was given for no warning that stands is not kept. */
export function answerWarnings(
	state: PlanState,
	given: readonly AnsweredWarning[]
): Result<readonly AnsweredWarning[], Refusal> {
	const reasons = new Map(given.map((one) => [warningKey(one), tidy(one.reason)]));
	const answered = findWarnings(state).map((warning) => {
		return { ...warning, reason: reasons.get(warningKey(warning)) ?? '' };
	});
	const missing = answered.filter(({ reason }) => reason === '');
	if (missing.length > 0) {
		const warnings = missing.map(({ type, ids }) => ({ type, ids }));
		return err({ code: 'warning-reason-needed', warnings });
	}
	for (const { reason } of answered) {
		const refusal = refuseText('reason', reason, reasonRule);
		if (refusal) return err(refusal);
	}
	return ok(answered);
}
