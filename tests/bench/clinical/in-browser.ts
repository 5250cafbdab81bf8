// Runs in the browser: what the plan's pages work out of its records, timed.

import { optionsFor } from '../../../src/lib/domain/catalogue/browse.ts';
import { options } from '../../../src/lib/domain/catalogue/catalogue.ts';
import { coverage } from '../../../src/lib/domain/catalogue/coverage.ts';
import { patientFacts } from '../../../src/lib/domain/catalogue/patient-facts.ts';
import type { PlanState } from '../../../src/lib/domain/change.ts';
import { compareStudies } from '../../../src/lib/domain/imaging/comparison.ts';
import { recordsOf } from '../../../src/lib/domain/record/record.ts';
import { openFlagOf } from '../../../src/lib/domain/safety/open-flag.ts';
import { gatesOf } from '../../../src/lib/domain/treatment/gated.ts';

const warmUps = 10;
const rounds = 50;
/** The browser's clock is coarse. */
const atOnce = 20;

export interface Timed {
	readonly gates: number;
	readonly coverage: number;
	readonly grid: number;
	readonly together: number;
	/** The gates of each treatment by itself, as its card asks for them. */
	readonly cards: number;
}

/** Milliseconds, the median of many rounds. */
export function timeClinical(state: PlanState, now: string): Timed {
	const [plan] = state.plan.values();
	if (!plan) throw new Error('A plan without its head.');
	const treatments = [...state.treatment.values()];
	const gates = () => {
		const records = [...state.record.values()];
		const around = { openFlag: openFlagOf(state), urgency: plan.urgency, now };
		const facts = patientFacts(records, around);
		return optionsFor(options, { records, treatments, facts });
	};
	const covered = () =>
		coverage({
			causes: recordsOf(state.record.values(), 'cause'),
			goals: [...state.goal.values()],
			// All of them, as if all were chosen.
			treatments: treatments.map((one) => ({ ...one, status: 'chosen' as const }))
		});
	const grid = () =>
		compareStudies(
			recordsOf(state.record.values(), 'study'),
			recordsOf(state.record.values(), 'finding')
		);
	return {
		gates: median(gates),
		coverage: median(covered),
		grid: median(grid),
		together: median(() => [gates(), covered(), grid()]),
		cards: median(() => treatments.map((one) => gatesOf(one, { plan, state, now })))
	};
}

function median(work: () => unknown): number {
	const times: number[] = [];
	for (let round = 0; round < warmUps + rounds; round += 1) {
		const from = performance.now();
		for (let time = 0; time < atOnce; time += 1) work();
		if (round >= warmUps) times.push((performance.now() - from) / atOnce);
	}
	return times.toSorted((one, other) => one - other)[Math.floor(rounds / 2)] ?? NaN;
}
