import type { Role } from '../../domain/actor.ts';
import type { Anchor } from '../../domain/discussion/discussion.ts';
import type { CommentId, ThreadId } from '../../domain/ids.ts';
import type { Storyteller } from './storyteller.ts';

interface Said {
	readonly as: Role;
	readonly text: string;
	readonly mentions?: readonly Role[];
}

export async function ask(
	story: Storyteller,
	{
		as,
		anchor,
		text,
		mentions = [],
		needsAnswer = false
	}: Said & {
		readonly anchor: Anchor;
		readonly needsAnswer?: boolean;
	}
): Promise<ThreadId> {
	const threadId = story.newId<ThreadId>();
	const input = {
		threadId,
		commentId: story.newId<CommentId>(),
		anchor,
		text,
		mentions: mentions.map((role) => story.person(role)),
		needsAnswer
	};
	await story.run(as, { name: 'StartThread', input });
	return threadId;
}

export async function reply(
	story: Storyteller,
	{ as, thread, text, mentions = [] }: Said & { readonly thread: ThreadId }
): Promise<void> {
	const input = {
		threadId: thread,
		commentId: story.newId<CommentId>(),
		text,
		mentions: mentions.map((role) => story.person(role))
	};
	await story.run(as, { name: 'ReplyToThread', input });
}
