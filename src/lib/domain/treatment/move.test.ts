import { expect, test } from 'vitest';
import { treatmentMoves } from './policy.ts';
import { accepted, only, refused } from '../test-decide.ts';
import {
	amara,
	maria,
	rosa,
	testAt,
	testMedicine,
	testPlan,
	testState,
	testTreatment,
	treatmentId
} from '../test-plan.ts';
import type { Urgency } from '../plan/plan.ts';
import type { ClinicalRecord } from '../record/record.ts';
import { testRecord } from '../record/test-records.ts';
import type { Dosage, Treatment, TreatmentStatus } from './treatment.ts';

const move = (to: TreatmentStatus, reason = '', expectedRevision = 4) =>
	({ name: 'SetTreatmentStatus', input: { treatmentId, expectedRevision, to, reason } }) as const;
const withTreatment = (over: Partial<Treatment> = {}) =>
	testState({ treatment: [testTreatment(over)] });

test('[TR6] the buttons of a card are the moves that would be accepted', () => {
	expect(treatmentMoves(amara, testTreatment())).toEqual([
		'considering',
		'chosen',
		'set-aside',
		'entered-in-error'
	]);
	expect(treatmentMoves(maria, testTreatment())).toEqual(['entered-in-error']);
	expect(treatmentMoves(rosa, testTreatment())).toEqual([]);
	expect(
		treatmentMoves(maria, testTreatment({ status: 'suggested', proposedBy: rosa.id }))
	).toEqual(['proposed']);
});

test('[TR6] an adopted suggestion stays the patient’s idea', () => {
	const state = withTreatment({ status: 'suggested', proposedBy: rosa.id, statusBy: rosa.id });
	const treatment = only('treatment', accepted(move('proposed'), { state, by: maria }));
	expect(treatment).toMatchObject({ proposedBy: rosa.id, statusBy: maria.id });
});

test('[TR7] a move that is not there names what stands, one of somebody else is forbidden', () => {
	const active = withTreatment({ status: 'active' });
	const wrong = { code: 'wrong-status', status: 'active' };
	expect(refused(move('set-aside', 'No.'), { state: active, by: amara })).toEqual(wrong);
	const proposed = { state: withTreatment(), by: maria };
	expect(refused(move('chosen'), proposed)).toEqual({ code: 'forbidden' });
});

test.each([
	['proposed', 'set-aside'],
	['active', 'completed'],
	['active', 'stopped'],
	['chosen', 'entered-in-error']
] as const)('[TR8] from %s to %s needs a reason', (status, to) => {
	const given = { state: withTreatment({ status }), by: amara };
	expect(refused(move(to, ' \n'), given)).toEqual({ code: 'reason-needed' });
	const treatment = only('treatment', accepted(move(to, ' There is a fusion. '), given));
	expect(treatment.statusReason).toBe('There is a fusion.');
	expect(refused(move(to, 'x'.repeat(1_001)), given)).toMatchObject({ problem: 'too-long' });
});

test('[TR8] no other move needs one; one that is given is kept, an old one is not', () => {
	const state = withTreatment({ status: 'set-aside', statusReason: 'Not now.' });
	expect(only('treatment', accepted(move('considering'), { state, by: amara })).statusReason).toBe(
		''
	);
	const command = move('considering', 'Asked again.');
	const treatment = only('treatment', accepted(command, { state, by: amara }));
	expect(treatment.statusReason).toBe('Asked again.');
});

const whole: Dosage = { dose: '300', unit: 'mg', route: 'by mouth', frequency: 'at night' };

test.each([
	[null, ['dose', 'unit', 'route', 'frequency']],
	[{ ...whole, dose: '' }, ['dose']],
	[{ ...whole, unit: ' ', frequency: '' }, ['unit', 'frequency']],
	[{ ...whole, route: '' }, ['route']]
])('[TR9] a medicine with %j is not chosen', (dosage, missing) => {
	for (const status of ['proposed', 'considering'] as const) {
		const state = withTreatment({ ...testMedicine, dosage, status });
		const refusal = refused(move('chosen'), { state, by: amara });
		expect(refusal).toEqual({ code: 'dosage-incomplete', missing });
	}
	const chosen = withTreatment({ ...testMedicine, dosage, status: 'chosen' });
	expect(refused(move('active'), { state: chosen, by: amara }).code).toBe('dosage-incomplete');
});

