import { rm } from 'node:fs/promises';

import { findEmbeddedHome } from '../support/embedded-home.ts';

// The server of the browser tests: the built one, on an empty database every time.
const dataDir = process.env['ACCORD_DATA'];
if (!dataDir) throw new Error('ACCORD_DATA must name a directory that may be deleted.');
for (const path of await findEmbeddedHome(dataDir))
	await rm(path, { recursive: true, force: true });
await import('../../src/server.ts');
