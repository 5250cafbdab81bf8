import { withoutQuotes } from '../care-session/quotes.ts';
import { put } from '../change.ts';
import type { Deciders } from '../decision.ts';
import { err, ok } from '../result.ts';
import { refuseStale } from '../revision.ts';
import { refuseText, tidy } from '../text.ts';
import type { DiscussionCommands } from './command.ts';
import { keepAnchor, refuseAnchor, refuseMentions, textRule } from './content.ts';
import type { Comment, Thread } from './discussion.ts';
import { mayResolve, maySetNeedsAnswer } from './policy.ts';

export const discussionDeciders: Deciders<DiscussionCommands> = {
	StartThread: (input, { state, actor, now }) => {
		const isKnown = state.thread.has(input.threadId) || state.comment.has(input.commentId);
		if (isKnown) return err({ code: 'already-exists' });
		const text = tidy(input.text);
		const refusal =
			refuseText('text', text, textRule) ??
			refuseAnchor(input.anchor, state) ??
			refuseMentions(input.mentions, state);
		if (refusal) return err(refusal);
		const thread: Thread = {
			id: input.threadId,
			revision: 1,
			anchor: keepAnchor(input.anchor),
			status: 'open',
			needsAnswer: input.needsAnswer,
			startedAt: now,
			startedBy: actor.id,
			resolvedAt: null,
			resolvedBy: null
		};
		const comment = newComment({ ...input, text }, { now, author: actor.id });
		return ok([put('thread', thread), put('comment', comment)]);
	},

	ReplyToThread: (input, { state, actor, now }) => {
		const thread = state.thread.get(input.threadId);
		if (!thread) return err({ code: 'not-found' });
		if (state.comment.has(input.commentId)) return err({ code: 'already-exists' });
		if (thread.status === 'resolved') return err({ code: 'thread-resolved' });
		const text = tidy(input.text);
		const refusal = refuseText('text', text, textRule) ?? refuseMentions(input.mentions, state);
		if (refusal) return err(refusal);
		return ok([put('comment', newComment({ ...input, text }, { now, author: actor.id }))]);
	},

	SetNeedsAnswer: ({ threadId, expectedRevision, needsAnswer }, { state, actor }) => {
		const thread = state.thread.get(threadId);
		if (!thread) return err({ code: 'not-found' });
		const refusal = refuseStale('thread', thread, expectedRevision);
		if (refusal) return err(refusal);
		if (thread.status === 'resolved') return err({ code: 'thread-resolved' });
		const asked = { thread, comments: state.comment.values(), needsAnswer };
		if (!maySetNeedsAnswer(actor, asked)) return err({ code: 'forbidden' });
		if (thread.needsAnswer === needsAnswer) return err({ code: 'already-exists' });
		return ok([put('thread', { ...thread, revision: thread.revision + 1, needsAnswer })]);
	},

	ResolveThread: ({ threadId, expectedRevision }, { state, actor, now }) => {
		const thread = state.thread.get(threadId);
		if (!thread) return err({ code: 'not-found' });
		const refusal = refuseStale('thread', thread, expectedRevision);
		if (refusal) return err(refusal);
		if (thread.status === 'resolved') return err({ code: 'thread-resolved' });
		if (!mayResolve(actor, thread, state.comment.values())) return err({ code: 'forbidden' });
		const resolved = { status: 'resolved', resolvedAt: now, resolvedBy: actor.id } as const;
		return ok([put('thread', { ...thread, ...resolved, revision: thread.revision + 1 })]);
	},

	ReopenThread: ({ threadId, expectedRevision }, { state }) => {
		const thread = state.thread.get(threadId);
		if (!thread) return err({ code: 'not-found' });
		const refusal = refuseStale('thread', thread, expectedRevision);
		if (refusal) return err(refusal);
		if (thread.status === 'open') return err({ code: 'already-exists' });
		const reopened = { status: 'open', resolvedAt: null, resolvedBy: null } as const;
		return ok([put('thread', { ...thread, ...reopened, revision: thread.revision + 1 })]);
	},

	RetractComment: ({ commentId, expectedRevision }, { state, actor, now }) => {
		const comment = state.comment.get(commentId);
		if (!comment) return err({ code: 'not-found' });
		if (comment.writtenBy !== actor.id) return err({ code: 'forbidden' });
		if (comment.enteredInErrorAt !== null) return err({ code: 'already-exists' });
		const refusal = refuseStale('comment', comment, expectedRevision);
		if (refusal) return err(refusal);
		const retracted = { text: '', mentions: [], enteredInErrorAt: now };
		const revision = comment.revision + 1;
		return ok([
			put('comment', { ...comment, ...retracted, revision }),
			...withoutQuotes(comment, state)
		]);
	}
};

function newComment(
	{ commentId, threadId, text, mentions }: DiscussionCommands['ReplyToThread'],
	{ now, author }: { readonly now: string; readonly author: Comment['writtenBy'] }
): Comment {
	return {
		id: commentId,
		revision: 1,
		threadId,
		text,
		mentions,
		writtenAt: now,
		writtenBy: author,
		enteredInErrorAt: null
	};
}
