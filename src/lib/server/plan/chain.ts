import { hash as digest } from 'node:crypto';
import type { Role } from '../../domain/actor.ts';
import type { Change, EntityKind } from '../../domain/change.ts';
import type { CommandName } from '../../domain/command.ts';
import type { CareSessionId, OpId, PlanId, UserId } from '../../domain/ids.ts';
import { canonicalJson } from '../../domain/version/canonical.ts';
import type { DocumentKey } from '../../domain/plan/section.ts';

/** An event before it has its place in the sequence. */
export interface NewEventHead {
	readonly opId: OpId;
	readonly actorId: UserId;
	readonly role: Role;
	/** `public_id` of the session; null for what the server writes on its own. */
	readonly authSession: string | null;
	/** The care session in which it was made; absent outside one. */
	readonly careSession?: CareSessionId | null;
	/** ISO 8601 in UTC. */
	readonly at: string;
}

export type NewEntityEvent = NewEventHead & {
	readonly type: 'entity';
	readonly command: CommandName | 'StartPlan';
} & Change;

export interface NewProseEvent extends NewEventHead {
	readonly type: 'prose';
	readonly document: DocumentKey;
	readonly update: Uint8Array;
}

export type NewEvent = NewEntityEvent | NewProseEvent;

/** Of an event, what its metadata is made of: the event itself, or its row without the payload. */
export type ChainedMetadata =
	| (NewEventHead & { readonly type: 'prose'; readonly document: DocumentKey })
	| (NewEventHead & {
			readonly type: 'entity';
			readonly command: NewEntityEvent['command'];
			readonly kind: EntityKind;
			readonly entity: { readonly id: string };
	  });

export interface Head {
	readonly seq: number;
	readonly hash: Uint8Array;
}

export interface ChainedEvent {
	readonly event: NewEvent;
	readonly seq: number;
	readonly payloadHash: Uint8Array;
	readonly hash: Uint8Array;
}

/** The head of a plan that has no event yet. */
export const emptyHead: Head = { seq: 0, hash: new Uint8Array(32) };

/**
 * Places events behind a head: hash = SHA-256(previous hash ‖ canonical metadata ‖ payload hash).
 * Over the payload's hash, so that a payload can be erased by law without breaking the chain.
 */
export function chainEvents(
	planId: PlanId,
	head: Head,
	events: readonly NewEvent[]
): { readonly head: Head; readonly chained: readonly ChainedEvent[] } {
	const chained: ChainedEvent[] = [];
	let last = head;
	for (const event of events) {
		const seq = last.seq + 1;
		const payloadHash = hashPayload(event);
		const metadata = Buffer.from(metadataText(planId, seq, event));
		const hash = sha256(Buffer.concat([last.hash, metadata, payloadHash]));
		chained.push({ event, seq, payloadHash, hash });
		last = { seq, hash };
	}
	return { head: last, chained };
}

/** The part of an entity event that is kept as its payload. */
export function changeOf(event: NewEntityEvent): Change {
	const { type, command, opId, actorId, role, authSession, careSession, at, ...change } = event;
	return change;
}

function hashPayload(event: NewEvent): Uint8Array {
	const payload = event.type === 'prose' ? event.update : canonicalJson(changeOf(event));
	return sha256(payload);
}

// In one call: an object for each hash costs several times the hash of a keystroke.
function sha256(content: string | Uint8Array): Uint8Array {
	return digest('sha256', content, 'buffer');
}

/**
 * Written out by hand: it is on the path of every keystroke. No part may hold a line feed. The care
 * session is a line of its own, and only where there is one: what was chained before verifies as it did.
 */
export function metadataText(planId: PlanId, seq: number, event: ChainedMetadata): string {
	const subject =
		event.type === 'prose'
			? `prose\n${event.document}`
			: `${event.command}\n${event.kind}\n${event.entity.id}`;
	const session = event.careSession ? `${event.careSession}\n` : '';
	return `${planId}\n${seq}\n${event.opId}\n${event.actorId}\n${event.role}\n${event.authSession ?? ''}\n${event.at}\n${subject}\n${session}`;
}
