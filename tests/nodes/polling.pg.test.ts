import { io } from 'socket.io-client';
import { expect, test } from 'vitest';

import { Decoder, Encoder } from '../../src/lib/protocol/parser.ts';
import { SOCKET_PATH } from '../../src/lib/protocol/version.ts';
import { accepted, currentVersions, startGateway, type TestSocket } from '../support/gateway.ts';
import { createPlan } from '../support/plan-fixture.ts';
import { testDatabase } from '../support/postgres.ts';

test('by long polling a plan opens, and goes over to a WebSocket where there is one', async () => {
	const { database } = await testDatabase();
	const server = await startGateway(database);
	const plan = await createPlan(database, new Date());
	const socket: TestSocket = io(server.url, {
		path: SOCKET_PATH,
		parser: { Encoder, Decoder },
		transports: ['polling', 'websocket'],
		extraHeaders: { origin: server.origin, cookie: await server.cookieOf(plan.doctor) },
		auth: currentVersions,
		forceNew: true
	});
	try {
		const over = new Promise((resolve) =>
			socket.io.once('open', () => socket.io.engine.once('upgrade', resolve))
		);
		accepted(await socket.emitWithAck('plan:open', { plan: plan.planId, lastSeq: null }));
		await over;
		accepted(await socket.emitWithAck('plan:open', { plan: plan.planId, lastSeq: null }));
		expect(socket.io.engine.transport.name).toBe('websocket');
	} finally {
		socket.close();
		await server.close();
	}
});
