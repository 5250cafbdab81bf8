import { gatesFor, warnings, type GateHit } from '../catalogue/gate.ts';
import { gatesByOption } from '../catalogue/option-gates.ts';
import { patientFacts } from '../catalogue/patient-facts.ts';
import type { Moment } from '../decision.ts';
import type { Refusal } from '../refusal.ts';
import { isAtLeast, openFlagOf } from '../safety/open-flag.ts';
import type { Treatment } from './treatment.ts';

type Standing = Pick<Moment, 'plan' | 'state' | 'now'>;

/** What can wait waits while a warning sign is open. */
export const electiveGate = 'red-flag-open-elective';

/**
 * What the catalogue warns of for this patient; an operation of one's own wording is one too. While the
 * plan is urgent whatever is chosen anew has to say why it cannot wait.
 */
export function gatesOf(
	{ catalogueId, kind, status }: Pick<Treatment, 'catalogueId' | 'kind' | 'status'>,
	{ plan, state, now }: Standing
): readonly GateHit[] {
	const free = kind === 'surgery' ? ['reevaluation-first', electiveGate] : [];
	const own = gatesByOption[catalogueId] ?? free;
	const isChosen = status === 'chosen' || status === 'active';
	const isHeldUp = isAtLeast(plan.urgency, 'urgent') && !isChosen && !own.includes(electiveGate);
	const gates = isHeldUp ? [...own, electiveGate] : own;
	const around = { openFlag: openFlagOf(state), urgency: plan.urgency, now };
	return gatesFor({ gates }, patientFacts(state.record.values(), around));
}

/** Choosing against a warning needs a reason; some only what is urgent may pass. */
export function refuseGated(
	treatment: Treatment,
	reason: string,
	standing: Standing
): Refusal | null {
	const hits = warnings(gatesOf(treatment, standing));
	const isUrgent = isAtLeast(standing.plan.urgency, 'urgent');
	const final = isUrgent ? [] : hits.filter(({ gate }) => gate.unlessUrgent);
	const inTheWay = final.length > 0 ? final : reason === '' ? hits : [];
	if (inTheWay.length === 0) return null;
	return { code: 'gated', gates: inTheWay.map(({ gate }) => gate.id), isFinal: final.length > 0 };
}
