import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { readConfig } from '../config.ts';
import { createFrontDoor } from './front-door.ts';
import type { FrontDoor, Handler } from './front-door.ts';

let folder: string;
let door: FrontDoor | undefined;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'accord-files-'));
	return () => rm(folder, { recursive: true, force: true });
});

afterEach(async () => {
	await door?.close(1_000);
});

/** As adapter-node's file server does it: head first, then a stream that nobody listens to. */
function fileServer(path: string): Handler {
	return (_, response) => {
		response.writeHead(200, { 'content-length': '5', 'cache-control': 'immutable' });
		createReadStream(path).pipe(response);
	};
}

async function open(handler: Handler): Promise<string> {
	// The port is the system's choice, so the address is known only afterwards.
	door = await createFrontDoor({ ...readConfig({}), port: 0, origin: 'http://localhost' });
	let port = 0;
	door.open(handler, (server) => (port = portOf(server)));
	return `http://127.0.0.1:${port}/health/file`;
}

function portOf(server: Server): number {
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('not listening');
	return address.port;
}

test('[I7] a file that has vanished under the server is not found, and nothing more happens', async () => {
	const path = join(folder, 'chunk.js');
	const address = await open(fileServer(path));
	const gone = await fetch(address);
	expect(gone.status).toBe(404);
	expect(gone.headers.get('cache-control')).toBe('no-store');
	expect(gone.headers.get('x-content-type-options')).toBe('nosniff');
	await writeFile(path, 'whole');
	const there = await fetch(address);
	expect(await there.text()).toBe('whole');
	expect(there.headers.get('cache-control')).toBe('immutable');
});

test('[I7] a file that cannot be read is our fault, and answered', async () => {
	expect((await fetch(await open(fileServer(folder)))).status).toBe(500);
});

test('[I7] an error in the middle of an answer ends that answer alone', async () => {
	let isBroken = true;
	const address = await open((_, response) => {
		response.writeHead(200, { 'content-length': '5' });
		response.write('wh');
		if (isBroken) createReadStream(join(folder, 'none')).pipe(response);
		else response.end('ole');
	});
	await expect(fetch(address).then((answer) => answer.text())).rejects.toThrow();
	isBroken = false;
	expect(await (await fetch(address)).text()).toBe('whole');
});

test('[CL47] the worker may ask this server; every other file may do nothing', async () => {
	const address = await open((_, response) => response.end('ok'));
	const policyAt = async (path: string) => {
		const request = httpRequest(new URL(path, address), { headers: { host: 'localhost' } });
		const [answer] = (await once(request.end(), 'response')) as [IncomingMessage];
		answer.resume();
		return answer.headers['content-security-policy'];
	};
	expect(await policyAt('/service-worker.js')).toContain("connect-src 'self'");
	expect(await policyAt('/chunk.js')).not.toContain('connect-src');
});
