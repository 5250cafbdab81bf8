import { expect, test } from 'vitest';
import { accepted, only, refused } from '../test-decide.ts';
import { amara, maria, rosa, testPlan, testState } from '../test-plan.ts';
import { planStatuses } from './plan.ts';

const input = { expectedRevision: 3, title: ' Leg pain ', ask: 'What\r\nnext?' };
const revise = { name: 'RevisePlan', input } as const;

test('[CP10] [CP3] a revision carries the whole head, one revision on', () => {
	const plan = only('plan', accepted(revise, { state: testState(), by: maria }));
	expect(plan).toEqual(testPlan({ revision: 4, title: 'Leg pain', ask: 'What\nnext?' }));
});

test.each([
	['title', { title: ' ' }, 'empty'],
	['title', { title: 'x'.repeat(201) }, 'too-long'],
	['ask', { ask: '' }, 'empty'],
	['ask', { ask: 'x'.repeat(4_001) }, 'too-long']
])('[CP7] %s as in %j is refused', (field, over, problem) => {
	const command = { ...revise, input: { ...input, ...over } };
	const refusal = refused(command, { state: testState(), by: amara });
	expect(refusal).toEqual({ code: 'invalid-input', field, problem });
});

test('[CP5] another revision is stale, and the refusal carries what stands', () => {
	const command = { ...revise, input: { ...input, expectedRevision: 2 } };
	const refusal = refused(command, { state: testState(), by: maria });
	expect(refusal).toEqual({ code: 'stale', kind: 'plan', current: testPlan() });
});

test('[CP4] what would change nothing is refused', () => {
	const { title, ask } = testPlan();
	const command = { ...revise, input: { expectedRevision: 3, title: `${title} `, ask } };
	expect(refused(command, { state: testState(), by: maria })).toEqual({ code: 'already-exists' });
});

test('[CP2] what is not for the role is refused', () => {
	expect(refused(revise, { state: testState(), by: rosa })).toEqual({ code: 'forbidden' });
});

test.each(planStatuses)('[CP1] a plan that is %s', (status) => {
	const given = { state: testState({ plan: [testPlan({ status })] }), by: maria };
	if (['draft', 'active', 'on-hold'].includes(status)) {
		expect(accepted(revise, given)).toHaveLength(1);
	} else expect(refused(revise, given)).toEqual({ code: 'plan-closed', status });
});
