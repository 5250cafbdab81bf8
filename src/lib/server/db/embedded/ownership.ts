import { hostname } from 'node:os';

import postgres from 'postgres';

import { StartupRefusal } from '../../startup-refusal.ts';
import type { Place } from './place.ts';
import { isAlive } from './postmaster.ts';

export interface Ownership {
	release(): Promise<void>;
}

interface Owner {
	readonly url: string;
	readonly place: Place;
	/** Called when the connection that holds the lock ends without our doing. */
	readonly onLost: () => void;
}

// Any number will do that nothing else in this database uses.
const lockKey = 20_260_707;
const patienceMs = 4_000;
// PostgreSQL sees that a killed owner is gone when it gets to run: on a busy machine, not at once.
const patienceWithTheDeadMs = 30_000;

/**
 * One application owns the database: it holds a lock that PostgreSQL lets go when its connection
 * ends, however it ends. (A pid file still names the dead process right after a kill.)
 */
export async function takeOwnership({ url, place, onLost }: Owner): Promise<Ownership> {
	let released = false;
	const client = postgres(url, {
		max: 1,
		fetch_types: false,
		max_lifetime: null,
		connect_timeout: 5,
		onnotice: () => undefined,
		onclose: () => {
			if (!released) onLost();
		},
		connection: { application_name: `accord ${process.pid} ${hostname()}`.slice(0, 63) }
	});
	const release = async () => {
		released = true;
		await client.end({ timeout: 1 }).catch(() => undefined);
	};
	const since = performance.now();
	try {
		while (!(await tryLock(client))) {
			const holder = await findHolder(client);
			const patience = isDead(holder) ? patienceWithTheDeadMs : patienceMs;
			if (performance.now() - since > patience) throw heldByAnother(holder, place);
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	} catch (error) {
		await release();
		throw error;
	}
	return { release };
}

async function tryLock(client: postgres.Sql): Promise<boolean> {
	const [row] = await client<{ got: boolean }[]>`select pg_try_advisory_lock(${lockKey}) as got`;
	return row?.got === true;
}

interface Holder {
	readonly pid: number;
	readonly host: string;
}

async function findHolder(client: postgres.Sql): Promise<Holder | undefined> {
	const [row] = await client<{ name: string }[]>`
		select a.application_name as name
		from pg_locks l join pg_stat_activity a using (pid)
		where l.locktype = 'advisory' and l.granted and l.objid = ${lockKey}::oid`;
	const [, pid, host = ''] = /^accord (\d+) (.+)$/.exec(row?.name ?? '') ?? [];
	return pid === undefined ? undefined : { pid: Number(pid), host };
}

function isDead(holder: Holder | undefined): boolean {
	return holder !== undefined && hostname().startsWith(holder.host) && !isAlive(holder.pid);
}

function heldByAnother(holder: Holder | undefined, place: Place): StartupRefusal {
	const who = holder ? `process ${holder.pid} on ${holder.host}` : 'another process';
	return new StartupRefusal(
		`Accord is already running on the data in ${place.home} (${who}): ` +
			'use that one, stop it first, or choose another ACCORD_DATA.'
	);
}
