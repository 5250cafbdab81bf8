import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

import { accordSchema } from '../lib/server/db/accord.ts';
import { findEmbeddedDatabase, startEmbeddedDatabase } from '../lib/server/db/embedded/start.ts';
import { countMissingMigrations, migrate } from '../lib/server/db/migrate.ts';
import { testDatabase } from '../lib/server/db/self-test.ts';
import { openDatabase } from '../lib/server/db/transaction.ts';
import type { AccordDatabase } from '../lib/server/db/accord.ts';
import { readConfig } from '../lib/server/config.ts';
import type { Config } from '../lib/server/config.ts';
import { readInstallation } from '../lib/server/installation.ts';
import { createLogger } from '../lib/server/observe/logger.ts';
import { enrolClinic, enrolClinician } from '../lib/server/people/enrol.ts';
import { describeKeys, retireKey } from '../lib/server/proof/key-words.ts';
import { StartupRefusal } from '../lib/server/startup-refusal.ts';

type Work = (database: AccordDatabase, options: Options) => Promise<string>;
type Options = Readonly<Record<string, string | boolean | undefined>>;

const commands: Readonly<Record<string, Work>> = {
	migrate: async (database) => `${await migrate(database)} migrations ran; the schema is current.`,
	doctor: async (database) => {
		const found = await testDatabase(database);
		const missing = await countMissingMigrations(database);
		return [
			`PostgreSQL ${found.server}: confirmed changes stay (fsync and synchronous_commit are on).`,
			`Clock: ${Math.round(found.clockSkewMs)} ms from ours.`,
			missing === 0 ? 'The schema is current.' : `${missing} migrations have not run.`,
			...(missing === 0 ? await describeKeys(database, readConfig(process.env)) : [])
		].join('\n');
	},
	'retire-key': (database) => retireKey(database, readConfig(process.env)),
	clinic: async (database, options) => {
		await makeReal(database);
		return `Clinic ${await enrolClinic(database, options)} is there; add its people with "user".`;
	},
	user: async (database, options) => {
		await makeReal(database);
		const id = await enrolClinician(database, options, await askPassword());
		return `Person ${id} can sign in with that address and password.`;
	}
};

const command = commands[process.argv[2] ?? ''];
try {
	const options = readOptions(process.argv.slice(3));
	if (command) {
		console.log(
			await withDatabase(readConfig(process.env), (database) => command(database, options))
		);
	}
	if (!command) console.log(`npm run accord -- verify | ${Object.keys(commands).join(' | ')}`);
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

function readOptions(args: string[]): Options {
	const text = { type: 'string' } as const;
	const options = { name: text, email: text, role: text, clinic: text } as const;
	const clinicOptions = {
		phone: text,
		zone: text,
		country: text,
		emergency: text,
		crisis: text,
		'on-call': text,
		hours: text
	} as const;
	try {
		return parseArgs({ args, options: { ...options, ...clinicOptions } }).values;
	} catch {
		throw new StartupRefusal('There is an option that no command knows.');
	}
}

/** Real people are never put among the made-up ones. */
async function makeReal(database: AccordDatabase): Promise<void> {
	await migrate(database);
	const installation = await readInstallation(database, {
		demonstration: { wanted: false, explicit: false }
	});
	if (installation.demonstration) {
		throw new StartupRefusal(
			'This database is a demonstration: choose an empty one for real work.'
		);
	}
}

/** From the terminal or a pipe, never from the command line, where others could read it. */
async function askPassword(): Promise<string> {
	const lines = createInterface({ input: process.stdin });
	process.stderr.write('Password, 15 characters or more: ');
	for await (const line of lines) {
		lines.close();
		return line;
	}
	return '';
}
