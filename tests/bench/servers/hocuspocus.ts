import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import postgres from 'postgres';

import { answerQuestions } from '../../support/worker.ts';
import { usageAnswers, type ServerAnswers, type ServerOptions } from './usage.ts';

answerQuestions({ ...usageAnswers, start } satisfies ServerAnswers);

// As its documentation sets it up, with its own default debounce of 2 s, at most 10 s.
async function start({ databaseUrl }: ServerOptions): Promise<{ port: number }> {
	const sql = postgres(databaseUrl, { max: 10, onnotice: () => undefined });
	await sql`create table if not exists hocuspocus_document (name text primary key, data bytea)`;
	const store = new Database({
		fetch: async ({ documentName }) => {
			const [row] = await sql<{ data: Uint8Array }[]>`
				select data from hocuspocus_document where name = ${documentName}`;
			return row?.data ?? null;
		},
		store: async ({ documentName, state }) => {
			await sql`insert into hocuspocus_document (name, data) values (${documentName}, ${state})
				on conflict (name) do update set data = excluded.data`;
		}
	});
	const server = new Server({ address: '127.0.0.1', port: 0, quiet: true, extensions: [store] });
	await server.listen();
	return { port: server.address.port };
}
