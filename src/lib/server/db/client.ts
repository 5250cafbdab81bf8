import { isLoopback } from '../config.ts';
import type { Config } from '../config.ts';
import type { Log } from '../observe/log.ts';
import { StartupRefusal } from '../startup-refusal.ts';
import { accordSchema } from './accord.ts';
import type { AccordDatabase } from './accord.ts';
import { startEmbeddedDatabase } from './embedded/start.ts';
import { openDatabase } from './transaction.ts';
import { findUnavailable } from './unavailable.ts';

export interface DatabaseClient {
	readonly database: AccordDatabase;
	/** The directory whose disk the data lies on, when it is this machine's. */
	readonly home: string | undefined;
	close(): Promise<void>;
}

/** The PostgreSQL of `DATABASE_URL`, or one of our own that stops with us. */
export async function connectDatabase(config: Config, log: Log): Promise<DatabaseClient> {
	const { databaseUrl, maxConnections } = config;
	const options = { schema: accordSchema, maxConnections };
	if (databaseUrl !== undefined) {
		const database = openDatabase(verified(databaseUrl), options);
		await reach(database, new URL(databaseUrl));
		return { database, home: undefined, close: () => database.close() };
	}
	const embedded = await startEmbeddedDatabase({ dataDir: config.dataDir, log });
	const database = openDatabase(embedded.url, options);
	const close = async () => {
		await database.close();
		await embedded.stop();
	};
	return { database, home: embedded.home, close };
}

async function reach(database: AccordDatabase, { host, pathname }: URL): Promise<void> {
	try {
		await database.sql`select 1`;
	} catch (error) {
		await database.close();
		const cause = findUnavailable(error)?.cause ?? error;
		const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
		const why = reasonByCode.get(code.slice(0, 2)) ?? 'does not answer: is it running there?';
		throw new StartupRefusal(`The PostgreSQL of DATABASE_URL (${host}${pathname}) ${why}`, {
			cause: error
		});
	}
}

const certificate =
	'has a certificate that cannot be verified: name its CA in NODE_EXTRA_CA_CERTS.';
// By the first two characters: SQL states come in classes, OpenSSL's names in families.
const reasonByCode = new Map([
	['28', 'refuses this user name or password.'],
	['3D', 'has no database of that name: create it first.'],
	...['SE', 'DE', 'UN', 'CE', 'ER'].map((family) => [family, certificate] as const)
]);

// R-DB-8: a server elsewhere proves who it is, unless the address says otherwise in so many words.
function verified(databaseUrl: string): string {
	const url = new URL(databaseUrl);
	if (!isLoopback(url.hostname) && !url.searchParams.has('sslmode')) {
		url.searchParams.set('sslmode', 'verify-full');
	}
	return url.href;
}
