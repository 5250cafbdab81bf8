import { gatesFor, warnings, type GateHit } from '../catalogue/gate.ts';
import { gatesByOption } from '../catalogue/option-gates.ts';
import { patientFacts } from '../catalogue/patient-facts.ts';
import type { Moment } from '../decision.ts';
import type { Refusal } from '../refusal.ts';
import { openFlagOf } from '../safety/open-flag.ts';
import type { Treatment } from './treatment.ts';

type Standing = Pick<Moment, 'plan' | 'state' | 'now'>;

/** What the catalogue warns of for this patient; an operation of one's own wording is one too. */
export function gatesOf(
	{ catalogueId, kind }: Pick<Treatment, 'catalogueId' | 'kind'>,
	{ plan, state, now }: Standing
): readonly GateHit[] {
	const free = kind === 'surgery' ? ['reevaluation-first', 'red-flag-open-elective'] : [];
	const gates = gatesByOption[catalogueId] ?? free;
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
	const isUrgent = ['urgent', 'emergency'].includes(standing.plan.urgency);
	const final = isUrgent ? [] : hits.filter(({ gate }) => gate.unlessUrgent);
	const inTheWay = final.length > 0 ? final : reason === '' ? hits : [];
	if (inTheWay.length === 0) return null;
	return { code: 'gated', gates: inTheWay.map(({ gate }) => gate.id), isFinal: final.length > 0 };
}
