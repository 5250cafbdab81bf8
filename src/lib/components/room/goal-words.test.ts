import { expect, test } from 'vitest';
import { maria, rosa, testGoal, testMember, testState } from '../../domain/test-plan.ts';
import { goalStandingWords } from './goal-words.ts';
import { mayOnGoal } from './room-policy.ts';

const members = [rosa, maria].map((person) => testMember(person));

test('[GO4] the reason given when a goal was taken up again is read beside where it stands', () => {
	const goal = testGoal({ status: 'accepted', statusReason: 'She has moved back.' });
	expect(goalStandingWords(goal, members, rosa.id).at(-1)).toBe(
		'Reason given: She has moved back.'
	);
	const words = goalStandingWords({ ...goal, statusReason: '' }, members, rosa.id);
	expect(words).toHaveLength(1);
});

test('[GO9] a patient is offered to accept a proposed goal and no other yes', () => {
	const goal = testGoal({ status: 'proposed', addedBy: maria.id });
	const reading = { actor: rosa, state: testState({ goal: [goal] }) };
	expect(mayOnGoal('accept', goal, reading)).toBe(true);
	expect(mayOnGoal('agree', goal, reading)).toBe(false);
	expect(mayOnGoal('question', goal, reading)).toBe(true);
});
