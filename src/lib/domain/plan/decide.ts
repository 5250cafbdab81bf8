import { put } from '../change.ts';
import type { Deciders } from '../decision.ts';
import { err, ok } from '../result.ts';
import { refuseStale } from '../revision.ts';
import { refuseText, textLimits, tidy } from '../text.ts';
import type { PlanCommands } from './command.ts';

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
	}
};