test('[TR9] a whole order is chosen; what is not a medicine needs none', () => {
	const medicine = withTreatment({ ...testMedicine });
	expect(only('treatment', accepted(move('chosen'), { state: medicine, by: amara })).status).toBe(
		'chosen'
	);
	expect(accepted(move('chosen'), { state: withTreatment(), by: amara })).toHaveLength(1);
});

test('[TR10] a move says who and when, and begins no new round', () => {
	const treatment = only(
		'treatment',
		accepted(move('considering'), { state: withTreatment(), by: amara })
	);
	expect(treatment).toEqual(
		testTreatment({ revision: 5, status: 'considering', statusAt: testAt, statusBy: amara.id })
	);
});

test('[TR11] [CP5] a treatment that changed in any way is looked at again', () => {
	const current = testTreatment({ revision: 5, detailsRevision: 3, why: 'Reworded.' });
	const state = testState({ treatment: [current] });
	expect(refused(move('chosen'), { state, by: amara })).toEqual({
		code: 'stale',
		kind: 'treatment',
		current
	});
});

test('[CP6] a treatment that is not in the plan is not found', () => {
	expect(refused(move('chosen'), { state: testState(), by: amara })).toEqual({ code: 'not-found' });
});

const fused = testRecord('operation');
const pacemaker = testRecord('implant', { details: { device: 'pacemaker' } });
const weighed = (over: Partial<Treatment>, record: readonly ClinicalRecord[], urgency?: Urgency) =>
	testState({
		treatment: [testTreatment(over)],
		record,
		plan: [testPlan(urgency === undefined ? {} : { urgency })]
	});

test('[TR24] choosing against a warning needs a reason, which is kept', () => {
	const state = weighed({ catalogueId: 'tens' }, [pacemaker]);
	expect(refused(move('chosen'), { state, by: amara })).toEqual({
		code: 'gated',
		gates: ['pacemaker'],
		isFinal: false
	});
	const reasoned = move('chosen', 'The device is off.');
	const treatment = only('treatment', accepted(reasoned, { state, by: amara }));
	expect(treatment).toMatchObject({ status: 'chosen', gateReason: 'The device is off.' });
	const manipulation = weighed({ catalogueId: 'manipulation' }, [fused]);
	expect(refused(move('chosen'), { state: manipulation, by: amara })).toMatchObject({
		gates: ['fused-levels']
	});
});

test('[TR24] where nothing warns no reason is asked, and an old one goes', () => {
	const state = weighed({ catalogueId: 'heat', gateReason: 'Before.' }, [pacemaker]);
	const treatment = only('treatment', accepted(move('chosen'), { state, by: amara }));
	expect(treatment.gateReason).toBe('');
});

test.each(['scs', 'rev-fusion', ''])('[TR25] "%s" waits for the re-evaluation', (catalogueId) => {
	const over = { catalogueId, kind: 'surgery' } as const;
	const final = { code: 'gated', gates: ['reevaluation-first'], isFinal: true };
	const chosen = move('chosen', 'She wishes it.');
	expect(refused(chosen, { state: weighed(over, []), by: amara })).toEqual(final);
	const complete = testRecord('reevaluation', { details: { state: 'complete' } });
	const after = weighed(over, [complete]);
	expect(only('treatment', accepted(chosen, { state: after, by: amara })).status).toBe('chosen');
	const urgent = weighed(over, [], 'urgent');
	expect(refused(move('chosen'), { state: urgent, by: amara })).toMatchObject({ isFinal: false });
	const treatment = only('treatment', accepted(chosen, { state: urgent, by: amara }));
	expect(treatment.gateReason).toBe('She wishes it.');
});

test.each(['emergency', 'urgent'] as const)(
	'[TR26] in a plan that is %s whatever is chosen says why it cannot wait',
	(urgency) => {
		const held = { code: 'gated', gates: ['red-flag-open-elective'], isFinal: false };
		const state = weighed({ catalogueId: 'heat' }, [], urgency);
		expect(refused(move('chosen'), { state, by: amara })).toEqual(held);
		const reasoned = move('chosen', 'It eases her until the scan.');
		expect(only('treatment', accepted(reasoned, { state, by: amara })).status).toBe('chosen');
		expect(accepted(move('considering'), { state, by: amara })).toHaveLength(1);
		const running = testState({
			plan: [testPlan({ urgency })],
			treatment: [testTreatment({ status: 'active' })]
		});
		expect(accepted(move('stopped', 'Weaker legs.'), { state: running, by: amara })).toHaveLength(
			1
		);
	}
);
