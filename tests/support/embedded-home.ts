import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { startEmbeddedDatabase } from '../../src/lib/server/db/embedded/start.ts';
import { silent } from './silent-log.ts';

/** Everything a data directory consists of, its PostgreSQL stopped: to be deleted. */
export async function findEmbeddedHome(dataDir: string): Promise<string[]> {
	if (!existsSync(dataDir)) return [];
	const note = await readFile(join(dataDir, 'postgres.location'), 'utf8').catch(() => '');
	const home = note.trim() || dataDir;
	if (existsSync(join(home, 'postgres', 'postmaster.pid'))) {
		const orphan = await startEmbeddedDatabase({ dataDir, log: silent });
		await orphan.stop();
	}
	return [...new Set([home, dataDir])];
}
