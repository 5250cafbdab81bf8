import type { Change } from '../domain/change.ts';
import type { Role } from '../domain/actor.ts';
import type { CareSessionId, UserId } from '../domain/ids.ts';
import type { DocumentKey } from '../domain/plan/section.ts';
import type { EntityEvent } from './event.ts';

/** All that one person wrote in one text on one day, between two signatures. */
export interface Writing {
	readonly actorId: UserId;
	readonly role: Role;
	readonly document: DocumentKey;
	readonly fromSeq: number;
	readonly toSeq: number;
	readonly from: string;
	readonly to: string;
	readonly careSession: CareSessionId | null;
}

/** Letters that stand together and were written by one person in one way. */
export interface WrittenRun {
	readonly text: string;
	/** Null for what nobody wrote. */
	readonly actorId: UserId | null;
	readonly role: Role | null;
	readonly from: string;
	readonly to: string;
	/** The last change that wrote in it. */
	readonly seq: number;
	readonly careSession: CareSessionId | null;
	/** The command by which it came, and what that decided; null for typing. */
	readonly command: EntityEvent['command'] | null;
	readonly decided: Change | null;
}
