import { isClinician, roles, type Actor, type Role } from '../actor.ts';
import type { Permissions } from '../decision.ts';
import type { DiscussionCommands } from './command.ts';
import type { Comment, Thread } from './discussion.ts';

export const discussionRoles = {
	StartThread: roles,
	ReplyToThread: roles,
	SetNeedsAnswer: roles,
	ResolveThread: roles,
	ReopenThread: roles,
	RetractComment: roles
} as const satisfies Record<keyof DiscussionCommands, readonly Role[]>;

export const discussionPermissions: Permissions<DiscussionCommands> = {
	StartThread: () => true,
	ReplyToThread: ({ threadId }, _actor, state) => {
		const thread = state.thread.get(threadId);
		return thread !== undefined && mayReply(thread);
	},
	SetNeedsAnswer: ({ threadId, needsAnswer }, actor, state) => {
		const thread = state.thread.get(threadId);
		if (!thread || thread.status !== 'open') return false;
		return maySetNeedsAnswer(actor, { thread, comments: state.comment.values(), needsAnswer });
	},
	ResolveThread: ({ threadId }, actor, state) => {
		const thread = state.thread.get(threadId);
		return thread !== undefined && mayResolve(actor, thread, state.comment.values());
	},
	ReopenThread: ({ threadId }, _actor, state) => {
		const thread = state.thread.get(threadId);
		return thread !== undefined && mayReopen(thread);
	},
	RetractComment: ({ commentId }, actor, state) => {
		const comment = state.comment.get(commentId);
		return comment !== undefined && mayRetract(actor, comment);
	}
};

export function mayReply(thread: Thread): boolean {
	return thread.status === 'open';
}

export function mayReopen(thread: Thread): boolean {
	return thread.status === 'resolved';
}

export function mayRetract(actor: Actor, comment: Comment): boolean {
	return comment.writtenBy === actor.id && comment.enteredInErrorAt === null;
}

/** `comments` may be those of the thread or of the whole plan. */
export function mayResolve(actor: Actor, thread: Thread, comments: Iterable<Comment>): boolean {
	if (thread.status !== 'open') return false;
	if (thread.startedBy === actor.id) return true;
	return isClinician(actor.role) && (!thread.needsAnswer || hasReply(thread, comments));
}

/** Whoever asks for an answer before signing is not passed over without one. */
export function maySetNeedsAnswer(
	actor: Actor,
	asked: {
		readonly thread: Thread;
		readonly comments: Iterable<Comment>;
		readonly needsAnswer: boolean;
	}
): boolean {
	const { thread, comments, needsAnswer } = asked;
	if (thread.startedBy === actor.id) return true;
	return isClinician(actor.role) && (needsAnswer || hasReply(thread, comments));
}

/** Somebody other than the starter has written, and has not taken it back. */
export function hasReply(thread: Thread, comments: Iterable<Comment>): boolean {
	return [...comments].some(
		(comment) =>
			comment.threadId === thread.id &&
			comment.writtenBy !== thread.startedBy &&
			comment.enteredInErrorAt === null
	);
}
