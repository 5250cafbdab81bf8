import { put, type Change } from '../change.ts';
import { CATALOGUE_VERSION } from '../catalogue/version.ts';
import { evaluateRedFlags, redFlags, type FlagAnswers } from '../catalogue/red-flag.ts';
import { addDays, isDay } from '../day.ts';
import type { Deciders, Moment } from '../decision.ts';
import type { CarePlan } from '../plan/plan.ts';
import type { Refusal } from '../refusal.ts';
import { err, ok } from '../result.ts';
import { refuseStale } from '../revision.ts';
import { refuseText, textLimits, tidy } from '../text.ts';
import type { SafetyCommands, UrgencyInput } from './command.ts';
import { missingAnswers, toldBefore } from './missing-answers.ts';
import { isAtLeast, openChecks, urgencyFloor } from './open-flag.ts';
import type { SafetyCheck } from './safety-check.ts';

const noteRule = { max: textLimits.reason, required: true };

export const safetyDeciders: Deciders<SafetyCommands> = {
	AnswerSafetyCheck: (input, moment) => {
		const { state, actor, now } = moment;
		if (state.safety.has(input.checkId)) return err({ code: 'already-exists' });
		const refusal = refuseAnswers(input.answers, toldBefore(state, actor.id, now));
		if (refusal) return err(refusal);
		const { level, flags } = evaluateRedFlags(input.answers);
		const check: SafetyCheck = {
			id: input.checkId,
			revision: 1,
			occasion: input.occasion,
			catalogueVersion: CATALOGUE_VERSION,
			answers: input.answers,
			level,
			raised: flags,
			answeredAt: now,
			answeredBy: actor.id,
			openedAt: null,
			openedBy: null,
			closedAt: null,
			closedBy: null,
			outcome: null,
			note: ''
		};
		return ok([put('safety', check), ...raiseUrgency(check, moment)]);
	},

	OpenSafetyCheck: ({ checkId }, { state, actor, now }) => {
		const check = state.safety.get(checkId);
		if (!check) return err({ code: 'not-found' });
		if (check.openedAt !== null) return err({ code: 'already-exists' });
		const revision = check.revision + 1;
		return ok([put('safety', { ...check, revision, openedAt: now, openedBy: actor.id })]);
	},

	CloseSafetyCheck: (input, moment) => {
		const { state, actor, now, plan } = moment;
		const check = state.safety.get(input.checkId);
		if (!check) return err({ code: 'not-found' });
		const note = tidy(input.note);
		const others = openChecks(state).filter(({ id }) => id !== check.id);
		const refusal =
			refuseStale('safety', check, input.expectedRevision) ??
			refuseClosed(check) ??
			refuseText('note', note, noteRule) ??
			refuseUrgency(input, { moment, open: others });
		if (refusal) return err(refusal);
		const closed: SafetyCheck = {
			...check,
			revision: check.revision + 1,
			openedAt: check.openedAt ?? now,
			openedBy: check.openedBy ?? actor.id,
			closedAt: now,
			closedBy: actor.id,
			outcome: input.outcome,
			note
		};
		const urgency = withUrgency(plan, input, { reason: note, since: now });
		return ok([put('safety', closed), ...(isSame(plan, input) ? [] : [put('plan', urgency)])]);
	},

	SetUrgency: (input, moment) => {
		const { state, plan, now } = moment;
		const reason = tidy(input.reason);
		const refusal =
			refuseStale('plan', plan, input.expectedRevision) ??
			refuseText('reason', reason, noteRule) ??
			refuseUrgency(input, { moment, open: openChecks(state) });
		if (refusal) return err(refusal);
		if (isSame(plan, input) && plan.urgencyReason === reason)
			return err({ code: 'already-exists' });
		return ok([put('plan', withUrgency(plan, input, { reason, since: now }))]);
	}
};

function refuseAnswers(answers: FlagAnswers, before: FlagAnswers): Refusal | null {
	const unknown = Object.keys(answers).find((id) => !redFlags.some((flag) => flag.id === id));
	if (unknown !== undefined) return refuseAnswer(unknown, 'unknown');
	const [missing] = missingAnswers(answers, before);
	return missing === undefined ? null : refuseAnswer(missing, 'missing');
}

function refuseAnswer(id: string, problem: string): Refusal {
	return { code: 'invalid-input', field: `answers.${id}`, problem };
}

function refuseClosed({ closedAt, level }: SafetyCheck): Refusal | null {
	return closedAt !== null || level === null ? { code: 'already-exists' } : null;
}

interface Around {
	readonly moment: Moment;
	readonly open: readonly SafetyCheck[];
}

function refuseUrgency({ urgency, owner, reviewOn }: UrgencyInput, around: Around): Refusal | null {
	const { state, now } = around.moment;
	const floor = urgencyFloor(around.open[0]?.level ?? null);
	if (floor && !isAtLeast(urgency, floor)) return wrong('urgency', 'red-flag-open');
	const isOwner = [...state.member.values()].some(
		({ userId, until, role }) => userId === owner && until === null && role !== 'patient'
	);
	if (owner !== null && !isOwner) return wrong('owner', 'unknown');
	if (reviewOn === null) return urgency === 'monitoring' ? null : wrong('reviewOn', 'empty');
	if (!isDay(reviewOn)) return wrong('reviewOn', 'not-a-day');
	// A day in advance for whoever is ahead of UTC.
	return reviewOn < addDays(now.slice(0, 10), -1) ? wrong('reviewOn', 'in-the-past') : null;
}

function wrong(field: string, problem: string): Refusal {
	return { code: 'invalid-input', field, problem };
}

/** What was raised makes the plan urgent at once; only a clinician makes it less so again. */
function raiseUrgency(check: SafetyCheck, { plan, state, now }: Moment): readonly Change[] {
	const urgency = urgencyFloor(check.level);
	if (urgency === null || isAtLeast(plan.urgency, urgency)) return [];
	const role = urgency === 'emergency' ? 'referring-doctor' : 'pain-specialist';
	const owner = [...state.member.values()].find(
		(member) => member.role === role && member.until === null
	);
	const days = check.level === 'E2' ? 3 : 0;
	const reviewOn = addDays(now.slice(0, 10), days);
	const input = { urgency, owner: owner?.userId ?? null, reviewOn };
	return [put('plan', withUrgency(plan, input, { reason: '', since: now }))];
}

function withUrgency(
	plan: CarePlan,
	{ urgency, owner, reviewOn }: UrgencyInput,
	{ reason, since }: { readonly reason: string; readonly since: string }
): CarePlan {
	return {
		...plan,
		revision: plan.revision + 1,
		urgency,
		urgencyReason: reason,
		urgencySince: since,
		urgencyOwner: owner,
		urgencyReviewOn: reviewOn
	};
}

function isSame(plan: CarePlan, { urgency, owner, reviewOn }: UrgencyInput): boolean {
	return (
		plan.urgency === urgency && plan.urgencyOwner === owner && plan.urgencyReviewOn === reviewOn
	);
}
