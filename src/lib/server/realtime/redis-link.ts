import { randomInt, randomUUID } from 'node:crypto';
import { createClient, type RedisClientType } from '@redis/client';
import type { Log } from '../observe/log.ts';

type Listener = (message: Buffer, channel: Buffer) => void;

const pulseEveryMs = 500;
const silentAfterMs = 3_000;
const longestRetryMs = 2_000;
const waitingLimit = 1_000;

/**
 * Two connections to Redis, one to publish and one to listen. It is up while a pulse that goes out
 * by the one comes back by the other: a Redis that is gone, hangs or does not speak to us looks
 * the same. Nothing waits for it, and while it is away what is published is dropped.
 */
export class RedisLink {
	readonly #url: string;
	readonly #log: Log;
	readonly #pulse = `accord-pulse#${randomUUID()}`;
	readonly #wanted = new Map<string, Listener>();
	readonly #listeners = new Set<(isUp: boolean) => void>();
	readonly #timer: ReturnType<typeof setInterval>;
	#publisher: RedisClientType;
	#subscriber: RedisClientType;
	#heardAtMs = -Infinity;
	#madeAtMs = performance.now();
	#isUp = false;
	#isClosed = false;

	constructor(url: string, log: Log) {
		this.#url = url;
		this.#log = log;
		this.#wanted.set(this.#pulse, () => this.#hear());
		[this.#publisher, this.#subscriber] = this.#connect();
		this.#timer = setInterval(() => this.#beat(), pulseEveryMs);
		this.#timer.unref();
	}

	get isUp(): boolean {
		return this.#isUp;
	}

	/** @returns an undo */
	onChange(listener: (isUp: boolean) => void): () => void {
		this.#listeners.add(listener);
		return () => void this.#listeners.delete(listener);
	}

	/** What socket.io's adapter needs of a client, with no promise left to reject unheard. */
	get client() {
		return {
			sPublish: (channel: string, message: string | Buffer) =>
				this.#publisher.sPublish(channel, message),
			sSubscribe: (channel: string, listener: Listener) => {
				this.#wanted.set(channel, listener);
				this.#subscribe(channel, listener);
			},
			sUnsubscribe: (channels: string | readonly string[]) => {
				for (const channel of [channels].flat()) this.#wanted.delete(channel);
			}
		};
	}

	close(): void {
		this.#isClosed = true;
		clearInterval(this.#timer);
		this.#publisher.destroy();
		this.#subscriber.destroy();
	}

	#connect(): [RedisClientType, RedisClientType] {
		const publisher = this.#make({ disableOfflineQueue: true });
		const subscriber = this.#make({ disableOfflineQueue: false });
		subscriber.on('ready', () => {
			for (const [channel, listener] of this.#wanted) this.#subscribe(channel, listener);
		});
		return [publisher, subscriber];
	}

	#make({ disableOfflineQueue }: { disableOfflineQueue: boolean }): RedisClientType {
		const client: RedisClientType = createClient({
			url: this.#url,
			disableOfflineQueue,
			commandsQueueMaxLength: waitingLimit,
			socket: { connectTimeout: silentAfterMs, reconnectStrategy: retryDelayMs }
		});
		// Each try that did not work; that it is away is said once, by the pulse.
		client.on('error', (error: Error) => this.#log.debug({ kind: error.name }, 'Redis is away.'));
		client.connect().catch(() => undefined);
		return client;
	}

	#subscribe(channel: string, listener: Listener): void {
		this.#subscriber.sSubscribe(channel, listener, true).catch((error: unknown) => {
			if (!this.#subscriber.isReady || this.#isClosed) return;
			const why = error instanceof Error ? error.message : 'unknown';
			this.#log.warn({ why }, 'Redis takes no sharded subscription: version 7 or newer is needed.');
		});
	}

	#beat(): void {
		if (this.#publisher.isReady) {
			this.#publisher.sPublish(this.#pulse, '').catch(() => undefined);
		}
		const now = performance.now();
		if (now - this.#heardAtMs <= silentAfterMs) return;
		this.#turn(false);
		if (now - Math.max(this.#heardAtMs, this.#madeAtMs) > 2 * silentAfterMs) this.#renew();
	}

	/** A connection can be dead and not know it for minutes. */
	#renew(): void {
		this.#madeAtMs = performance.now();
		if (!this.#publisher.isReady || !this.#subscriber.isReady) return;
		this.#publisher.destroy();
		this.#subscriber.destroy();
		[this.#publisher, this.#subscriber] = this.#connect();
	}

	#hear(): void {
		this.#heardAtMs = performance.now();
		this.#turn(true);
	}

	#turn(isUp: boolean): void {
		if (this.#isUp === isUp || this.#isClosed) return;
		this.#isUp = isUp;
		if (isUp) this.#log.info({}, 'Redis answers: nodes hear of each other at once.');
		else this.#log.warn({}, 'Redis is away: other nodes’ changes arrive within two seconds.');
		for (const listener of this.#listeners) listener(isUp);
	}
}

/** Sooner at first, never more than two seconds apart, never all nodes at the same time. */
function retryDelayMs(retries: number): number {
	return Math.min(longestRetryMs, 100 * 2 ** Math.min(retries, 5)) + randomInt(100);
}
