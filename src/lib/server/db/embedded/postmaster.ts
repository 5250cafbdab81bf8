import { spawn } from 'node:child_process';
import { open, readFile, rm, stat, truncate } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, parse } from 'node:path';

import { StartupRefusal } from '../../startup-refusal.ts';
import { pgCtlPath, postgresPath } from './binaries.ts';
import type { Place } from './place.ts';

export interface Postmaster {
	readonly pid: number;
	readonly port: number;
}

const startLimitMs = 60_000;
const stopLimitMs = 20_000;
const pollMs = 25;
const logLimitBytes = 10_000_000;

/** Starts PostgreSQL on data that no living postmaster holds; resolves when it takes connections. */
export async function startPostmaster(place: Place, wantedPort?: number): Promise<Postmaster> {
	await forgetStalePid(place);
	const port = wantedPort ?? (await freePort());
	const exited = await spawnPostgres(place, port);
	const deadline = performance.now() + startLimitMs;
	for (;;) {
		const running = await findPostmaster(place);
		if (running?.ready) return running;
		if (exited.code !== undefined) throw await explainExit(place);
		if (performance.now() > deadline) throw notReady(place);
		await delay(pollMs);
	}
}

/** The postmaster that holds the data directory by its own pid file, if that process lives. */
export async function findPostmaster(
	place: Place
): Promise<(Postmaster & { readonly ready: boolean }) | undefined> {
	const text = await readFile(pidFile(place), 'utf8').catch(() => '');
	const lines = text.split('\n');
	const pid = Number(lines[0]);
	const port = Number(lines[3]);
	if (!Number.isInteger(pid) || pid <= 0 || !(await isPostgres(pid))) return undefined;
	return { pid, port, ready: lines[7]?.trim() === 'ready' };
}

/**
 * The postmaster that an earlier start left, once it takes connections: it may still be recovering.
 * Answers undefined when there is none, also when it was on its way out and is gone now.
 */
export async function awaitOrphan(place: Place): Promise<Postmaster | undefined> {
	const deadline = performance.now() + startLimitMs;
	for (;;) {
		const found = await findPostmaster(place);
		if (!found || found.ready) return found;
		if (performance.now() > deadline) throw notReady(place);
		await delay(pollMs);
	}
}

/** Asks PostgreSQL to roll back what is open and stop; insists when it does not. */
export async function stopPostmaster(place: Place, pid: number): Promise<void> {
	for (const [signal, mode] of [
		['SIGINT', 'fast'],
		['SIGQUIT', 'immediate']
	] as const) {
		signalPostmaster(place, { pid, signal, mode });
		const deadline = performance.now() + stopLimitMs;
		while (performance.now() < deadline) {
			if (!(await isPostgres(pid))) return;
			await delay(pollMs);
		}
	}
}

function signalPostmaster(
	place: Place,
	{ pid, signal, mode }: { pid: number; signal: NodeJS.Signals; mode: string }
): void {
	if (process.platform === 'win32') {
		const args = ['stop', '-D', place.data, '-m', mode, '--no-wait'];
		spawn(pgCtlPath(place.binaries), args, { stdio: 'ignore' }).on('error', () => undefined);
		return;
	}
	try {
		process.kill(pid, signal);
	} catch {
		// It is gone already.
	}
}

// Detached, so that Ctrl-C in a terminal reaches only Accord, which then stops it in order.
async function spawnPostgres(place: Place, port: number): Promise<{ code?: number | null }> {
	const log = await openLog(place);
	const exited: { code?: number | null } = {};
	const child = spawn(postgresPath(place.binaries), postgresArguments(place, port), {
		...place.user,
		cwd: parse(place.data).root,
		env: childEnvironment(),
		detached: true,
		windowsHide: true,
		stdio: ['ignore', log.fd, log.fd]
	});
	child.on('exit', (code) => (exited.code = code));
	child.on('error', () => (exited.code = null));
	child.unref();
	await log.close();
	return exited;
}

// Statements and their values stay out of the log: they hold health data.
function postgresArguments(place: Place, port: number): string[] {
	const settings = {
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		port,
		max_connections: 100,
		fsync: 'on',
		synchronous_commit: 'on',
		full_page_writes: 'on',
		log_min_error_statement: 'panic',
		log_error_verbosity: 'terse',
		log_statement: 'none',
		timezone: 'UTC'
	};
	const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	return ['-D', place.data, ...flags];
}

export function childEnvironment(): NodeJS.ProcessEnv {
	const { PATH, SystemRoot, TEMP, TMP } = process.env;
	const windows = process.platform === 'win32' ? { SystemRoot, TEMP, TMP } : {};
	return { PATH, LC_ALL: 'C', TZ: 'UTC', ...windows };
}

async function openLog(place: Place) {
	const size = await stat(place.logFile).then(
		(found) => found.size,
		() => 0
	);
	if (size > logLimitBytes) await truncate(place.logFile);
	return open(place.logFile, 'a', 0o600);
}

async function explainExit(place: Place): Promise<Error> {
	const log = (await readFile(place.logFile, 'utf8').catch(() => '')).slice(-4_000);
	const last = log.trim().split('\n').at(-1) ?? '';
	if (/No space left on device/.test(log.slice(-1_500))) return diskFull(place);
	if (/Permission denied/.test(last)) {
		return new StartupRefusal(
			`The database in ${place.data} belongs to another user: ` +
				'start Accord as that user, or choose another ACCORD_DATA.'
		);
	}
	return new Error(`PostgreSQL stopped while starting: ${last}`);
}

function notReady(place: Place): StartupRefusal {
	return new StartupRefusal(`PostgreSQL does not get ready: see ${place.logFile}.`);
}

export function diskFull(place: Place): StartupRefusal {
	return new StartupRefusal(
		`The disk that holds ${place.home} is full: free some space and start Accord again.`
	);
}

// A pid file of a machine that lost power may name a process that is something else by now, and
// PostgreSQL then refuses to start.
async function forgetStalePid(place: Place): Promise<void> {
	if (!(await findPostmaster(place))) await rm(pidFile(place), { force: true });
}

function pidFile(place: Place): string {
	return join(place.data, 'postmaster.pid');
}

async function isPostgres(pid: number): Promise<boolean> {
	if (process.platform !== 'linux') return isAlive(pid);
	const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
	return /^\d+ \(postgres\) [^ZX]/.test(status);
}

export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.on('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			const port = typeof address === 'object' && address ? address.port : 0;
			probe.close(() => resolve(port));
		});
	});
}

function delay(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
