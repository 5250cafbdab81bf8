import { put } from '../change.ts';
import type { Deciders, Moment } from '../decision.ts';
import type { Refusal } from '../refusal.ts';
import { err, ok } from '../result.ts';
import { refuseStale } from '../revision.ts';
import { openChecks } from '../safety/open-flag.ts';
import { refuseText, textLimits, tidy } from '../text.ts';
import type { PlanCommands } from './command.ts';
import type { PlanStatus } from './plan.ts';
import { isPlanOpen, nextStatuses, planMoves, withStatus } from './plan-status.ts';

export const planDeciders: Deciders<PlanCommands> = {
	RevisePlan: (input, { plan }) => {
		const [title, ask] = [tidy(input.title), tidy(input.ask)];
		const refusal =
			refuseStale('plan', plan, input.expectedRevision) ??
			refuseText('title', title, { max: textLimits.planTitle, required: true }) ??
			refuseText('ask', ask, { max: textLimits.planAsk, required: true });
		if (refusal) return err(refusal);
		if (plan.title === title && plan.ask === ask) return err({ code: 'already-exists' });
		return ok([put('plan', { ...plan, revision: plan.revision + 1, title, ask })]);
	},

	SetPlanStatus: (input, moment) => {
		const { plan, actor, now } = moment;
		const reason = tidy(input.reason);
		const refusal =
			refuseStale('plan', plan, input.expectedRevision) ??
			refuseText('reason', reason, { max: textLimits.reason, required: true }) ??
			refuseMove(input.to, moment);
		if (refusal) return err(refusal);
		return ok([put('plan', withStatus(plan, input.to, { reason, by: actor, at: now }))]);
	}
};

function refuseMove(to: PlanStatus, { plan, state, actor }: Moment): Refusal | null {
	if (plan.status === to) return { code: 'already-exists' };
	const isPossible = nextStatuses(plan, state).includes(to);
	if (!isPossible) return { code: 'wrong-plan-status', status: plan.status };
	if (!planMoves(actor, plan, state).includes(to)) return { code: 'forbidden' };
	if (isPlanOpen({ status: to })) return null;
	const flags = openChecks(state).filter(({ level }) => level !== 'E2');
	if (flags.length === 0) return null;
	return { code: 'flags-open', checkIds: flags.map(({ id }) => id) };
}
