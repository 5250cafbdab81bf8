import { expect, test } from 'vitest';
import { accepted, only } from '../test-decide.ts';
import { amara, earlierAt, goalId, maria, rosa, testGoal, testState } from '../test-plan.ts';
import type { Actor } from '../actor.ts';
import type { Goal, GoalAnswer } from './goal.ts';
import { goalStanding } from './standing.ts';

const members = [rosa, maria, amara].map(({ id: userId, role }) => ({ userId, role }));
const text = 'Walk to the park and back';
const own = testGoal({ text, addedBy: rosa.id, status: 'accepted', answers: [] });
const doctors = testGoal({ text, addedBy: maria.id, status: 'proposed', answers: [] });

function says({ id: userId }: Actor, kind: GoalAnswer['kind'], over: Partial<GoalAnswer> = {}) {
	return { userId, kind, reason: '', at: earlierAt, text, ...over };
}

function standing(goal: Goal, answers: readonly GoalAnswer[]) {
	return goalStanding({ ...goal, answers }, members);
}

test('[GO11] a goal of the patient waits for everybody else, and is agreed once all have said yes', () => {
	expect(standing(own, [])).toEqual({
		silent: [maria.id, amara.id],
		asking: [],
		isAgreed: false
	});
	expect(standing(own, [says(maria, 'accept')]).silent).toEqual([amara.id]);
	const all = standing(own, [says(maria, 'accept'), says(amara, 'accept')]);
	expect([all.silent, all.isAgreed]).toEqual([[], true]);
});

test('[GO11] a question keeps it from being agreed, and an answer to earlier words is none', () => {
	const asked = standing(own, [says(maria, 'question', { reason: 'How far?' })]);
	expect(asked).toMatchObject({ silent: [amara.id], asking: [maria.id], isAgreed: false });
	const earlier = standing(own, [says(maria, 'accept', { text: 'Walk' })]);
	expect(earlier.silent).toEqual([maria.id, amara.id]);
});

test('[GO11] one that a clinician put into words waits for the patient too', () => {
	expect(standing(doctors, []).silent).toEqual([rosa.id, amara.id]);
	const agreed = standing(doctors, [says(rosa, 'accept'), says(amara, 'accept')]);
	expect([agreed.silent, agreed.isAgreed]).toEqual([[rosa.id], false]);
	const asked = standing(doctors, [says(rosa, 'question', { reason: 'Why?' })]);
	expect([asked.silent, asked.asking]).toEqual([[amara.id], [rosa.id]]);
	const wanted = standing({ ...doctors, status: 'accepted' }, [says(amara, 'accept')]);
	expect(wanted).toMatchObject({ silent: [], isAgreed: true });
});

test('[GO11] [GO6] who added it is asked again once the patient has reworded it', () => {
	const revise = (words: string, goal: Goal, by: Actor) => {
		const input = { goalId, expectedRevision: goal.revision, text: words };
		const state = testState({ goal: [goal] });
		return only('goal', accepted({ name: 'ReviseGoal', input }, { state, by }));
	};
	const reworded = revise('Walk to the sea', doctors, rosa);
	expect(reworded.answers).toEqual([says(maria, 'accept')]);
	expect(goalStanding(reworded, members).silent).toEqual([maria.id, amara.id]);

	const answer = { goalId, kind: 'accept', reason: '', text: reworded.text } as const;
	const state = testState({ goal: [reworded] });
	const agreed = accepted({ name: 'AnswerGoal', input: answer }, { state, by: maria });
	expect(goalStanding(only('goal', agreed), members).silent).toEqual([amara.id]);

	const again = revise('Walk on the beach', reworded, maria);
	expect(again).toMatchObject({ status: 'proposed', answers: [] });
	expect(goalStanding(again, members).silent).toEqual([rosa.id, amara.id]);
});
