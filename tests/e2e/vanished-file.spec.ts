import { cp, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from '@playwright/test';

import { Served } from './server.ts';

const top = join(import.meta.dirname, '../..');
const port = Number(process.env['ACCORD_TEST_PORT'] ?? 4310) + 9;
let copy: string;
let served: Served;

test.beforeAll(async () => {
	copy = await mkdtemp(join(tmpdir(), 'accord-copy-'));
	for (const part of ['build', 'drizzle', 'src', 'package.json']) {
		await cp(join(top, part), join(copy, part), { recursive: true });
	}
	await symlink(join(top, 'node_modules'), join(copy, 'node_modules'));
	served = new Served(port, { folder: copy });
	await served.startAnew();
});

test.afterAll(async () => {
	await served.remove();
	await rm(copy, { recursive: true, force: true });
});

test('[I7] a rebuild under a running server loses files, never the server', async () => {
	const folder = join(copy, 'build/client/_app/immutable/chunks');
	const chunk = (await readdir(folder)).find((name) => name.endsWith('.js')) ?? '';
	const address = `${served.origin}/_app/immutable/chunks/${chunk}`;
	expect((await fetch(address)).status).toBe(200);
	await rm(folder, { recursive: true });
	const gone = await fetch(address);
	expect(gone.status).toBe(404);
	expect(gone.headers.get('cache-control')).toBe('no-store');
	expect((await fetch(`${served.origin}/health/ready`)).status).toBe(200);
	expect((await fetch(`${served.origin}/sign-in`)).status).toBe(200);
});
