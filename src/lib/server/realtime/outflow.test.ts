import { createServer } from 'node:http';
import type { AddressInfo, Socket as NetSocket } from 'node:net';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { afterEach, expect, test } from 'vitest';

import { Decoder, Encoder } from '../../protocol/parser.ts';
import type { AccordServer, AccordSocket } from './connection.ts';
import { maxWaitingBytes, Outflow } from './outflow.ts';

const piece = new Uint8Array(60_000);
const ends: (() => void)[] = [];

afterEach(() => {
	for (const end of ends.splice(0)) end();
});

/** A server's socket, and the client at its other end. */
async function line(): Promise<{ socket: AccordSocket; client: Socket }> {
	const http = createServer();
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
	const server: AccordServer = new Server(http, { parser: { Encoder, Decoder } });
	const { port } = http.address() as AddressInfo;
	const client = io(`http://127.0.0.1:${port}`, {
		parser: { Encoder, Decoder },
		transports: ['websocket'],
		reconnection: false
	});
	ends.push(() => {
		client.disconnect();
		void server.close();
	});
	const socket = await new Promise<AccordSocket>((resolve) => server.once('connection', resolve));
	return { socket, client };
}

/** The client's own end of the line, as the kernel has it. */
function wireOf(client: Socket): NetSocket {
	const transport: unknown = client.io.engine.transport;
	return Reflect.get(Reflect.get(transport as object, 'ws') as object, '_socket') as NetSocket;
}

const nothing = () => undefined;

function send(socket: AccordSocket): void {
	const message = { plan: 'a plan', events: [], piece };
	socket.emit('plan:events', message as never);
}

test('[RO21] who does not read is no longer pushed to, and pulls when they read again', async () => {
	const { socket, client } = await line();
	const seen = new Promise<void>((resolve) => client.once('plan:events', () => resolve()));
	let drained: () => void = nothing;
	const isDrained = new Promise<void>((resolve) => (drained = resolve));
	let behind = 0;
	const outflow = new Outflow(socket.conn, {
		onBehind: () => (behind += 1),
		onDrained: () => drained(),
		onStuck: nothing
	});
	send(socket);
	await seen;
	expect(outflow.isBehind).toBe(false);

	wireOf(client).pause();
	let sent = 0;
	while (!outflow.isBehind && sent < 1_000) {
		send(socket);
		sent += 1;
		await new Promise((resolve) => setImmediate(resolve));
	}
	expect(outflow.isBehind).toBe(true);
	const held: unknown = Reflect.get(socket.conn, 'writeBuffer');
	expect((held as unknown[]).length * piece.length).toBeLessThanOrEqual(
		maxWaitingBytes + piece.length
	);

	wireOf(client).resume();
	await isDrained;
	expect([outflow.isBehind, behind]).toEqual([false, 1]);
});

test('[RO21] one large answer to a reader that keeps up is no reason to stop', async () => {
	const { socket, client } = await line();
	let behind = 0;
	const count = () => (behind += 1);
	const outflow = new Outflow(socket.conn, {
		onBehind: count,
		onDrained: nothing,
		onStuck: nothing
	});
	const seen = new Promise<void>((resolve) => client.once('plan:events', () => resolve()));
	const message = { plan: 'a plan', events: [], piece: new Uint8Array(4 * maxWaitingBytes) };
	socket.emit('plan:events', message as never);
	await seen;
	expect([outflow.isBehind, behind]).toEqual([false, 0]);
});
