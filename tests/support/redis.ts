import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { findFreePort } from './port.ts';

/** Where a redis-server that can be used is, and where it came from. */
export interface RedisServer {
	readonly path: string;
	readonly from: string;
}

const names = ['redis-server', 'valkey-server'];
const notThere =
	'No redis-server: install one, or run npm test with the rights to install packages.';

/** A Redis of the test's own: nothing on disk, gone with the test. */
export interface TestRedis {
	readonly url: string;
	/** It is gone from one moment to the next, with everything it knew. */
	kill(): Promise<void>;
	/** It is there and says nothing any more. */
	freeze(): void;
	thaw(): void;
	/** On the same port as before. */
	start(): Promise<void>;
	stop(): Promise<void>;
}

export function findRedis(): RedisServer | undefined {
	const given = process.env['ACCORD_REDIS_SERVER'];
	if (given) return { path: given, from: 'ACCORD_REDIS_SERVER' };
	for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
		const path = names.map((name) => join(folder, name)).find(existsSync);
		if (path) return { path, from: 'this machine' };
	}
	return undefined;
}

/** From the machine, else from the system's package manager. */
export function ensureRedis(): RedisServer | undefined {
	const present = findRedis();
	if (present) return present;
	for (const [command, ...steps] of packageManagers) {
		if (process.getuid?.() !== 0 || !isCommand(command)) continue;
		for (const step of steps) spawnSync(command, step, { stdio: 'ignore' });
		const installed = findRedis();
		if (installed) return { ...installed, from: `the system's packages (${command})` };
	}
	return undefined;
}

export async function startRedis(): Promise<TestRedis> {
	const server = findRedis();
	if (!server) throw new Error(notThere);
	const port = await findFreePort();
	let child = await run(server.path, port);
	const end = async (signal: NodeJS.Signals) => {
		if (child.exitCode !== null || child.signalCode !== null) return;
		const exit = once(child, 'exit');
		child.kill(signal);
		await exit;
	};
	return {
		url: `redis://127.0.0.1:${port}`,
		kill: () => end('SIGKILL'),
		freeze: () => void child.kill('SIGSTOP'),
		thaw: () => void child.kill('SIGCONT'),
		start: async () => {
			child = await run(server.path, port);
		},
		stop: () => end('SIGKILL')
	};
}

async function run(path: string, port: number): Promise<ChildProcess> {
	const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly'];
	const child = spawn(path, [...settings, 'no'], { stdio: ['ignore', 'pipe', 'ignore'] });
	process.once('exit', () => child.kill('SIGKILL'));
	let said = '';
	await new Promise<void>((resolve, reject) => {
		child.stdout.on('data', (chunk: Buffer) => {
			said += chunk.toString();
			if (said.includes('Ready to accept connections')) resolve();
		});
		child.once('error', reject);
		child.once('exit', () => reject(new Error(`redis-server ended:\n${said}`)));
	});
	return child;
}

const packageManagers: readonly [string, ...(readonly string[])[]][] = [
	['apt-get', ['update'], ['install', '--yes', '--no-install-recommends', 'redis-server']],
	['dnf', ['install', '--assumeyes', 'redis']],
	['apk', ['add', 'redis']]
];

function isCommand(name: string): boolean {
	return spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined;
}
