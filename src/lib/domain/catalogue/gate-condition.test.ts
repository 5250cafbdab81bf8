import { expect, test } from 'vitest';
import type { AnyDetails } from '../record/field.ts';
import type { RecordKind } from '../record/kind.ts';
import { testRecord } from '../record/test-records.ts';
import { testAt, testId } from '../test-plan.ts';
import type { FlagLevel } from './flag-level.ts';
import { gates, gatesFor, type Condition } from './gate.ts';
import { patientFacts } from './patient-facts.ts';

type State = 'hit' | 'clear' | 'not-known';
type Entry = readonly [RecordKind, AnyDetails];

interface Patient {
	readonly records: readonly Entry[];
	readonly openFlag?: FlagLevel | null;
}

/** What is on record, and how a condition stands then: with it, without it, and unasked. */
interface Evidence {
	readonly positive: readonly Patient[];
	readonly negative: readonly Patient[];
	/** A list is never known to be whole: another entry in it is no "no". */
	readonly negativeIs: State;
	readonly missing: readonly Patient[];
	readonly missingIs: State;
}

const nothing: Patient = { records: [] };
const having = (...records: Entry[]): Patient => ({ records });
const condition = (code: string, presence: string, more: AnyDetails = {}): Entry => [
	'condition',
	{ code, presence, hba1c: null, egfr: null, ...more }
];
const asked = { negativeIs: 'clear', missingIs: 'not-known' } as const;
const listed = { negativeIs: 'not-known', missingIs: 'not-known' } as const;
const operated = (details: AnyDetails) => having(['operation', details]);
const disc = operated({ procedures: ['discectomy'] });

function evidenceFor(one: Condition): Evidence {
	switch (one.if) {
		case 'condition':
			return {
				...asked,
				positive: [having(condition(one.code, 'present'))],
				negative: [having(condition(one.code, 'absent'))],
				missing: [nothing, having(condition(one.code, 'unknown'))]
			};
		case 'hba1c-above': {
			const measured = (hba1c: number | null) => having(condition('diabetes', 'absent', { hba1c }));
			return {
				...asked,
				positive: [measured(one.percent + 0.1), measured(12)],
				negative: [measured(one.percent), measured(5)],
				missing: [nothing, measured(null)]
			};
		}
		case 'egfr-below': {
			const measured = (egfr: number | null) =>
				having(condition('kidney-disease', 'absent', { egfr }));
			return {
				...asked,
				positive: [measured(one.value - 1), measured(10)],
				negative: [measured(one.value), measured(95)],
				missing: [nothing, measured(null)]
			};
		}
		case 'medicine': {
			const takes = (group: string, use: string) => having(['medicine', { group, use }]);
			return {
				...listed,
				positive: [takes(one.group, 'regular'), takes(one.group, 'as-needed')],
				negative: [takes('other', 'regular'), takes(one.group, 'stopped')],
				missing: [nothing]
			};
		}
		case 'implant':
			return {
				...listed,
				positive: [having(['implant', { device: one.device }])],
				negative: [having(['implant', { device: 'other' }])],
				missing: [nothing]
			};
		case 'mri-unsafe-implant': {
			const implant = (mri: string) => having(['implant', { mri }]);
			return {
				...listed,
				positive: [implant('unsafe'), implant('conditional'), implant('unknown')],
				negative: [implant('safe')],
				missing: [nothing]
			};
		}
		case 'contrast-allergy':
			return {
				...listed,
				positive: [having(['allergy', { group: 'contrast' }])],
				negative: [having(['allergy', { group: 'medicine' }])],
				missing: [nothing]
			};
		case 'fused':
			return {
				...asked,
				positive: [operated({}), operated({ levels: [] })],
				negative: [disc],
				missing: [nothing]
			};
		case 'fresh-fusion':
			return {
				...asked,
				positive: [operated({ performedOn: '2026-10-01' }), operated({ performedOn: '2026' })],
				negative: [operated({ performedOn: '2023-05' }), disc],
				missing: [nothing]
			};
		default:
			return evidenceForState(one.if);
	}
}

/** What the plan itself knows: there is always an answer. */
function evidenceForState(state: 'not-reevaluated' | 'open-flag' | 'always'): Evidence {
	const known = { negativeIs: 'clear', missing: [nothing] } as const;
	switch (state) {
		case 'not-reevaluated':
			return {
				...known,
				positive: [having(['reevaluation', { state: 'under-way' }])],
				negative: [having(['reevaluation', { state: 'complete' }])],
				missingIs: 'hit'
			};
		case 'open-flag':
			return {
				...known,
				positive: (['E0', 'E1', 'E2'] as const).map((openFlag) => ({ records: [], openFlag })),
				negative: [nothing],
				missingIs: 'clear'
			};
		case 'always':
			return { ...known, positive: [nothing, disc], negative: [], missingIs: 'hit' };
	}
}

/** Every condition of every gate by itself, so that none stands in for another. */
const table = gates.flatMap((gate) =>
	gate.any.map((one, at) => [`${gate.id}, condition ${at + 1} (${one.if})`, gate.id, one] as const)
);

/** The records of a patient, each with an id of its own. */
function stateOf(id: string, { records, openFlag = null }: Patient): State {
	const made = records.map(([kind, details], at) =>
		testRecord(kind, { head: { id: testId(5000 + at) }, details })
	);
	const facts = patientFacts(made, { openFlag, urgency: 'elective', now: testAt });
	return gatesFor({ gates: [id] }, facts)[0]?.state ?? 'clear';
}

/** Of several conditions, those that nobody asked about keep the whole gate open. */
function whereAbsent(id: string, one: Condition): State {
	const isMeasured = one.if === 'hba1c-above' || one.if === 'egfr-below';
	const others = gates.find((gate) => gate.id === id)?.any.length ?? 0;
	const own = evidenceFor(one).negativeIs;
	// A measured value stands in the record that answers the gate's other condition.
	return own === 'clear' && others > 1 && !isMeasured ? 'not-known' : own;
}

test.each(table)('[CA7] %s: what is on record hits', (_title, id, one) => {
	const { positive } = evidenceFor(one);
	expect(positive.map((patient) => stateOf(id, patient))).toEqual(positive.map(() => 'hit'));
});

test.each(table.filter(([, , one]) => one.if !== 'always'))(
	'[CA9] %s: what is recorded absent does not hit',
	(_title, id, one) => {
		const { negative } = evidenceFor(one);
		expect(negative.length).toBeGreaterThan(0);
		const expected = whereAbsent(id, one);
		expect(negative.map((patient) => stateOf(id, patient))).toEqual(negative.map(() => expected));
	}
);

test.each(table)('[CA8] %s: what nobody recorded is never safe', (_title, id, one) => {
	const { missing, missingIs } = evidenceFor(one);
	expect(missing.map((patient) => stateOf(id, patient))).toEqual(missing.map(() => missingIs));
	if (one.if !== 'open-flag') expect(missingIs).not.toBe('clear');
});
