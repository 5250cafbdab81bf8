import { expect, test } from 'vitest';
import { accepted, only, refused } from '../test-decide.ts';
import { testCheck } from '../safety/test-checks.ts';
import { amara, maria, rosa, testAt, testPlan, testState, testVersion } from '../test-plan.ts';
import { planStatuses, type PlanStatus } from './plan.ts';

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

const to = (status: PlanStatus, reason = 'Waits for the heart check.') =>
	({ name: 'SetPlanStatus', input: { expectedRevision: 3, to: status, reason } }) as const;

test('[CP13] on hold, with why, who and since when; and on again', () => {
	const version = [testVersion()];
	const state = testState({ version });
	const held = only('plan', accepted(to('on-hold'), { state, by: maria }));
	expect(held).toEqual(
		testPlan({
			revision: 4,
			status: 'on-hold',
			statusReason: 'Waits for the heart check.',
			statusSince: testAt,
			statusBy: maria.id
		})
	);
	const paused = { version, plan: [testPlan({ status: 'on-hold' })] };
	const resumed = accepted(to('active', 'Checked.'), { state: testState(paused), by: amara });
	expect(only('plan', resumed)).toMatchObject({ status: 'active', statusReason: 'Checked.' });
});

test('[CP13] not without a reason, not twice, not where it cannot go, not back', () => {
	const given = { state: testState(), by: amara };
	expect(refused(to('on-hold', ' '), given)).toMatchObject({ field: 'reason', problem: 'empty' });
	expect(refused(to('active'), given)).toEqual({ code: 'already-exists' });
	const status = 'active';
	expect(refused(to('completed'), given)).toEqual({ code: 'wrong-plan-status', status });
	const closed = testState({ plan: [testPlan({ status: 'completed' })], version: [testVersion()] });
	for (const next of ['active', 'on-hold', 'revoked'] as const) {
		expect(refused(to(next), { ...given, state: closed })).toMatchObject({ code: 'plan-closed' });
	}
});

test('[CP14] an open E0 or E1 keeps the plan from being closed, and from nothing else', () => {
	const version = [testVersion()];
	for (const level of ['E0', 'E1'] as const) {
		const safety = [testCheck({ level })];
		const given = { state: testState({ version, safety }), by: amara };
		const checkIds = safety.map(({ id }) => id);
		for (const end of ['completed', 'revoked', 'entered-in-error'] as const) {
			expect(refused(to(end), given)).toEqual({ code: 'flags-open', checkIds });
		}
		expect(accepted(to('on-hold'), given)).toHaveLength(1);
	}
	const safety = [testCheck({ level: 'E2' })];
	expect(accepted(to('revoked'), { state: testState({ safety }), by: amara })).toHaveLength(1);
	const held = [testPlan({ status: 'on-hold' })];
	const state = testState({ plan: held, safety: [testCheck({ level: 'E0' })] });
	const open = { name: 'OpenSafetyCheck', input: { checkId: testCheck().id } } as const;
	expect(accepted(open, { state, by: maria })).toHaveLength(1);
});
