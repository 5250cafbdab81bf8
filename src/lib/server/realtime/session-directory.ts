import type { UserId } from '../../domain/ids.ts';

/** What the gateway needs to know of a session; the same answer that a page would get. */
export interface LiveSession {
	readonly publicId: string;
	readonly userId: UserId;
	readonly name: string;
	/** When it ends unless its person does something. */
	readonly idleEndsAt: Date;
}

/** The gateway's view of identity. It is implemented by `server/auth`. */
export interface SessionDirectory {
	/** Validates the cookie of a handshake, without counting it as activity. */
	find(cookieHeader: string | undefined): Promise<LiveSession | null>;
	/** Looks again at all of these, in one query; what has ended is missing. Never counts as activity. */
	checkAll(publicIds: readonly string[]): Promise<ReadonlyMap<string, LiveSession>>;
	/** Real activity of the person: moves the idle limit. */
	touch(publicId: string): Promise<LiveSession | null>;
	/** Tells of sessions that ended before their time. @returns an undo */
	onEnded(listener: (publicId: string) => void): () => void;
}
