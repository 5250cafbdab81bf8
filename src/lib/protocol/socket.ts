import type { CatalogueStanding } from '../domain/acceptance/acceptance.ts';
import type { Role } from '../domain/actor.ts';
import type { EntityByKind, EntityKind } from '../domain/change.ts';
import type { CommandName } from '../domain/command.ts';
import type { OpId, PlanId, UserId } from '../domain/ids.ts';
import type { DocumentKey, SectionKey } from '../domain/plan/section.ts';
import type { Answer } from './answer.ts';
import type { PlanEvent } from './event.ts';

/** Where somebody is. A cursor is a pair of Yjs relative positions in one document. */
export interface Place {
	readonly section: SectionKey | null;
	/** The treatment, goal or thread in hand. */
	readonly item: string | null;
	readonly cursor: {
		readonly document: DocumentKey;
		readonly anchor: Uint8Array;
		readonly head: Uint8Array;
	} | null;
	/** The item of the agenda to which somebody wants to say something. */
	readonly speaksTo?: string | null;
}

/** Somebody who has the plan open; one entry a socket. Identity is the server's word. */
export interface PresentPerson extends Place {
	readonly connectionId: string;
	readonly userId: UserId;
	readonly name: string;
	readonly role: Role;
}

export type EntitiesByKind = {
	readonly [Kind in EntityKind]: readonly EntityByKind[Kind][];
};

/** The answer to `plan:open`: everything or nothing, and then what came after it, in order. */
export interface Opened {
	/** Where the client stands once it has applied both parts. */
	readonly seq: number;
	readonly you: { readonly userId: UserId; readonly name: string; readonly role: Role };
	readonly present: readonly PresentPerson[];
	/** Replaces all entities the client has; null when the events alone bring it up to date. */
	readonly entities: EntitiesByKind | null;
	readonly events: readonly PlanEvent[];
}

export interface PlanOpenInput {
	readonly plan: PlanId;
	/** The last sequence number the client has applied; null asks for everything. */
	readonly lastSeq: number | null;
}

export interface PlanCommandInput {
	readonly plan: PlanId;
	readonly opId: OpId;
	readonly name: CommandName;
	/** Checked by the schema of the command's name. */
	readonly input: unknown;
}

export interface ProseOpenInput {
	readonly plan: PlanId;
	readonly document: DocumentKey;
	/** Yjs state vector of what the client has; empty for nothing. */
	readonly stateVector: Uint8Array;
	/** Asks for a client id to write with. */
	readonly forWriting: boolean;
}

export interface ProseOpened {
	/** What the client lacks. */
	readonly update: Uint8Array;
	/** What the server has: the client sends what goes beyond it. */
	readonly stateVector: Uint8Array;
	/** Leased to this person for this document; null for readers. */
	readonly clientId: number | null;
}

export interface ProsePushInput {
	readonly plan: PlanId;
	readonly document: DocumentKey;
	readonly opId: OpId;
	readonly update: Uint8Array;
	/** The person was asked, and means to remove most of the text. */
	readonly removesMost?: true;
}

export interface SignedText {
	readonly number: number;
	readonly canonicalText: string;
}

export interface PlanCompareInput {
	readonly plan: PlanId;
	/** Where the client stands: nothing unsaved, nothing on its way that it knows of. */
	readonly seq: number;
	/** SHA-256 of all that it holds, as hex. */
	readonly hash: string;
	/** Asked for after `different`: the hash of each part that it holds. */
	readonly parts: readonly PartHash[] | null;
}

export interface PartHash {
	readonly part: string;
	readonly hash: string;
}

export interface Compared {
	/**
	 * `moved-on`: the plan is further than the client, which asks for what it missed; `different`:
	 * the client throws away what it holds; `skipped`: too much is being compared already.
	 */
	readonly result: 'equal' | 'different' | 'moved-on' | 'skipped';
}

export interface PresenceSetInput extends Place {
	readonly plan: PlanId;
}

type Ack<T> = (answer: Answer<T>) => void;

export interface ClientToServerEvents {
	'plan:open': (input: PlanOpenInput, ack: Ack<Opened>) => void;
	'plan:close': (input: { readonly plan: PlanId }, ack: Ack<object>) => void;
	/** Events after `lastSeq`, for a client that saw the sequence jump. */
	'plan:catch-up': (
		input: { readonly plan: PlanId; readonly lastSeq: number },
		ack: Ack<{ readonly events: readonly PlanEvent[] }>
	) => void;
	'plan:command': (
		input: PlanCommandInput,
		ack: Ack<{ readonly seq: number; readonly events: readonly PlanEvent[] }>
	) => void;
	/** The newest signed version, exactly as it was signed; null while nothing is. */
	'plan:signed': (
		input: { readonly plan: PlanId },
		ack: Ack<{ readonly signed: SignedText | null }>
	) => void;
	/** Whether the plan's clinic works with the catalogue by now. */
	'plan:catalogue': (
		input: { readonly plan: PlanId },
		ack: Ack<{ readonly standing: CatalogueStanding }>
	) => void;
	/** From a client at rest: whether it holds what the server holds. */
	'plan:compare': (input: PlanCompareInput, ack: Ack<Compared>) => void;
	'prose:open': (input: ProseOpenInput, ack: Ack<ProseOpened>) => void;
	/**
	 * Acknowledged once it is on disk. The author may get the event of its own push, or only this
	 * answer: an answered `seq` that follows the client's own counts as that event.
	 */
	'prose:push': (input: ProsePushInput, ack: Ack<{ readonly seq: number }>) => void;
	/** Volatile: no acknowledgement. */
	'presence:set': (input: PresenceSetInput) => void;
	/** Real input by the person at the screen: keeps the session alive. */
	'session:active': (ack: Ack<{ readonly idleEndsAt: string }>) => void;
}

export interface ServerToClientEvents {
	'plan:events': (message: {
		readonly plan: PlanId;
		readonly events: readonly PlanEvent[];
	}) => void;
	'presence:state': (message: {
		readonly plan: PlanId;
		readonly present: readonly PresentPerson[];
	}) => void;
	/** The plan's clinic has accepted the catalogue: the page asks how it stands. */
	'catalogue:changed': (message: { readonly plan: PlanId }) => void;
	'access:changed': (message: { readonly reason: 'session-ended' | 'access-ended' }) => void;
	'server:draining': (message: { readonly reconnectAfterMs: number }) => void;
}

/** Sent with the handshake. */
export interface HandshakeAuth {
	readonly protocol: number;
	readonly proseSchema: number;
}
