import type { PlanState } from '../../domain/change.ts';
import { planOf } from '../../domain/plan/policy.ts';
import { latestVersion } from '../../domain/version/policy.ts';
import { m } from '../../paraglide/messages.js';
import { planStatusWords } from '../room/words.ts';

/** In which state a plan was, and what of it was signed. */
export function standingThen(state: PlanState): string {
	const plan = planOf(state);
	const signed = latestVersion(state);
	return [
		plan ? planStatusWords(plan.status) : '',
		signed ? m.moment_signed({ number: String(signed.number) }) : m.moment_unsigned()
	]
		.filter((part) => part !== '')
		.join(' · ');
}
