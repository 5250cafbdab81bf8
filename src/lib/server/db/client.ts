import { isLoopback } from '../config.ts';
import type { Config } from '../config.ts';
import type { Log } from '../observe/log.ts';
import { accordSchema } from './accord.ts';
import type { AccordDatabase } from './accord.ts';
import { startEmbeddedDatabase } from './embedded/start.ts';
import { openDatabase } from './transaction.ts';

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

// R-DB-8: a server elsewhere proves who it is, unless the address says otherwise in so many words.
function verified(databaseUrl: string): string {
	const url = new URL(databaseUrl);
	if (!isLoopback(url.hostname) && !url.searchParams.has('sslmode')) {
		url.searchParams.set('sslmode', 'verify-full');
	}
	return url.href;
}
