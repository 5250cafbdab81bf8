import { startEmbeddedDatabase } from '../../src/lib/server/db/embedded/start.ts';
import { openDatabase } from '../../src/lib/server/db/transaction.ts';
import { findUnavailable } from '../../src/lib/server/db/unavailable.ts';
import { silent as log } from '../support/silent-log.ts';

// A smallest Accord for the crash tests: keeps the database of one directory and writes numbers,
// one transaction each. Every line on standard output is an acknowledgement.
const [dataDir = '', first = '0'] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
let stopping = false;

try {
	const server = await startEmbeddedDatabase({ dataDir, log });
	const database = openDatabase(server.url, { schema: {} });
	process.on('SIGTERM', () => void stop());
	await database.sql`create table if not exists acknowledged (number int primary key)`;
	say(`ready ${server.home}`);
	for (let number = Number(first); !stopping; number += 1) await write(number);

	async function write(number: number): Promise<void> {
		try {
			await database.transact(
				({ sql }) => sql`insert into acknowledged values (${number}) on conflict do nothing`
			);
			say(`wrote ${number}`);
		} catch (error) {
			const refusal = findUnavailable(error);
			if (!refusal) throw error;
			if (refusal.code !== 'closed') await write(number);
		}
	}

	async function stop(): Promise<void> {
		stopping = true;
		await database.close();
		await server.stop();
		process.exit(0);
	}
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}
