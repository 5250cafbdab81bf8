import { randomBytes } from 'node:crypto';
import { cp, rename, rm, stat } from 'node:fs/promises';

/**
 * Makes `to` a whole copy of the directory `from`, unless it is there already. Whoever else does the
 * same at the same time, in this process or another, ends with the same one copy.
 */
export async function copyOnce(from: string, to: string): Promise<void> {
	if (await isThere(to)) return;
	// A name of its own for each try: two in one process have the same process id.
	const half = `${to}.${randomBytes(6).toString('hex')}`;
	try {
		await cp(from, half, { recursive: true, verbatimSymlinks: true });
		await rename(half, to);
	} catch (error) {
		await rm(half, { recursive: true, force: true });
		if (!(await isThere(to))) throw error;
	}
}

async function isThere(path: string): Promise<boolean> {
	return (await stat(path).catch(() => undefined)) !== undefined;
}
