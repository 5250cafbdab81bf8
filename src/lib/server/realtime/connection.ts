import type { Server, Socket } from 'socket.io';
import type { PlanId } from '../../domain/ids.ts';
import type { ClientToServerEvents, ServerToClientEvents } from '../../protocol/socket.ts';
import type { Log } from '../observe/log.ts';
import type { BusMessage } from './bus-message.ts';
import type { LiveSession } from './session-directory.ts';
import { TokenBucket, type BucketLimit } from './token-bucket.ts';

export interface SocketData {
	session: LiveSession;
}

interface NodeToNodeEvents {
	'node:message': (message: BusMessage) => void;
}

export type AccordServer = Server<
	ClientToServerEvents,
	ServerToClientEvents,
	NodeToNodeEvents,
	SocketData
>;
export type AccordSocket = Socket<
	ClientToServerEvents,
	ServerToClientEvents,
	NodeToNodeEvents,
	SocketData
>;

export type LimitKind = 'prose' | 'presence' | 'other';

const limits: Readonly<Record<LimitKind, BucketLimit>> = {
	prose: { ratePerSecond: 30, burst: 60 },
	presence: { ratePerSecond: 10, burst: 10 },
	other: { ratePerSecond: 100 / 60, burst: 60 }
};

/** One socket: whose it is, what it has open, and how much it has asked. */
export class Connection {
	readonly socket: AccordSocket;
	readonly log: Log;
	/** The plans this socket has open. */
	readonly plans = new Set<PlanId>();
	readonly #buckets: Readonly<Record<LimitKind, TokenBucket>>;
	#ended = false;

	constructor(socket: AccordSocket, { log, nowMs }: { log: Log; nowMs: number }) {
		this.socket = socket;
		this.log = log;
		this.#buckets = {
			prose: new TokenBucket(limits.prose, nowMs),
			presence: new TokenBucket(limits.presence, nowMs),
			other: new TokenBucket(limits.other, nowMs)
		};
	}

	get session(): LiveSession {
		return this.socket.data.session;
	}

	/** From this moment nothing that the socket still sends has any effect. */
	end(reason: 'session-ended' | 'access-ended'): void {
		if (this.#ended) return;
		this.#ended = true;
		this.socket.emit('access:changed', { reason });
		this.socket.disconnect(true);
	}

	isOver(now: Date): boolean {
		return this.#ended || this.session.idleEndsAt <= now;
	}

	allow(kind: LimitKind, nowMs: number): boolean {
		return this.#buckets[kind].take(nowMs);
	}
}

export function planTopic(planId: PlanId): string {
	return `plan:${planId}`;
}
