import { expect, test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { commentId, testAt, testComment, testPeople, testThread } from '../test-plan.ts';

test('[DI10] only its author retracts a comment, once, in an open thread and in a resolved one', () => {
	const cells = expectAuthz(
		(['open', 'resolved'] as const).flatMap((status) =>
			[null, testAt].flatMap((enteredInErrorAt) =>
				testPeople.map((author) => ({
					title: `${status}, by ${author.name}, retracted: ${enteredInErrorAt}`,
					command: {
						name: 'RetractComment',
						input: { commentId, expectedRevision: 1 }
					} as const,
					parts: {
						thread: [testThread({ status })],
						comment: [testComment({ writtenBy: author.id, enteredInErrorAt })]
					},
					allowed: enteredInErrorAt === null ? [author] : []
				}))
			)
		)
	);
	expect(cells).toBe(2 * 2 * 5 * 120);
});
