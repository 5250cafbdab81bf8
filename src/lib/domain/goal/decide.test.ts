import { expect, test } from 'vitest';
import { accepted, after, only, refused } from '../test-decide.ts';
import { amara, goalId, maria, rosa, testAt, testGoal, testState } from '../test-plan.ts';
import type { Goal } from './goal.ts';

const add = (text: string) => ({ name: 'AddGoal', input: { goalId, text } }) as const;
const revise = (text: string, expectedRevision = 2) =>
	({ name: 'ReviseGoal', input: { goalId, expectedRevision, text } }) as const;
const move = (to: Goal['status'], reason = '', expectedRevision = 2) =>
	({ name: 'SetGoalStatus', input: { goalId, expectedRevision, to, reason } }) as const;
const withGoal = (over: Partial<Goal> = {}) => testState({ goal: [testGoal(over)] });

test('[GO1] [GO2] the patient’s goal is accepted at once', () => {
	const goal = only('goal', accepted(add(' Sleep '), { state: testState(), by: rosa }));
	expect(goal).toEqual({
		id: goalId,
		revision: 1,
		text: 'Sleep',
		status: 'accepted',
		statusReason: '',
		addedAt: testAt,
		addedBy: rosa.id,
		measure: '',
		levels: [],
		answers: []
	});
});

test('[GO2] a clinician’s goal waits for the patient', () => {
	const goal = only('goal', accepted(add('Sleep'), { state: testState(), by: maria }));
	expect(goal.status).toBe('proposed');
});

test.each([
	['  ', 'empty'],
	['x'.repeat(501), 'too-long']
])('[GO1] a goal of "%s" is refused', (text, problem) => {
	const refusal = { code: 'invalid-input', field: 'text', problem };
	expect(refused(add(text), { state: testState(), by: rosa })).toEqual(refusal);
	expect(refused(revise(text), { state: withGoal(), by: rosa })).toEqual(refusal);
});

test('[CP4] an id that is taken adds nothing', () => {
	expect(refused(add('Sleep'), { state: withGoal(), by: rosa })).toEqual({
		code: 'already-exists'
	});
});

test('[GO6] words by the patient are accepted, by a clinician proposed again', () => {
	const own = { state: withGoal({ addedBy: maria.id }), by: maria };
	const proposed = only('goal', accepted(revise('Walk to the sea'), own));
	expect(proposed).toMatchObject({ text: 'Walk to the sea', status: 'proposed', revision: 3 });
	const waiting = withGoal({ addedBy: maria.id, status: 'proposed' });
	const agreed = only('goal', accepted(revise('Walk daily'), { state: waiting, by: rosa }));
	expect(agreed).toMatchObject({ text: 'Walk daily', status: 'accepted', addedBy: maria.id });
});

test('[GO5] the words are not for somebody else', () => {
	expect(refused(revise('x'), { state: withGoal(), by: amara })).toEqual({ code: 'forbidden' });
});

test('[GO4] letting a goal go needs a reason', () => {
	const given = { state: withGoal(), by: maria };
	expect(refused(move('cancelled', ' '), given)).toEqual({ code: 'reason-needed' });
	const goal = only('goal', accepted(move('cancelled', 'She has moved.'), given));
	expect(goal).toMatchObject({ status: 'cancelled', statusReason: 'She has moved.', revision: 3 });
	const kept = only('goal', accepted(move('completed', 'Since May.'), given));
	expect(kept.statusReason).toBe('Since May.');
});

test('[GO4] a reason that is too long is refused', () => {
	const refusal = refused(move('cancelled', 'x'.repeat(1_001)), { state: withGoal(), by: rosa });
	expect(refusal).toEqual({ code: 'invalid-input', field: 'reason', problem: 'too-long' });
});

test('[GO3] only the patient accepts', () => {
	const state = withGoal({ status: 'proposed' });
	expect(refused(move('accepted'), { state, by: amara })).toEqual({ code: 'forbidden' });
	expect(only('goal', accepted(move('accepted'), { state, by: rosa })).status).toBe('accepted');
});

