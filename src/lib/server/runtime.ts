import { statfs } from 'node:fs/promises';
import type { Server } from 'node:http';

import { readConfig } from './config.ts';
import type { Config } from './config.ts';
import type { AccordDatabase } from './db/accord.ts';
import { connectDatabase } from './db/client.ts';
import type { DatabaseClient } from './db/client.ts';
import { countMissingMigrations, migrate } from './db/migrate.ts';
import { testDatabase } from './db/self-test.ts';
import { readInstallation } from './installation.ts';
import type { Installation } from './installation.ts';
import { watchEventLoop } from './observe/event-loop.ts';
import type { Log } from './observe/log.ts';
import { createLogger } from './observe/logger.ts';

/** What everything in this process is made with. */
export interface RuntimeParts {
	readonly config: Config;
	readonly log: Log;
	readonly database: AccordDatabase;
	readonly installation: Installation;
	readonly now: () => Date;
}

export interface Runtime extends RuntimeParts {
	/** Puts the realtime gateway on the HTTP server. */
	attach(server: Server): void;
	isLive(): boolean;
	isReady(): Promise<boolean>;
	/** Finishes what is under way, in order, and closes the database; safe to call twice. */
	drain(): Promise<void>;
}

/** What the gateway gives back; `drain` tells every socket and waits for what it has accepted. */
interface Realtime {
	drain(): Promise<void>;
	close(): Promise<void>;
}

const key = Symbol.for('accord.runtime');
const longestLagMs = 1_000;
const leastFreeShare = 0.05;

/** The one runtime of this process, made by the first caller (engine R10). */
export function startRuntime(): Promise<Runtime> {
	const known: Promise<Runtime> | undefined = Reflect.get(globalThis, key);
	if (known) return known;
	const starting = compose(readConfig(process.env));
	Reflect.set(globalThis, key, starting);
	return starting;
}

async function compose(config: Config): Promise<Runtime> {
	const log = createLogger({ level: config.logLevel });
	const client = await connectDatabase(config, log);
	try {
		const parts = await prepare(config, { log, client });
		return operate(parts, client);
	} catch (error) {
		await client.close();
		throw error;
	}
}

async function prepare(
	config: Config,
	{ log, client }: { log: Log; client: DatabaseClient }
): Promise<RuntimeParts> {
	const { database } = client;
	log.info(await testDatabase(database), 'The database keeps what it confirms.');
	log.info({ ran: await migrate(database) }, 'The schema is current.');
	const installation = await readInstallation(database, config);
	return { config, log, database, installation, now: () => new Date() };
}

function operate(parts: RuntimeParts, client: DatabaseClient): Runtime {
	const eventLoop = watchEventLoop();
	let realtime: Realtime | undefined;
	let draining: Promise<void> | undefined;
	const drain = async () => {
		await realtime?.drain();
		await realtime?.close();
		await client.close();
		eventLoop.stop();
	};
	return {
		...parts,
		attach: () => {},
		isLive: () => eventLoop.lagMs() < longestLagMs,
		isReady: async () => draining === undefined && (await canServe(parts.database, client.home)),
		drain: () => (draining ??= drain())
	};
}

async function canServe(database: AccordDatabase, home: string | undefined): Promise<boolean> {
	try {
		if ((await countMissingMigrations(database)) > 0) return false;
		return home === undefined || (await freeShareOf(home)) > leastFreeShare;
	} catch {
		return false;
	}
}

async function freeShareOf(path: string): Promise<number> {
	const { bavail, blocks } = await statfs(path);
	return bavail / blocks;
}
