import { accordSchema } from '../../src/lib/server/db/accord.ts';
import { openDatabase } from '../../src/lib/server/db/transaction.ts';
import { startGateway } from '../support/gateway.ts';
import { answerQuestions } from '../support/worker.ts';

// One node in a process of its own, so that it can be killed.
export const answers = {
	start: async (on: {
		databaseUrl: string;
		redisUrl: string | null;
		port: number;
		origin: string;
	}): Promise<void> => {
		const { databaseUrl, redisUrl, ...rest } = on;
		const database = openDatabase(databaseUrl, { schema: accordSchema });
		const redis = redisUrl === null ? {} : { redisUrl };
		await startGateway(database, () => new Date(), { ...rest, ...redis, hasPeers: true });
	}
};

answerQuestions(answers);
