import { expect, test } from 'vitest';
import type { CommentId } from '../ids.ts';
import { expectAuthz } from '../test-authz.ts';
import { testComment, testId, testPeople, testThread, threadId } from '../test-plan.ts';

test('[DI1] [DI6] every member replies while the thread is open, nobody afterwards', () => {
	const input = {
		commentId: testId<CommentId>(701),
		threadId,
		text: 'Yes.',
		mentions: []
	} as const;
	const cells = expectAuthz(
		(['open', 'resolved'] as const).flatMap((status) =>
			[true, false].flatMap((needsAnswer) =>
				testPeople.map((starter) => ({
					title: `${status}, needs an answer: ${needsAnswer}, by ${starter.name}`,
					command: { name: 'ReplyToThread', input } as const,
					parts: {
						thread: [testThread({ status, needsAnswer, startedBy: starter.id })],
						comment: [testComment({ writtenBy: starter.id })]
					},
					allowed: status === 'open' ? testPeople : []
				}))
			)
		)
	);
	expect(cells).toBe(2 * 2 * 5 * 120);
});
