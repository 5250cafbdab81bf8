import { createServer } from 'node:http';

import { v7 } from 'uuid';

import { createIdentity, createSessionDirectory } from '../../../src/lib/server/auth/identity.ts';
import { accordSchema } from '../../../src/lib/server/db/accord.ts';
import { openDatabase } from '../../../src/lib/server/db/transaction.ts';
import { createLogger } from '../../../src/lib/server/observe/logger.ts';
import { createGateway } from '../../../src/lib/server/realtime/gateway.ts';
import { answerQuestions } from '../../support/worker.ts';
import { listen } from './listen.ts';
import { usageAnswers, type ServerAnswers, type ServerOptions } from './usage.ts';

answerQuestions({ ...usageAnswers, start } satisfies ServerAnswers);

// The real gateway, database and sessions, put together as the runtime does, without the pages.
async function start({ databaseUrl, redisUrl }: ServerOptions): Promise<{ port: number }> {
	const database = openDatabase(databaseUrl, { schema: accordSchema });
	const server = createServer();
	const port = await listen(server);
	const origin = `http://127.0.0.1:${port}`;
	const now = () => new Date();
	const identity = await createIdentity({ database, origin, now, newId: v7 });
	const sessions = createSessionDirectory(identity);
	const log = createLogger({ level: 'warn' });
	createGateway({ database, origin, sessions, log, now, redisUrl }).attach(server);
	return { port };
}
