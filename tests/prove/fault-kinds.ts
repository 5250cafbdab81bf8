import { setTimeout as delay } from 'node:timers/promises';

import type { Home } from '../crash/home.ts';
import { postmasterPid } from '../crash/app.ts';
import type { DatabaseProxy } from '../crash/database-proxy.ts';

/** One way for the database to be in trouble, from its beginning to its end. */
export interface FaultKind {
	readonly claim: string;
	run(home: Home, proxy: DatabaseProxy): Promise<void>;
}

export const faultKinds: readonly FaultKind[] = [
	{
		claim: 'every message to and from PostgreSQL 2 s late, for 8 s',
		run: async (_, proxy) => {
			proxy.delayMs = 2_000;
			await delay(8_000);
			proxy.delayMs = 0;
		}
	},
	{
		claim: 'all connections to PostgreSQL cut, five times in 2 s',
		run: (_, proxy) => repeat(5, 400, () => proxy.cut())
	},
	{
		claim: 'all connections to PostgreSQL reset, five times in 2 s',
		run: (_, proxy) => repeat(5, 400, () => proxy.reset())
	},
	{
		claim: 'half-open: connections stay and carry nothing for 10 s, new ones too',
		run: async (_, proxy) => {
			proxy.isSilent = true;
			await delay(10_000);
			proxy.isSilent = false;
			proxy.cut();
		}
	},
	{
		claim: 'PostgreSQL not reachable at all for 5 s',
		run: async (_, proxy) => {
			proxy.isClosed = true;
			proxy.cut();
			await delay(5_000);
			proxy.isClosed = false;
		}
	},
	{
		claim: 'pg_terminate_backend of every backend, five times in 2 s',
		run: (home) => repeat(5, 400, () => terminate(home))
	},
	{
		claim: 'kill -9 of PostgreSQL, twice in 3 s',
		run: (home) =>
			repeat(2, 1_500, () => {
				try {
					process.kill(postmasterPid(home.directory), 'SIGKILL');
				} catch {
					// It is still on its way back from the time before.
				}
			})
	},
	{
		claim: 'the database read-only for 5 s',
		run: async (home) => {
			await setReadOnly(home, true);
			await terminate(home);
			await delay(5_000);
			await setReadOnly(home, false);
			await terminate(home);
		}
	}
];

async function repeat(times: number, everyMs: number, act: () => unknown): Promise<void> {
	for (let time = 0; time < times; time += 1) {
		await act();
		await delay(everyMs);
	}
}

/** Of Accord's own alone; whoever keeps the server running is left out. */
async function terminate(home: Home): Promise<void> {
	await home.withDatabase(
		({ sql }) => sql`
			select pg_terminate_backend(pid) from pg_stat_activity
			where application_name = 'accord' and pid <> pg_backend_pid()`
	);
}

async function setReadOnly(home: Home, isReadOnly: boolean): Promise<void> {
	await home.withDatabase(async ({ sql }) => {
		await sql`select set_config('default_transaction_read_only', 'off', false)`;
		if (isReadOnly) await sql`alter database accord set default_transaction_read_only = on`;
		else await sql`alter database accord reset default_transaction_read_only`;
	});
}
