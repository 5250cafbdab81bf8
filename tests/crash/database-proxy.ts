import { connect, createServer, type Server, type Socket } from 'node:net';

import { portOf } from '../support/fault-proxy.ts';
import { ConnectionTracker, type KillPoint, type Verdict } from './kill-point.ts';
import { flushMessage, MessageCutter, syncMessage, type WireMessage } from './wire-message.ts';

interface Trap {
	readonly point: KillPoint;
	/** How often the point is let pass first. */
	skip: number;
	readonly onHit: () => void;
}

interface Pair {
	readonly app: Socket;
	readonly database: Socket;
}

/**
 * Between Accord and its PostgreSQL: understands enough of what passes to act at one exact message,
 * and can be slow, silent or cut as a network is. The product knows nothing of it.
 */
export class DatabaseProxy {
	readonly url: string;
	/** Every message waits this long, each way. */
	delayMs = 0;
	/** Lines stay open and carry nothing, as when a cable is pulled. */
	isSilent = false;
	/** Nobody gets a line. */
	isClosed = false;
	readonly #target: URL;
	readonly #server: Server;
	readonly #pairs = new Set<Pair>();
	#trap: Trap | null = null;

	private constructor(target: URL, server: Server) {
		const url = new URL(target);
		url.port = String(portOf(server.address()));
		this.url = url.href;
		this.#target = target;
		this.#server = server;
		server.on('connection', (app) => this.#join(app));
	}

	static async start(targetUrl: string): Promise<DatabaseProxy> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return new DatabaseProxy(new URL(targetUrl), server);
	}

	get connections(): number {
		return this.#pairs.size;
	}

	/** Calls once, at the exact message, and lets neither it nor anything after it pass. */
	arm(point: KillPoint, onHit: () => void, skip = 0): void {
		this.#trap = { point, onHit, skip };
	}

	disarm(): void {
		this.#trap = null;
	}

	/** Ends every line in order. */
	cut(): void {
		for (const { app, database } of [...this.#pairs]) {
			app.destroy();
			database.destroy();
		}
	}

	/** Ends every line with a reset. */
	reset(): void {
		for (const { app, database } of [...this.#pairs]) {
			app.resetAndDestroy();
			database.destroy();
		}
	}

	async stop(): Promise<void> {
		this.cut();
		await new Promise((resolve) => this.#server.close(resolve));
	}

	#join(app: Socket): void {
		if (this.isClosed) return void app.destroy();
		const database = connect(Number(this.#target.port), this.#target.hostname);
		const pair = { app, database };
		this.#pairs.add(pair);
		const end = () => {
			this.#pairs.delete(pair);
			app.destroy();
			database.destroy();
		};
		for (const socket of [app, database]) socket.setNoDelay(true).on('error', end).on('close', end);
		this.#carry(pair, new ConnectionTracker());
	}

	#carry({ app, database }: Pair, tracker: ConnectionTracker): void {
		const send = { app: this.#sender(app), database: this.#sender(database) };
		const [asked, answered] = [new MessageCutter('client'), new MessageCutter('server')];
		let isOver = false;
		const judge = (message: WireMessage, to: 'app' | 'database', verdict: Verdict) => {
			if (verdict === 'hit' && this.#isLast()) {
				isOver = true;
				app.destroy();
				database.destroy();
			} else if (verdict === 'hold') send.database(flushMessage);
			else {
				send[to](message.bytes);
				if (verdict === 'release' || verdict === 'hit') this.#resume(message, send.database);
			}
		};
		app.on('data', (chunk: Buffer) => {
			for (const message of asked.push(chunk)) {
				if (!isOver) judge(message, 'database', tracker.fromClient(message, this.#armed));
			}
		});
		database.on('data', (chunk: Buffer) => {
			for (const message of answered.push(chunk)) {
				if (!isOver) judge(message, 'app', tracker.fromServer(message, this.#armed));
			}
		});
	}

	/** A Sync that was held back is owed to the server once its statement is done. */
	#resume(message: WireMessage, sendToDatabase: (bytes: Buffer) => void): void {
		if (message.type === 'C') sendToDatabase(syncMessage);
	}

	get #armed(): KillPoint | null {
		return this.#trap?.point ?? null;
	}

	#isLast(): boolean {
		const trap = this.#trap;
		if (!trap) return false;
		trap.skip -= 1;
		if (trap.skip >= 0) return false;
		this.#trap = null;
		trap.onHit();
		return true;
	}

	/** In order, also when the delay changes in between. */
	#sender(socket: Socket): (bytes: Buffer) => void {
		let last = Promise.resolve();
		let waiting = 0;
		const write = (bytes: Buffer) => {
			if (!this.isSilent && !socket.destroyed) socket.write(bytes);
		};
		return (bytes) => {
			if (this.delayMs === 0 && waiting === 0) return write(bytes);
			waiting += 1;
			const due = new Promise<void>((resolve) => setTimeout(resolve, this.delayMs));
			last = last
				.then(() => due)
				.then(() => {
					waiting -= 1;
					write(bytes);
				});
		};
	}
}
