import postgres from 'postgres';

import type { Log } from '../../observe/log.ts';
import { StartupRefusal } from '../../startup-refusal.ts';
import { findBinaries } from './binaries.ts';
import { initializeOnce, readPassword, superuser } from './initialize.ts';
import { takeOwnership } from './ownership.ts';
import type { Ownership } from './ownership.ts';
import { choosePlace } from './place.ts';
import type { Place } from './place.ts';
import { awaitOrphan, findPostmaster, startPostmaster, stopPostmaster } from './postmaster.ts';
import type { Postmaster } from './postmaster.ts';

export interface EmbeddedDatabase {
	readonly url: string;
	/** Where data, password and log lie. */
	readonly home: string;
	/** Runs after a PostgreSQL that died was started again under the same address. */
	onRestart(listener: () => void): void;
	stop(): Promise<void>;
}

export interface EmbeddedOptions {
	readonly dataDir: string;
	readonly log: Log;
}

const databaseName = 'accord';
const startPatienceMs = 30_000;
const startPauseMs = 250;
const longestPauseMs = 5_000;

/**
 * A PostgreSQL of our own: made on the first start, adopted when an earlier Accord was killed and
 * left it running, started again when it dies. Throws `StartupRefusal` with one plain sentence.
 */
export async function startEmbeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
	const place = await choosePlace(options.dataDir, await findBinaries());
	if (place.movedFrom) {
		options.log.info(
			{},
			`PostgreSQL's user cannot reach ${place.movedFrom}; its data is in ${place.home}.`
		);
	}
	await initializeOnce(place);
	const keeper = new Keeper(place, await readPassword(place), options.log);
	await keeper.start();
	return {
		url: keeper.url(databaseName),
		home: place.home,
		onRestart: (listener) => void keeper.listeners.add(listener),
		stop: () => keeper.stop()
	};
}

/** The address of a database that some Accord keeps running, for the command line. */
export async function findEmbeddedDatabase(dataDir: string): Promise<string | undefined> {
	const place = await choosePlace(dataDir, await findBinaries());
	const running = await findPostmaster(place);
	if (!running?.ready) return undefined;
	return urlOf({ port: running.port, password: await readPassword(place) }, databaseName);
}

class Keeper {
	readonly listeners = new Set<() => void>();
	readonly #place: Place;
	readonly #password: string;
	readonly #log: Log;
	#postmaster: Postmaster | undefined;
	#ownership: Ownership | undefined;
	#stopping = false;

	constructor(place: Place, password: string, log: Log) {
		this.#place = place;
		this.#password = password;
		this.#log = log;
	}

	url(database: string): string {
		return urlOf({ port: this.#postmaster?.port ?? 0, password: this.#password }, database);
	}

	async start(): Promise<void> {
		const deadline = performance.now() + startPatienceMs;
		for (;;) {
			try {
				await this.#startOnce();
				return;
			} catch (error) {
				// Backends of a PostgreSQL that was killed can outlive it for a moment.
				if (error instanceof StartupRefusal || performance.now() > deadline) throw error;
				await delay(startPauseMs);
			}
		}
	}

	async stop(): Promise<void> {
		this.#stopping = true;
		await this.#ownership?.release();
		if (this.#postmaster) await stopPostmaster(this.#place, this.#postmaster.pid);
	}

	async #startOnce(): Promise<void> {
		const orphan = await awaitOrphan(this.#place);
		const running = orphan ?? (await startPostmaster(this.#place, this.#postmaster?.port));
		// Everything that was handed out names the first port.
		if (this.#postmaster && running.port !== this.#postmaster.port) {
			await stopPostmaster(this.#place, running.pid);
			throw new Error('PostgreSQL came back at another port.');
		}
		this.#postmaster = { pid: running.pid, port: running.port };
		await this.#verify();
		this.#ownership = await takeOwnership({
			url: this.url('postgres'),
			place: this.#place,
			onLost: () => void this.#revive()
		});
		this.#log.info(
			{ postgresPid: running.pid, port: running.port },
			orphan ? 'Adopted the PostgreSQL that an earlier start left.' : 'PostgreSQL is running.'
		);
	}

	// Another server may have taken the port: it counts only when it serves this very directory.
	async #verify(): Promise<void> {
		const client = postgres(this.url('postgres'), {
			max: 1,
			fetch_types: false,
			connect_timeout: 10,
			onnotice: () => undefined
		});
		try {
			const [row] = await client<{ at: string }[]>`
				select current_setting('data_directory') as at`;
			if (row?.at !== this.#place.data) throw new Error('This is another PostgreSQL.');
			const known = await client`select 1 from pg_database where datname = ${databaseName}`;
			if (known.length === 0) await client`create database ${client(databaseName)}`;
		} finally {
			await client.end({ timeout: 1 });
		}
	}

	async #revive(): Promise<void> {
		this.#log.error({}, 'The connection that owns PostgreSQL was lost.');
		for (let pauseMs = 50; !this.#stopping; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
			try {
				await this.#startOnce();
				for (const listener of this.listeners) listener();
				return;
			} catch (error) {
				this.#log.error({ err: error }, 'PostgreSQL could not be started again yet.');
				await delay(pauseMs);
			}
		}
	}
}

function urlOf({ port, password }: { port: number; password: string }, database: string): string {
	return `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

function delay(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
