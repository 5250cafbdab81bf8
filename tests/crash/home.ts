import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { v7 } from 'uuid';

import type { PlanId, UserId } from '../../src/lib/domain/ids.ts';
import type { Role } from '../../src/lib/domain/actor.ts';
import { createIdentity } from '../../src/lib/server/auth/identity.ts';
import { accordSchema, type AccordDatabase } from '../../src/lib/server/db/accord.ts';
import {
	findEmbeddedDatabase,
	startEmbeddedDatabase
} from '../../src/lib/server/db/embedded/start.ts';
import { migrate } from '../../src/lib/server/db/migrate.ts';
import { openDatabase } from '../../src/lib/server/db/transaction.ts';
import { createPlan } from '../support/plan-fixture.ts';
import type { AppOptions } from './app.ts';
import { DatabaseProxy } from './database-proxy.ts';
import { silent } from '../support/silent-log.ts';

/** `own`: Accord keeps its PostgreSQL, as `npm start` does. `proxied`: it is reached over a proxy. */
export const homeKinds = ['own', 'proxied'] as const;
export type HomeKind = (typeof homeKinds)[number];

export interface SeatedPlan {
	readonly planId: PlanId;
	readonly people: readonly {
		readonly who: { readonly userId: UserId; readonly name: string; readonly role: Role };
		readonly cookie: string;
	}[];
}

/** Where the data of one rig lies. */
export interface Home {
	readonly directory: string;
	readonly appOptions: Partial<AppOptions>;
	readonly proxy: DatabaseProxy | null;
	/** A plan with its patient, doctor and specialist, each signed in. */
	seatPlan(): Promise<SeatedPlan>;
	/** Undefined while the database is on its way back. */
	withDatabase<T>(work: (database: AccordDatabase) => Promise<T>): Promise<T | undefined>;
	close(): Promise<void>;
}

export async function openHome(
	kind: HomeKind,
	{ dataDir, origin }: { dataDir: string; origin: string }
): Promise<Home> {
	const embedded = await startEmbeddedDatabase({ dataDir, log: silent });
	await prepare(embedded.url, (database) => migrate(database));
	const proxy = kind === 'proxied' ? await DatabaseProxy.start(embedded.url) : null;
	if (!proxy) await embedded.stop();
	const findUrl = async () => (proxy ? embedded.url : findEmbeddedDatabase(dataDir));
	return {
		directory: directoryOf(dataDir),
		appOptions: proxy
			? { databaseUrl: proxy.url, preload: new URL('./quick-sweep.ts', import.meta.url) }
			: {},
		proxy,
		seatPlan: async () => {
			const url = await findUrl();
			if (url === undefined) throw new Error('There is no database.');
			return prepare(url, (database) => seatPlan(database, origin));
		},
		withDatabase: async (work) => {
			const url = await findUrl();
			return url === undefined ? undefined : prepare(url, work).catch(() => undefined);
		},
		close: async () => {
			await proxy?.stop();
			if (proxy) await embedded.stop();
		}
	};
}

async function prepare<T>(url: string, work: (database: AccordDatabase) => Promise<T>): Promise<T> {
	const database = openDatabase(url, { schema: accordSchema, maxConnections: 2 });
	try {
		return await work(database);
	} finally {
		await database.close();
	}
}

async function seatPlan(database: AccordDatabase, origin: string): Promise<SeatedPlan> {
	const now = () => new Date();
	const { cookie, sessions } = await createIdentity({ database, origin, now, newId: v7 });
	const { planId, patient, doctor, specialist } = await createPlan(database, now());
	const people = [];
	for (const { id: userId, name, role } of [patient, doctor, specialist]) {
		const { token } = await sessions.start({ userId, isClinician: role !== 'patient' }, null);
		people.push({ who: { userId, name, role }, cookie: `${cookie.name}=${token}` });
	}
	return { planId, people };
}

/** Where the data lies when root's PostgreSQL had to move out of reach of its own directory. */
function directoryOf(dataDir: string): string {
	const note = join(dataDir, 'postgres.location');
	return existsSync(note) ? readFileSync(note, 'utf8').trim() : dataDir;
}
