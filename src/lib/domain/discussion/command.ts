import type { CommentId, ThreadId, UserId } from '../ids.ts';
import type { Anchor } from './discussion.ts';

export interface DiscussionCommands {
	readonly StartThread: {
		readonly threadId: ThreadId;
		readonly commentId: CommentId;
		readonly anchor: Anchor;
		readonly text: string;
		readonly mentions: readonly UserId[];
		readonly needsAnswer: boolean;
	};
	readonly ReplyToThread: {
		readonly commentId: CommentId;
		readonly threadId: ThreadId;
		readonly text: string;
		readonly mentions: readonly UserId[];
	};
	readonly SetNeedsAnswer: {
		readonly threadId: ThreadId;
		readonly expectedRevision: number;
		readonly needsAnswer: boolean;
	};
	readonly ResolveThread: { readonly threadId: ThreadId; readonly expectedRevision: number };
	readonly ReopenThread: { readonly threadId: ThreadId; readonly expectedRevision: number };
	readonly RetractComment: { readonly commentId: CommentId; readonly expectedRevision: number };
}
