import type { Server, Socket } from 'socket.io';
import type { PlanId } from '../../domain/ids.ts';
import type { ClientToServerEvents, ServerToClientEvents } from '../../protocol/socket.ts';
import type { Log } from '../observe/log.ts';
import type { BusMessage } from './bus-message.ts';
import type { LiveSession } from './session-directory.ts';
import { patience, socketLimits, type LimitKind } from './limits.ts';
import type { Outflow } from './outflow.ts';
import { TokenBucket } from './token-bucket.ts';

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

/** One socket: whose it is, what it has open, and how much it has asked. */
export class Connection {
	readonly socket: AccordSocket;
	readonly log: Log;
	/** The plans this socket has open. */
	readonly plans = new Set<PlanId>();
	outflow: Outflow | null = null;
	readonly #buckets: Readonly<Record<LimitKind, TokenBucket>>;
	readonly #patience: TokenBucket;
	#ended = false;

	constructor(socket: AccordSocket, { log, nowMs }: { log: Log; nowMs: number }) {
		this.socket = socket;
		this.log = log;
		this.#buckets = {
			prose: new TokenBucket(socketLimits.prose, nowMs),
			presence: new TokenBucket(socketLimits.presence, nowMs),
			other: new TokenBucket(socketLimits.other, nowMs)
		};
		this.#patience = new TokenBucket(patience, nowMs);
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

	/** It does not read what it is sent: nothing more is made for it until it does. */
	get isBehind(): boolean {
		return this.outflow?.isBehind ?? false;
	}

	allow(kind: LimitKind, nowMs: number): boolean {
		return this.#buckets[kind].take(nowMs);
	}

	/** @returns whether it was told so too often, and is sent away */
	slowDown(nowMs: number): boolean {
		if (this.#patience.take(nowMs)) return false;
		this.socket.disconnect(true);
		return true;
	}
}

export function planTopic(planId: PlanId): string {
	return `plan:${planId}`;
}