test('[GO7] what the table does not hold is refused', () => {
	const refusal = { code: 'invalid-input', field: 'status', problem: 'wrong-status' };
	const state = withGoal({ status: 'cancelled' });
	expect(refused(move('completed'), { state, by: rosa })).toEqual(refusal);
	expect(refused(revise('Sleep'), { state, by: rosa })).toEqual(refusal);
});

test('[CP4] moving to where it stands changes nothing', () => {
	expect(refused(move('accepted'), { state: withGoal(), by: rosa })).toEqual({
		code: 'already-exists'
	});
	const same = revise(testGoal().text);
	expect(refused(same, { state: withGoal(), by: rosa })).toEqual({ code: 'already-exists' });
});

test('[CP5] [CP6] another revision is stale, a missing goal is not found', () => {
	const stale = { code: 'stale', kind: 'goal', current: testGoal() };
	expect(refused(move('completed', '', 1), { state: withGoal(), by: rosa })).toEqual(stale);
	expect(refused(revise('x', 3), { state: withGoal(), by: rosa })).toEqual(stale);
	const none = { state: testState(), by: rosa };
	expect(refused(move('completed'), none)).toEqual({ code: 'not-found' });
	expect(refused(revise('x'), none)).toEqual({ code: 'not-found' });
});

const measure = (measured: string, levels: readonly string[], expectedRevision = 2) =>
	({
		name: 'MeasureGoal',
		input: { goalId, expectedRevision, measure: measured, levels }
	}) as const;
const answer = (kind: 'accept' | 'question', reason = '', text = testGoal().text) =>
	({ name: 'AnswerGoal', input: { goalId, kind, reason, text } }) as const;
const five = ['5 minutes', '10', '20', '30', '45'];

test('[GO8] a goal is measured by none or five levels', () => {
	const given = { state: withGoal(), by: maria };
	const goal = only('goal', accepted(measure(' Minutes ', five), given));
	expect(goal).toMatchObject({ measure: 'Minutes', levels: five, revision: 3, status: 'accepted' });
	const levels = (problem: string, field = 'levels') => ({ code: 'invalid-input', field, problem });
	expect(refused(measure('', ['5', '10']), given)).toEqual(levels('not-five'));
	expect(refused(measure('', [...five.slice(1), ' ']), given)).toEqual(levels('empty', 'levels.4'));
	expect(refused(measure('x'.repeat(501), []), given)).toMatchObject({ problem: 'too-long' });
	expect(refused(measure('', five, 1), given)).toMatchObject({ code: 'stale' });
	expect(refused(measure('', []), given)).toEqual({ code: 'already-exists' });
	const gone = { state: withGoal({ status: 'cancelled' }), by: maria };
	expect(refused(measure('', five), gone)).toMatchObject({ problem: 'wrong-status' });
	expect(refused(measure('', five), { state: testState(), by: maria }).code).toBe('not-found');
});

test('[GO9] one answer a person; a question needs a reason', () => {
	const given = { state: withGoal(), by: maria };
	expect(refused(answer('question', ' '), given)).toEqual({ code: 'reason-needed' });
	const asked = accepted(answer('question', 'Alone?'), given);
	const state = after(given.state, asked);
	const goal = only('goal', accepted(answer('accept'), { state, by: maria }));
	expect(goal.answers).toEqual([
		{ userId: maria.id, kind: 'accept', reason: '', at: testAt, text: testGoal().text }
	]);
	const both = only('goal', accepted(answer('accept'), { state, by: amara }));
	expect(both.answers.map(({ userId }) => userId)).toEqual([maria.id, amara.id]);
	expect(refused(answer('accept'), { ...given, by: rosa })).toEqual({ code: 'forbidden' });
	expect(refused(answer('accept', 'x'.repeat(1_001)), given)).toMatchObject({ field: 'reason' });
	expect(refused(answer('accept'), { state: testState(), by: maria }).code).toBe('not-found');
	const gone = { state: withGoal({ status: 'completed' }), by: maria };
	expect(refused(answer('accept'), gone)).toMatchObject({ problem: 'wrong-status' });
});

test('[GO10] an answer to other words is stale', () => {
	const refusal = refused(answer('accept', '', 'Walk'), { state: withGoal(), by: maria });
	expect(refusal).toEqual({ code: 'stale', kind: 'goal', current: testGoal() });
});
