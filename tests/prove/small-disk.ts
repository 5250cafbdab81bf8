import { spawnSync } from 'node:child_process';
import { chmod, mkdir, open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

interface SmallDisk {
	readonly path: string;
	close(): Promise<void>;
}

/** A disk of a few hundred megabytes; undefined where this machine does not let us have one. */
export async function openSmallDisk(
	path: string,
	megabytes: number
): Promise<SmallDisk | undefined> {
	await mkdir(path, { recursive: true });
	const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path]);
	if (mounted.status !== 0) return undefined;
	// PostgreSQL runs as a user of its own and must reach its directory.
	await chmod(path, 0o755);
	return {
		path,
		close: async () => {
			spawnSync('umount', [path]);
		}
	};
}

/** Takes all that is free for so long, and gives it back. */
export async function fillDisk(path: string, forMs: number): Promise<void> {
	const ballast = join(path, 'ballast');
	const file = await open(ballast, 'w');
	try {
		const end = performance.now() + forMs;
		while (performance.now() < end) {
			const { bavail, bsize } = await statfs(path);
			if (bavail > 0)
				await file.write(Buffer.alloc(Math.min(bavail * bsize, 8_000_000))).catch(() => 0);
			else await delay(100);
		}
	} finally {
		await file.close();
		await rm(ballast, { force: true });
	}
}
