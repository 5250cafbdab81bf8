import type { Role } from '../domain/actor.ts';
import type { UserId } from '../domain/ids.ts';
import type { DocumentKey } from '../domain/plan/section.ts';

/** All that one person wrote in one text on one day, between two signatures. */
export interface Writing {
	readonly actorId: UserId;
	readonly role: Role;
	readonly document: DocumentKey;
	readonly fromSeq: number;
	readonly toSeq: number;
	readonly from: string;
	readonly to: string;
}
