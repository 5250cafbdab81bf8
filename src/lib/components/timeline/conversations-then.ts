import type { Role } from '../../domain/actor.ts';
import type { PlanState } from '../../domain/change.ts';
import type { Comment } from '../../domain/discussion/discussion.ts';
import { m } from '../../paraglide/messages.js';
import { placeOf } from '../room/threads.ts';

/** A conversation as it stood. */
export interface ConversationThen {
	readonly id: string;
	readonly about: string;
	readonly quote: string | null;
	readonly isResolved: boolean;
	readonly comments: readonly {
		readonly id: string;
		readonly name: string;
		readonly role: Role;
		readonly text: string;
	}[];
}

/** Oldest first. What its author took back, then or later, is not read out again. */
export function conversationsThen(then: PlanState, now: PlanState): readonly ConversationThen[] {
	const threads = [...then.thread.values()].toSorted((one, other) =>
		one.startedAt.localeCompare(other.startedAt)
	);
	return threads.flatMap(({ id, anchor, status }) => {
		const comments = [...then.comment.values()]
			.filter((comment) => comment.threadId === id && !isTakenBack(comment, now))
			.toSorted((one, other) => one.writtenAt.localeCompare(other.writtenAt))
			.map((comment) => ({ id: comment.id, text: comment.text, ...writerOf(comment, now) }));
		if (comments.length === 0) return [];
		const { words: about, quote } = placeOf(anchor, then);
		return [{ id, about, quote, isResolved: status === 'resolved', comments }];
	});
}

function isTakenBack({ id }: Comment, now: PlanState): boolean {
	return now.comment.get(id)?.enteredInErrorAt !== null;
}

function writerOf({ writtenBy }: Comment, now: PlanState): { name: string; role: Role } {
	const member = [...now.member.values()].find(({ userId }) => userId === writtenBy);
	return { name: member?.name ?? m.timeline_somebody(), role: member?.role ?? 'patient' };
}
