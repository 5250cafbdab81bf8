import { expect, test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { amara, ines, maria, threadId, tomas } from '../test-plan.ts';
import { threadCases, type ThreadCase } from './test-threads.ts';

const doctors = [maria, tomas, amara, ines];

test('[DI6] [DI7] the starter resolves; a clinician too, but no question without a reply', () => {
	const cells = expectAuthz(
		threadCases.map((one) => ({
			title: one.title,
			command: { name: 'ResolveThread', input: { threadId, expectedRevision: 2 } } as const,
			parts: one.parts,
			allowed: resolversOf(one)
		}))
	);
	expect(cells).toBe(80 * 120);
});

function resolversOf({ status, needsAnswer, starter, isAnswered }: ThreadCase) {
	if (status === 'resolved') return [];
	if (needsAnswer && !isAnswered) return [starter];
	return [starter, ...doctors];
}
