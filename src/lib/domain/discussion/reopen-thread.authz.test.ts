import { expect, test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { testPeople, threadId } from '../test-plan.ts';
import { threadCases } from './test-threads.ts';

test('[DI8] every member reopens a resolved thread; an open one cannot be', () => {
	const cells = expectAuthz(
		threadCases.map(({ title, status, parts }) => ({
			title,
			command: { name: 'ReopenThread', input: { threadId, expectedRevision: 2 } } as const,
			parts,
			allowed: status === 'resolved' ? testPeople : []
		}))
	);
	expect(cells).toBe(80 * 120);
});
