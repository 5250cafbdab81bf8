import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';

import { startEmbeddedDatabase } from '../../src/lib/server/db/embedded/start.ts';
import { findEmbeddedHome } from '../support/embedded-home.ts';
import { findFreePort } from '../support/port.ts';
import { startRedis } from '../support/redis.ts';
import { startRoundRobin } from '../support/round-robin.ts';
import { silent } from '../support/silent-log.ts';

// The server of the browser tests as two nodes: one PostgreSQL, one Redis, and a proxy in front
// that sends each request to the next node. POST /redis/kill and /redis/start, one port further,
// are for the tests.
const root = join(import.meta.dirname, '../..');
const { PORT: port = '', ACCORD_DATA: dataDir = '', LOG_LEVEL: logLevel = 'warn' } = process.env;
if (!dataDir) throw new Error('ACCORD_DATA must name a directory that may be deleted.');

for (const path of await findEmbeddedHome(dataDir)) {
	await rm(path, { recursive: true, force: true });
}
const [database, redis] = await Promise.all([
	startEmbeddedDatabase({ dataDir, log: silent }),
	startRedis()
]);
const ports = [await findFreePort(), await findFreePort()];
const nodes = ports.map(startNode);
await Promise.all(nodes.map(isServing));
const proxy = await startRoundRobin(ports, Number(port));
const control = createServer((request, response) => {
	const acts = new Map([
		['/redis/kill', () => redis.kill()],
		['/redis/start', () => redis.start()]
	]);
	const act = request.method === 'POST' ? acts.get(request.url ?? '') : undefined;
	if (!act) return void response.writeHead(404).end();
	act().then(
		() => response.end(),
		() => response.writeHead(500).end()
	);
}).listen(Number(port) + 1, '127.0.0.1');
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => void stop());

function startNode(on: number): ChildProcess {
	return spawn(process.execPath, ['src/server.ts'], {
		cwd: root,
		env: {
			...process.env,
			PORT: String(on),
			HOST: '127.0.0.1',
			ORIGIN: `http://localhost:${port}`,
			DATABASE_URL: database.url,
			REDIS_URL: redis.url,
			ACCORD_DEMO: '1',
			LOG_LEVEL: logLevel
		},
		// The channel lets it stop by itself should this process be killed.
		stdio: ['ignore', 'pipe', 'inherit', 'ipc']
	});
}

async function isServing(node: ChildProcess): Promise<void> {
	for await (const chunk of node.stdout ?? []) {
		if (String(chunk).includes('Accord is at')) break;
	}
	if (node.exitCode !== null) throw new Error('A node did not start.');
	node.stdout?.resume();
}

async function stop(): Promise<void> {
	control.close();
	await Promise.all(
		nodes.map(async (node) => {
			const exit = once(node, 'exit');
			node.kill('SIGTERM');
			if (node.exitCode === null) await exit;
		})
	);
	await proxy.stop();
	await redis.stop();
	await database.stop();
	process.exit(0);
}
