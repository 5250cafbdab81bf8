import type { Actor } from '../actor.ts';
import {
	amara,
	rosa,
	testAt,
	testComment,
	testId,
	testPeople,
	testThread,
	type TestParts
} from '../test-plan.ts';
import type { Thread } from './discussion.ts';

export interface ThreadCase {
	readonly title: string;
	readonly status: Thread['status'];
	readonly needsAnswer: boolean;
	readonly starter: Actor;
	/** Somebody else has written, and it stands. */
	readonly isAnswered: boolean;
	readonly parts: TestParts;
}

const replies = ['none', 'own', 'retracted', 'another'] as const;

/** Every status × flag × starter × kind of reply. */
export const threadCases: readonly ThreadCase[] = (['open', 'resolved'] as const).flatMap(
	(status) =>
		[true, false].flatMap((needsAnswer) =>
			testPeople.flatMap((starter) =>
				replies.map((reply) => ({
					title: `${status}, needs an answer: ${needsAnswer}, by ${starter.name}, reply: ${reply}`,
					status,
					needsAnswer,
					starter,
					isAnswered: reply === 'another',
					parts: {
						thread: [testThread({ status, needsAnswer, startedBy: starter.id })],
						comment: [testComment({ writtenBy: starter.id }), ...repliesOf(reply, starter)]
					}
				}))
			)
		)
);

function repliesOf(reply: (typeof replies)[number], starter: Actor) {
	const other = starter === amara ? rosa : amara;
	const id = testId<ReturnType<typeof testComment>['id']>(701);
	if (reply === 'own') return [testComment({ id, writtenBy: starter.id })];
	if (reply === 'another') return [testComment({ id, writtenBy: other.id })];
	if (reply === 'none') return [];
	return [testComment({ id, writtenBy: other.id, text: '', enteredInErrorAt: testAt })];
}
