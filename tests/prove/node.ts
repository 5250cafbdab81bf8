import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

import { v7 } from 'uuid';

import {
	createIdentity,
	createSessionDirectory,
	type Identity
} from '../../src/lib/server/auth/identity.ts';
import { accordSchema, type AccordDatabase } from '../../src/lib/server/db/accord.ts';
import { openDatabase } from '../../src/lib/server/db/transaction.ts';
import { createGateway, type Gateway } from '../../src/lib/server/realtime/gateway.ts';
import { DatabaseProxy } from '../crash/database-proxy.ts';

export const origin = 'http://localhost';

const now = () => new Date();

/** One node: the real gateway with its own way to the database, to be ended at any moment. */
export class Node {
	readonly port: number;
	readonly database: AccordDatabase;
	readonly identity: Identity;
	readonly gateway: Gateway;
	/** What it logged as an error. */
	readonly errors: string[];
	readonly #server: Server;
	readonly #proxy: DatabaseProxy;
	readonly #lines = new Set<Socket>();

	private constructor(parts: {
		server: Server;
		proxy: DatabaseProxy;
		database: AccordDatabase;
		identity: Identity;
		hasPeers: boolean;
	}) {
		this.#server = parts.server;
		this.#proxy = parts.proxy;
		this.database = parts.database;
		this.identity = parts.identity;
		this.port = (parts.server.address() as AddressInfo).port;
		const errors: string[] = (this.errors = []);
		const error = (facts: object, message: string) => void errors.push(message);
		const log = { debug() {}, info() {}, warn() {}, error };
		const sessions = createSessionDirectory(parts.identity);
		const { hasPeers } = parts;
		const common = { database: parts.database, origin, sessions, log, now };
		this.gateway = createGateway({ ...common, hasPeers });
		this.gateway.attach(parts.server);
		parts.server.on('connection', (line: Socket) => {
			this.#lines.add(line);
			line.on('close', () => this.#lines.delete(line));
		});
	}

	static async start(databaseUrl: string, hasPeers = false): Promise<Node> {
		const proxy = await DatabaseProxy.start(databaseUrl);
		const database = openDatabase(proxy.url, { schema: accordSchema, maxConnections: 4 });
		const identity = await createIdentity({ database, origin, now, newId: v7 });
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return new Node({ server, proxy, database, identity, hasPeers });
	}

	/** From one moment to the next nothing of it reaches anybody: neither people nor database. */
	kill(): void {
		this.#proxy.isClosed = true;
		this.#proxy.cut();
		for (const line of this.#lines) line.destroy();
		void this.close();
	}

	async close(): Promise<void> {
		await this.gateway.close().catch(() => undefined);
		await this.database.close().catch(() => undefined);
		await this.#proxy.stop().catch(() => undefined);
		this.#server.closeAllConnections();
		await new Promise((resolve) => this.#server.close(resolve));
	}
}
