import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { expect, test } from 'vitest';

import { Decoder, Encoder } from '../protocol/parser.ts';
import { SOCKET_PATH } from '../protocol/version.ts';
import { openSocket } from './line.ts';

test('where no WebSocket gets through, long polling does', async () => {
	const http = createServer();
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
	const server = new Server(http, {
		path: SOCKET_PATH,
		parser: { Encoder, Decoder },
		transports: ['polling']
	});
	const { port } = http.address() as AddressInfo;
	const socket = openSocket({ url: `http://127.0.0.1:${port}` });
	try {
		await new Promise<void>((resolve) => {
			socket.on('connect', resolve);
			socket.connect();
		});
		expect(socket.io.engine.transport.name).toBe('polling');
	} finally {
		socket.disconnect();
		await server.close();
	}
});
