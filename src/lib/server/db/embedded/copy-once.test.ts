import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { copyOnce } from './copy-once.ts';

let folder = '';

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'accord-copy-'));
	await mkdir(join(folder, 'from/share'), { recursive: true });
	for (let at = 0; at < 40; at += 1) {
		await writeFile(join(folder, 'from/share', `part-${at}`), `part ${at}`);
	}
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test('[R-DB-5] many who copy at once get one whole copy, and nothing is left beside it', async () => {
	const [from, to] = [join(folder, 'from'), join(folder, 'to')];
	await Promise.all(Array.from({ length: 6 }, () => copyOnce(from, to)));
	expect((await readdir(folder)).toSorted()).toEqual(['from', 'to']);
	expect(await readdir(join(to, 'share'))).toHaveLength(40);
	expect(await readFile(join(to, 'share/part-39'), 'utf8')).toBe('part 39');
});

test('[R-DB-5] what cannot be copied is said, and leaves nothing', async () => {
	await expect(copyOnce(join(folder, 'nowhere'), join(folder, 'to'))).rejects.toThrow('ENOENT');
	expect(await readdir(folder)).toEqual(['from']);
});
