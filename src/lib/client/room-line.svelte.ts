import type { AnsweredError } from '../protocol/answer.ts';
import { backoffMs, openSocket, type AccordSocket, type LineOptions } from './line.ts';
import type { LineState } from './save-state.ts';

export interface RoomLineHooks {
	/** The socket is connected: join the plan. */
	readonly onConnected: () => void;
	readonly onEnded: (error: AnsweredError) => void;
	/** Something waits to be sent. */
	readonly hasUnsaved: () => boolean;
}

/** How a page ends, whoever notices it. */
export const endings = {
	'session-ended': {
		code: 'session-ended',
		message: 'You have been signed out.',
		retry: 'sign-in'
	},
	'access-ended': {
		code: 'access-ended',
		message: 'You no longer have access to this plan.',
		retry: 'never'
	},
	'outdated-client': {
		code: 'outdated-client',
		message: 'This page is from an older version of Accord.',
		retry: 'reload'
	}
} as const satisfies Record<string, AnsweredError>;

const offlineRetryMs = 15_000;

/** The line of one plan: comes back by itself until access ends or the page is too old. */
export class RoomLine {
	readonly socket: AccordSocket;
	readonly #hooks: RoomLineHooks;
	#state = $state<LineState>('opening');
	#isOnline = $state(true);
	#end = $state.raw<AnsweredError | null>(null);
	#attempt = 0;
	#timer: ReturnType<typeof setTimeout> | null = null;

	constructor(hooks: RoomLineHooks, options?: LineOptions) {
		this.#hooks = hooks;
		this.socket = openSocket(options);
		this.socket.on('connect', () => {
			this.#hooks.onConnected();
		});
		this.socket.on('disconnect', (reason) => {
			this.#lost(reason === 'io server disconnect');
		});
		this.socket.on('connect_error', (error) => {
			this.#refusedToConnect(error);
		});
		this.socket.on('access:changed', ({ reason }) => {
			this.end(endings[reason]);
		});
		this.socket.on('server:draining', ({ reconnectAfterMs }) => {
			this.socket.disconnect();
			this.#connectIn(reconnectAfterMs);
		});
	}

	get state(): LineState {
		return this.#state;
	}

	get isUp(): boolean {
		return this.#state === 'up' && this.socket.connected;
	}

	get isConnected(): boolean {
		return this.socket.connected;
	}

	get isOnline(): boolean {
		return this.#isOnline;
	}

	/** Why it is over for good; null while it is not. */
	get ended(): AnsweredError | null {
		return this.#end;
	}

	open(): void {
		if (typeof window !== 'undefined') {
			this.#isOnline = navigator.onLine;
			window.addEventListener('online', this.#onOnline);
			window.addEventListener('offline', this.#onOffline);
			document.addEventListener('visibilitychange', this.#onVisible);
		}
		this.socket.connect();
	}

	/** The plan was joined. */
	joined(): void {
		if (!this.socket.connected || this.#end) return;
		this.#attempt = 0;
		this.#state = 'up';
	}

	/** Joining did not work out: try again from the start, a little later. */
	rejoinLater(): void {
		if (this.#end) return;
		this.#state = 'down';
		this.socket.disconnect();
		this.#connectIn(this.#nextDelay());
	}

	end(error: AnsweredError): void {
		if (this.#end) return;
		this.#end = error;
		this.close();
		this.#hooks.onEnded(error);
	}

	close(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
		this.socket.disconnect();
		if (typeof window === 'undefined') return;
		window.removeEventListener('online', this.#onOnline);
		window.removeEventListener('offline', this.#onOffline);
		document.removeEventListener('visibilitychange', this.#onVisible);
	}

	readonly #onOnline = (): void => {
		this.#isOnline = true;
		this.#connectIfAway();
	};

	/** Somebody looks at the page again: they need not wait for the next attempt. */
	readonly #onVisible = (): void => {
		if (document.visibilityState === 'visible') this.#connectIfAway();
	};

	/**
	 * The browser knows that there is no network: what is sent into the old line would be neither
	 * saved nor refused for a long time. It is tried again now and then, in case that was wrong.
	 */
	readonly #onOffline = (): void => {
		this.#isOnline = false;
		if (this.#end || this.#state !== 'up') return;
		this.#state = 'down';
		this.socket.disconnect();
		this.#connectIn(offlineRetryMs);
	};

	/**
	 * The server itself hangs up when a session has too many pages open. Then a page in the
	 * background waits until it is looked at, or pages would throw each other out for ever.
	 */
	#lost(byServer: boolean): void {
		if (this.#end) return;
		this.#state = 'down';
		const isBackground = typeof document !== 'undefined' && document.hidden;
		if (!byServer || (isBackground && !this.#hooks.hasUnsaved())) return;
		this.#connectIn(this.#nextDelay());
	}

	#connectIfAway(): void {
		if (this.#state === 'down' && !this.socket.connected) this.#connectIn(0);
	}

	/** The engine tries again by itself unless the server said no. */
	#refusedToConnect(error: Error): void {
		if (this.#end) return;
		this.#state = 'down';
		if (this.socket.active) return;
		const code = refusalCodeOf(error);
		if (code === 'session-ended' || code === 'outdated-client') this.end(endings[code]);
		else this.#connectIn(this.#nextDelay());
	}

	#nextDelay(): number {
		const delay = backoffMs(this.#attempt, Math.random);
		this.#attempt += 1;
		return delay;
	}

	#connectIn(delayMs: number): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.#timer = null;
			if (!this.#end) this.socket.disconnect().connect();
		}, delayMs);
	}
}

/** The handshake's refusal carries the same code as every other answer. */
function refusalCodeOf(error: Error): string {
	if (!('data' in error)) return error.message;
	const { data } = error;
	if (typeof data !== 'object' || data === null || !('code' in data)) return error.message;
	return typeof data.code === 'string' ? data.code : error.message;
}
