import { tmpdir } from 'node:os';

import { beforeAll, expect, test } from 'vitest';

import { testDatabase, type TestDatabase } from '../../../../tests/support/postgres.ts';
import { accordSchema } from '../db/accord.ts';
import { openDatabase } from '../db/transaction.ts';
import { createReadiness, type ReadinessSources } from './readiness.ts';

let testDb: TestDatabase;

beforeAll(async () => {
	testDb = await testDatabase();
});

function sources(different: Partial<ReadinessSources> = {}): ReadinessSources {
	const { database } = testDb;
	return { database, home: tmpdir(), isDraining: () => false, clockMs: () => 0, ...different };
}

test('[R-OP-1] ready: it answers, is current, may record, has room and takes requests', async () => {
	expect(await createReadiness(sources())()).toEqual({
		isReady: true,
		checks: {
			serving: 'ok',
			database: 'ok',
			migrations: 'ok',
			audit: 'ok',
			disk: 'ok',
			redis: 'none'
		}
	});
});

test('[R-OP-1] not ready while it drains, at once', async () => {
	let isDraining = false;
	const ask = createReadiness(sources({ isDraining: () => isDraining }));
	expect((await ask()).isReady).toBe(true);
	isDraining = true;
	expect(await ask()).toMatchObject({ isReady: false, checks: { serving: 'not-ok' } });
});

test('[R-OP-1] not ready without a migration or without the right to record', async () => {
	const { database } = testDb;
	let now = 0;
	const ask = createReadiness(sources({ clockMs: () => now }));
	await database.sql`update drizzle.__drizzle_migrations set hash = 'x' || hash
		where id = (select max(id) from drizzle.__drizzle_migrations)`;
	expect(await ask()).toMatchObject({ isReady: false, checks: { migrations: 'not-ok' } });
	await database.sql`update drizzle.__drizzle_migrations set hash = substr(hash, 2)
		where id = (select max(id) from drizzle.__drizzle_migrations)`;
	expect((await ask()).isReady, 'an answer is kept for a second').toBe(false);
	now = 1_000;
	expect((await ask()).isReady).toBe(true);
	const url = new URL(testDb.url);
	url.searchParams.set('default_transaction_read_only', 'on');
	const readOnly = openDatabase(url.href, { schema: accordSchema });
	const answer = await createReadiness(sources({ database: readOnly }))();
	await readOnly.close();
	expect(answer).toMatchObject({ isReady: false, checks: { database: 'ok', audit: 'not-ok' } });
});

test('[R-OP-1] not ready without its database; a lost Redis only informs', async () => {
	const gone = openDatabase('postgres://nobody@127.0.0.1:1/none', {
		schema: accordSchema,
		acquireTimeoutMs: 200
	});
	const lost = await createReadiness(sources({ database: gone }))();
	await gone.close();
	expect(lost).toMatchObject({ isReady: false, checks: { database: 'not-ok', disk: 'ok' } });
	expect(await createReadiness(sources({ isRedisUp: () => false }))()).toMatchObject({
		isReady: true,
		checks: { redis: 'not-ok' }
	});
});
