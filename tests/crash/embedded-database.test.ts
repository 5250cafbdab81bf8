import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { startEmbeddedDatabase } from '../../src/lib/server/db/embedded/start.ts';
import { openDatabase } from '../../src/lib/server/db/transaction.ts';
import { findEmbeddedHome } from '../support/embedded-home.ts';
import { silent } from '../support/silent-log.ts';

const dataDir = join(import.meta.dirname, '../../.cache/crash-database');

interface App {
	readonly process: ChildProcess;
	readonly acknowledged: number[];
	readonly errors: string[];
	home: string;
	exitCode: number | null | undefined;
}

const apps: App[] = [];

beforeEach(clean);
afterEach(async () => {
	for (const app of apps.splice(0)) app.process.kill('SIGKILL');
	await clean();
});

async function clean(): Promise<void> {
	for (const path of await findEmbeddedHome(dataDir)) {
		await rm(path, { recursive: true, force: true });
	}
}

function startApp(first = 0): App {
	const child = spawn(process.execPath, ['tests/crash/writing-app.ts', dataDir, String(first)], {
		cwd: join(import.meta.dirname, '../..'),
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const app: App = { process: child, acknowledged: [], errors: [], home: '', exitCode: undefined };
	createInterface({ input: child.stdout }).on('line', (line) => {
		const [word, rest = ''] = line.split(' ');
		if (word === 'ready') app.home = rest;
		else app.acknowledged.push(Number(rest));
	});
	createInterface({ input: child.stderr }).on('line', (line) => void app.errors.push(line));
	child.on('exit', (code) => (app.exitCode = code));
	apps.push(app);
	return app;
}

async function until(isSo: () => boolean, what: string, limitMs = 90_000): Promise<void> {
	const deadline = performance.now() + limitMs;
	while (!isSo()) {
		if (performance.now() > deadline) throw new Error(`Waited too long until ${what}.`);
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

async function postmasterPid(home: string): Promise<number> {
	const text = await readFile(join(home, 'postgres', 'postmaster.pid'), 'utf8');
	return Number(text.split('\n')[0]);
}

async function storedNumbers(): Promise<Set<number>> {
	const server = await startEmbeddedDatabase({ dataDir, log: silent });
	const database = openDatabase(server.url, { schema: {} });
	const rows = await database.sql<{ number: number }[]>`select number from acknowledged`;
	await database.close();
	await server.stop();
	return new Set(rows.map((row) => row.number));
}

test('[R-DB-4] kill -9 of the application loses nothing and leaves one PostgreSQL', async () => {
	const everything: number[] = [];
	let home = '';
	const postmasters = new Set<number>();
	for (let round = 0; round < 10; round += 1) {
		const app = startApp((everything.at(-1) ?? -1) + 1);
		const enough = 1 + Math.floor(Math.random() * 60);
		await until(() => app.acknowledged.length >= enough, 'numbers were written');
		home = app.home;
		postmasters.add(await postmasterPid(home));
		app.process.kill('SIGKILL');
		await until(() => app.exitCode !== undefined, 'the application is gone');
		everything.push(...app.acknowledged);
	}
	expect(postmasters.size).toBe(1);
	const stored = await storedNumbers();
	expect(everything.filter((number) => !stored.has(number))).toEqual([]);
});

test('[R-DB-4] a second application on the same data names the first and stops', async () => {
	const first = startApp();
	await until(() => first.acknowledged.length > 0, 'the first one writes');
	const second = startApp();
	await until(() => second.exitCode !== undefined, 'the second one gave up');
	expect(second.exitCode).toBe(1);
	expect(second.errors.join()).toContain(`process ${first.process.pid}`);
	expect(second.acknowledged).toEqual([]);
	const before = first.acknowledged.length;
	await until(() => first.acknowledged.length > before, 'the first one goes on');
});

test('[R-DB-4] kill -9 of PostgreSQL, ten times: it comes back and nothing is lost', async () => {
	const app = startApp();
	await until(() => app.acknowledged.length > 0, 'the first number was written');
	for (let round = 0; round < 10; round += 1) {
		const before = app.acknowledged.length;
		await until(() => app.acknowledged.length > before + 20, 'it writes again');
		process.kill(await postmasterPid(app.home), 'SIGKILL');
	}
	const before = app.acknowledged.length;
	await until(() => app.acknowledged.length > before + 20, 'it writes after the last kill');
	app.process.kill('SIGTERM');
	await until(() => app.exitCode !== undefined, 'the application has stopped');
	expect(app.errors).toEqual([]);
	const stored = await storedNumbers();
	expect(app.acknowledged.filter((number) => !stored.has(number))).toEqual([]);
});

test('[R-DB-5] a first start that is killed anywhere leaves no half-made database', async () => {
	for (let round = 0; round < 8; round += 1) {
		const app = startApp();
		await new Promise((resolve) => setTimeout(resolve, 150 + round * 130));
		app.process.kill('SIGKILL');
		await until(() => app.exitCode !== undefined, 'the application is gone');
	}
	const app = startApp();
	await until(() => app.acknowledged.length > 0, 'the database works');
	const left = (await readdir(app.home)).filter((name) => name.startsWith('postgres.unfinished'));
	expect(left).toEqual([]);
	app.process.kill('SIGTERM');
	await until(() => app.exitCode !== undefined, 'the application has stopped');
	expect(app.exitCode).toBe(0);
});
