import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { Decoder, Encoder } from '../protocol/parser.ts';
import type {
	ClientToServerEvents,
	HandshakeAuth,
	ServerToClientEvents
} from '../protocol/socket.ts';
import { PROSE_SCHEMA_VERSION, PROTOCOL_VERSION, SOCKET_PATH } from '../protocol/version.ts';

export type AccordSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

/** No answer within this time counts as none; the same op id is sent again. */
export const answerTimeoutMs = 15_000;

export interface LineOptions {
	/** Another origin than the page's: for tests. */
	readonly url?: string;
	readonly socket?: Partial<ManagerOptions & SocketOptions>;
	/** How long nothing must happen before the page is compared with the server. */
	readonly restMs?: number;
}

/**
 * One socket a tab. It connects when told, then by itself: soon at first, for another node may be
 * there, then up to 30 s apart, with jitter. By long polling where WebSockets do not get through.
 */
export function openSocket(options: LineOptions = {}): AccordSocket {
	const auth: HandshakeAuth = { protocol: PROTOCOL_VERSION, proseSchema: PROSE_SCHEMA_VERSION };
	const settings: Partial<ManagerOptions & SocketOptions> = {
		path: SOCKET_PATH,
		parser: { Encoder, Decoder },
		auth: { ...auth },
		transports: ['websocket', 'polling'],
		tryAllTransports: true,
		autoConnect: false,
		forceNew: true,
		reconnectionDelay: 500,
		reconnectionDelayMax: 30_000,
		randomizationFactor: 0.7,
		timeout: 10_000,
		...options.socket
	};
	const isBrowser = typeof location !== 'undefined';
	const url = options.url ?? (isBrowser ? location.origin : 'http://localhost');
	return io(url, settings);
}

/** Exponential with full jitter, never under a quarter of a second. */
export function backoffMs(attempt: number, random: () => number): number {
	const ceiling = Math.min(30_000, 1_000 * 2 ** attempt);
	return Math.max(250, Math.round(random() * ceiling));
}
