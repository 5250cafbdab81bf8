import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { accordSchema } from '../../src/lib/server/db/accord.ts';
import { openDatabase } from '../../src/lib/server/db/transaction.ts';
import { emptyDatabase } from '../support/postgres.ts';
import { startWorker } from '../support/worker.ts';
import type { answers } from './starting.ts';

const migrations = readdirSync(join(import.meta.dirname, '../../drizzle')).filter((name) =>
	name.endsWith('.sql')
).length;

test('[RO19][R-DB-6] five processes start at once on an empty database: it is made once', async () => {
	const url = await emptyDatabase();
	const workers = Array.from({ length: 5 }, () =>
		startWorker<typeof answers>(new URL('./starting.ts', import.meta.url))
	);
	try {
		const all = await Promise.all(workers.map((worker) => worker.ask('start', url)));
		expect(all.map(({ ran }) => ran).sort()).toEqual([0, 0, 0, 0, migrations]);
		expect(all.filter(({ hasSeeded }) => hasSeeded)).toHaveLength(1);
	} finally {
		await Promise.all(workers.map((worker) => worker.stop()));
	}
	const database = openDatabase(url, { schema: accordSchema });
	const [row] = await database.sql<{ plans: number; marks: number }[]>`
		select (select count(*) from plan)::int as plans, (select count(*) from installation)::int as marks`;
	expect(row).toEqual({ plans: 3, marks: 1 });
	await database.close();
}, 120_000);
