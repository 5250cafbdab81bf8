import type { Server } from 'node:http';

import { v7 as uuidv7 } from 'uuid';

import type { ClinicId } from '../domain/ids.ts';
import type { Committed } from './application/context.ts';
import { keepEndingDeputies } from './application/end-deputies.ts';
import { createIdentity, createSessionDirectory } from './auth/identity.ts';
import type { Identity } from './auth/identity.ts';
import { keepSweeping } from './auth/sweep.ts';
import { readConfig } from './config.ts';
import type { Config } from './config.ts';
import type { AccordDatabase } from './db/accord.ts';
import { connectDatabase } from './db/client.ts';
import type { DatabaseClient } from './db/client.ts';
import { migrate } from './db/migrate.ts';
import { testDatabase } from './db/self-test.ts';
import { seedDemonstration } from './demo/seed.ts';
import { readInstallation } from './installation.ts';
import type { Installation } from './installation.ts';
import { watchEventLoop } from './observe/event-loop.ts';
import type { Log } from './observe/log.ts';
import { createLogger } from './observe/logger.ts';
import { createMeter } from './observe/meter.ts';
import type { Meter } from './observe/meter.ts';
import { serveMetrics } from './observe/metrics-server.ts';
import { createReadiness } from './observe/readiness.ts';
import type { Readiness } from './observe/readiness.ts';
import { createGateway } from './realtime/gateway.ts';

/** What everything in this process is made with. */
export interface RuntimeParts {
	readonly config: Config;
	readonly log: Log;
	readonly database: AccordDatabase;
	readonly installation: Installation;
	readonly now: () => Date;
}

export interface Runtime extends RuntimeParts {
	readonly identity: Identity;
	/** Hands what a page has committed to whoever has the plan open. */
	readonly publish: (committed: Committed) => void;
	/** Tells the open pages of a clinic that it has accepted the catalogue. */
	readonly announceCatalogue: (clinicId: ClinicId) => void;
	/** Puts the realtime gateway on the HTTP server. */
	attach(server: Server): void;
	isLive(): boolean;
	readiness(): Promise<Readiness>;
	readonly meter: Meter;
	/** Finishes what is under way, in order, and closes the database; safe to call twice. */
	drain(): Promise<void>;
}

const key = Symbol.for('accord.runtime');
const longestLagMs = 1_000;

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
		const { database, now } = parts;
		const identity = await createIdentity({ database, origin: config.origin, now, newId: uuidv7 });
		const { installation } = parts;
		const { passwords } = identity;
		if (await seedDemonstration({ database, installation, passwords, now: now() })) {
			log.info({}, 'The demonstration clinic is ready.');
		}
		return await operate(parts, { client, identity });
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

async function operate(
	parts: RuntimeParts,
	{ client, identity }: { client: DatabaseClient; identity: Identity }
): Promise<Runtime> {
	const { config, database, log } = parts;
	const meter = createMeter();
	const { port, host } = config.metrics;
	const metrics = port === undefined ? undefined : await serveMetrics(meter, { host, port });
	const eventLoop = watchEventLoop();
	const stopSweeping = keepSweeping(identity, log);
	const gateway = createGateway({
		...parts,
		origin: config.origin,
		measure: meter.measure,
		trustedProxies: config.trustedProxies,
		hasPeers: config.databaseUrl !== undefined,
		redisUrl: config.redisUrl,
		sessions: createSessionDirectory(identity)
	});
	const stopDeputies = keepEndingDeputies(
		{ database, now: parts.now, publish: gateway.publish },
		log
	);
	meter.watch(() => ({
		...gateway.counts(),
		connections: database.connections(),
		eventLoopLagMs: eventLoop.lagMs(),
		bus: gateway.busState
	}));
	let draining: Promise<void> | undefined;
	const drain = async () => {
		await gateway.drain();
		await gateway.close();
		stopSweeping();
		stopDeputies();
		await client.close();
		await metrics?.close();
		eventLoop.stop();
	};
	return {
		...parts,
		identity,
		publish: gateway.publish,
		announceCatalogue: gateway.announceCatalogue,
		attach: gateway.attach,
		isLive: () => eventLoop.lagMs() < longestLagMs,
		meter,
		readiness: createReadiness({
			database,
			home: client.home,
			...(config.redisUrl === undefined ? {} : { isRedisUp: () => gateway.busState === 'up' }),
			isDraining: () => draining !== undefined,
			clockMs: () => performance.now()
		}),
		drain: () => (draining ??= drain())
	};
}
