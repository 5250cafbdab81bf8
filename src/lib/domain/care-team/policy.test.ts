import { expect, test } from 'vitest';
import { can, mayRead } from '../policy.ts';
import { accepted, refused } from '../test-decide.ts';
import {
	earlierAt,
	goalId,
	maria,
	rosa,
	testAt,
	testId,
	testMember,
	testPeople,
	testState
} from '../test-plan.ts';

const command = { name: 'AddGoal', input: { goalId, text: 'Sleep' } } as const;

test('[CT1] every active member reads the plan', () => {
	const state = testState();
	expect(testPeople.filter((person) => mayRead(person, state))).toEqual(testPeople);
});

test('[CT2] nobody else reads or changes anything, and learns nothing', () => {
	const ended = testState({ member: [testMember(rosa, { until: testAt }), testMember(maria)] });
	const stranger = testState({ member: [testMember(maria)] });
	for (const state of [ended, stranger]) {
		expect(mayRead(rosa, state)).toBe(false);
		expect(can(rosa, 'AddGoal', state)).toBe(false);
		expect(can(rosa, command, state)).toBe(false);
		expect(refused(command, { state, by: rosa })).toEqual({ code: 'not-found' });
	}
	const posing = { ...rosa, role: 'pain-specialist' } as const;
	expect(mayRead(posing, testState())).toBe(false);
	expect(can(posing, 'SignVersion', testState())).toBe(false);
});

test('[CT3] somebody who comes back acts by the new membership', () => {
	const member = [
		testMember(maria, { until: earlierAt }),
		testMember(maria, { id: testId(299), from: testAt })
	];
	const state = testState({ member });
	expect(mayRead(maria, state)).toBe(true);
	expect(accepted(command, { state, by: maria })).toHaveLength(1);
});
