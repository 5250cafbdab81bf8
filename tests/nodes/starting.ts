import { accordSchema } from '../../src/lib/server/db/accord.ts';
import { migrate } from '../../src/lib/server/db/migrate.ts';
import { openDatabase } from '../../src/lib/server/db/transaction.ts';
import { createIdentity } from '../../src/lib/server/auth/identity.ts';
import { seedDemonstration } from '../../src/lib/server/demo/seed.ts';
import { readInstallation } from '../../src/lib/server/installation.ts';
import { answerQuestions } from '../support/worker.ts';

// What a process does to its database before it serves.
export const answers = {
	start: async (databaseUrl: string) => {
		const database = openDatabase(databaseUrl, { schema: accordSchema });
		const now = () => new Date();
		const ran = await migrate(database);
		const demonstration = { wanted: true, explicit: false };
		const installation = await readInstallation(database, { demonstration });
		const origin = 'http://localhost:3000';
		const { passwords } = await createIdentity({ database, origin, now, newId: crypto.randomUUID });
		const hasSeeded = await seedDemonstration({ database, installation, passwords, now: now() });
		await database.close();
		return { ran, hasSeeded };
	}
};

answerQuestions(answers);
