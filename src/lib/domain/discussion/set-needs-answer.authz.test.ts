import { expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { expectAuthz } from '../test-authz.ts';
import { amara, ines, maria, threadId, tomas } from '../test-plan.ts';
import { threadCases, type ThreadCase } from './test-threads.ts';

const doctors = [maria, tomas, amara, ines];

test.each([true, false])('[DI9] who sets "needs an answer" to %s', (needsAnswer) => {
	const input = { threadId, expectedRevision: 2, needsAnswer };
	const cells = expectAuthz(
		threadCases
			.filter((one) => one.needsAnswer !== needsAnswer)
			.map((one) => ({
				title: one.title,
				command: { name: 'SetNeedsAnswer', input } as const,
				parts: one.parts,
				allowed: settersOf(one, needsAnswer)
			}))
	);
	expect(cells).toBe(40 * 120);
});

function settersOf(
	{ status, starter, isAnswered }: ThreadCase,
	needsAnswer: boolean
): readonly Actor[] {
	if (status === 'resolved') return [];
	return needsAnswer || isAnswered ? [starter, ...doctors] : [starter];
}
