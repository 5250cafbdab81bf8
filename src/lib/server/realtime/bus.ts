import { createShardedAdapter } from '@socket.io/redis-adapter';
import { parse } from '../../protocol/schema/parse.ts';
import type { Log } from '../observe/log.ts';
import { busMessageSchema, type BusMessage } from './bus-message.ts';
import type { AccordServer } from './connection.ts';
import { RedisLink } from './redis-link.ts';

/** 'none': no Redis is configured, and nodes find out about each other from the database alone. */
export type BusState = 'none' | 'up' | 'down';

/** Between nodes: hints, presence and the ends of sessions. What gets lost is found out anyway. */
export interface Bus {
	readonly state: BusState;
	/** Never waits, never throws; dropped while the bus is down. */
	tell(message: BusMessage): void;
	/** Hears what other nodes tell, never what this one told. */
	listen(listener: (message: BusMessage) => void): void;
	onUp(listener: () => void): void;
	close(): void;
}

export function openBus(io: AccordServer, { redisUrl, log }: BusOptions): Bus {
	return redisUrl === undefined ? noBus : openRedisBus(io, { redisUrl, log });
}

export interface BusOptions {
	readonly redisUrl: string | undefined;
	readonly log: Log;
}

const noBus: Bus = {
	state: 'none',
	tell: () => undefined,
	listen: () => undefined,
	onUp: () => undefined,
	close: () => undefined
};

function openRedisBus(io: AccordServer, { redisUrl, log }: { redisUrl: string; log: Log }): Bus {
	const link = new RedisLink(redisUrl, log);
	const { client } = link;
	// Rooms are never sent over the bus: two channels are enough.
	io.adapter(
		createShardedAdapter(client, client, { subscriptionMode: 'static', channelPrefix: 'accord' })
	);
	return {
		get state() {
			return link.isUp ? 'up' : 'down';
		},
		tell: (message) => {
			if (link.isUp) io.serverSideEmit('node:message', message);
		},
		listen: (listener) => {
			io.on('node:message', (raw: unknown) => {
				const message = parse(busMessageSchema, raw);
				if (message.ok) listener(message.value);
				else log.warn({ field: message.error.field }, 'another node speaks differently');
			});
		},
		onUp: (listener) => {
			link.onChange((isUp) => {
				if (isUp) listener();
			});
		},
		close: () => link.close()
	};
}
