import { accordSchema } from '../lib/server/db/accord.ts';
import { findEmbeddedDatabase, startEmbeddedDatabase } from '../lib/server/db/embedded/start.ts';
import { countMissingMigrations, migrate } from '../lib/server/db/migrate.ts';
import { testDatabase } from '../lib/server/db/self-test.ts';
import { openDatabase } from '../lib/server/db/transaction.ts';
import type { AccordDatabase } from '../lib/server/db/accord.ts';
import { readConfig } from '../lib/server/config.ts';
import type { Config } from '../lib/server/config.ts';
import { createLogger } from '../lib/server/observe/logger.ts';

const commands: Readonly<Record<string, (database: AccordDatabase) => Promise<string>>> = {
	migrate: async (database) => `${await migrate(database)} migrations ran; the schema is current.`,
	doctor: async (database) => {
		const found = await testDatabase(database);
		const missing = await countMissingMigrations(database);
		return [
			`PostgreSQL ${found.server}: confirmed changes stay (fsync and synchronous_commit are on).`,
			`Clock: ${Math.round(found.clockSkewMs)} ms from ours.`,
			missing === 0 ? 'The schema is current.' : `${missing} migrations have not run.`
		].join('\n');
	}
};

const command = commands[process.argv[2] ?? ''];
try {
	if (command) console.log(await withDatabase(readConfig(process.env), command));
	else console.log(`npm run accord -- ${Object.keys(commands).join(' | ')}`);
	process.exitCode = command ? 0 : 1;
} catch (error) {
	const isPlain = error instanceof Error && error.name === 'StartupRefusal';
	console.error(isPlain ? error.message : error);
	process.exitCode = 1;
}

// The command line goes through a database that is already running, and else starts it for itself.
async function withDatabase<T>(
	config: Config,
	work: (database: AccordDatabase) => Promise<T>
): Promise<T> {
	const log = createLogger({ level: 'warn' });
	const running = config.databaseUrl ?? (await findEmbeddedDatabase(config.dataDir));
	const own = running ? undefined : await startEmbeddedDatabase({ dataDir: config.dataDir, log });
	const database = openDatabase(running ?? own?.url ?? '', { schema: accordSchema });
	try {
		return await work(database);
	} finally {
		await database.close();
		await own?.stop();
	}
}
