import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type as system } from 'node:os';

import type postgres from 'postgres';

/** One line that names the machine, so that the numbers can be judged. */
export async function describeMachine(sql: postgres.Sql, home: string): Promise<string> {
	const [cpu] = cpus();
	const [row] = await sql<{ version: string; flush: string; wait: string }[]>`
		select current_setting('server_version') as version,
			current_setting('wal_sync_method') as flush,
			current_setting('synchronous_commit') as wait`;
	const memoryGb = Math.round(totalmem() / 2 ** 30);
	return [
		`${cpus().length} × ${cpu?.model ?? 'unknown CPU'}, ${memoryGb} GB`,
		`disk ${diskOf(home)}`,
		`${system()} ${release()}`,
		`Node ${process.versions.node}`,
		`PostgreSQL ${row?.version} (${row?.flush}, synchronous_commit ${row?.wait})`
	].join('; ');
}

function diskOf(home: string): string {
	try {
		const rows = execFileSync('df', ['-T', home], { encoding: 'utf8' }).trim().split('\n');
		const [device, kind] = rows.at(-1)?.split(/\s+/) ?? [];
		return `${device} (${kind})`;
	} catch {
		return 'unknown';
	}
}

const ticksPerSecond = 100;

/** CPU time of a PostgreSQL and all its backends so far; null where the system does not say. */
export function postgresCpuMs(sql: postgres.Sql): Promise<number | null> {
	return sql<{ pid: number }[]>`select pid from pg_stat_activity`.then((rows) => {
		try {
			const [self] = rows;
			const postmaster = statOf(self?.pid ?? 0).parent;
			const backends = rows.map(({ pid }) => ownTicks(pid));
			const ticks = familyTicks(postmaster) + backends.reduce((sum, one) => sum + one, 0);
			return (ticks / ticksPerSecond) * 1_000;
		} catch {
			return null;
		}
	});
}

function ownTicks(pid: number): number {
	try {
		const { own } = statOf(pid);
		return own;
	} catch {
		return 0;
	}
}

/** Its own time, and that of the backends that have ended. */
function familyTicks(pid: number): number {
	const { own, ended } = statOf(pid);
	return own + ended;
}

function statOf(pid: number): { parent: number; own: number; ended: number } {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
	const at = (index: number) => Number(fields[index]);
	return { parent: at(1), own: at(11) + at(12), ended: at(13) + at(14) };
}
