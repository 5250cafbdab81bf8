import { v7 } from 'uuid';

import { createIdentity } from '../../src/lib/server/auth/identity.ts';
import { accordSchema } from '../../src/lib/server/db/accord.ts';
import { migrate } from '../../src/lib/server/db/migrate.ts';
import { openDatabase } from '../../src/lib/server/db/transaction.ts';
import { createPlan } from '../support/plan-fixture.ts';
import type { Place } from './rounds.ts';

/** Plans as the product writes them, each with its three people signed in. */
export async function seedPlaces(databaseUrl: string, count: number): Promise<Place[]> {
	const database = openDatabase(databaseUrl, { schema: accordSchema });
	try {
		await migrate(database);
		const now = () => new Date();
		const origin = 'http://127.0.0.1';
		const { cookie, sessions } = await createIdentity({ database, origin, now, newId: v7 });
		const places: Place[] = [];
		while (places.length < count) {
			const { planId, patient, doctor, specialist } = await createPlan(database, now());
			const cookies: string[] = [];
			for (const { id: userId, role } of [patient, doctor, specialist]) {
				const isClinician = role !== 'patient';
				const { token } = await sessions.start({ userId, isClinician }, null);
				cookies.push(`${cookie.name}=${token}`);
			}
			places.push({ name: planId, cookies });
		}
		return places;
	} finally {
		await database.close();
	}
}
