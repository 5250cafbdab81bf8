import { expect, test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { testPeople } from '../test-plan.ts';
import { checkId, testAnswers, testCheck } from './test-checks.ts';

test('[SC1] every member answers the safety questions, also while a check is open', () => {
	const input = { checkId, occasion: 'on-demand', answers: testAnswers() } as const;
	const command = { name: 'AnswerSafetyCheck', input } as const;
	const another = testCheck({ id: `${checkId.slice(0, -1)}1` as typeof checkId });
	const cells = expectAuthz([
		{ title: 'first', command, parts: {}, allowed: testPeople },
		{ title: 'with one open', command, parts: { safety: [another] }, allowed: testPeople }
	]);
	expect(cells).toBe(240);
});
