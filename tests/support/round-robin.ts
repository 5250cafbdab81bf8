import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

export interface RoundRobin {
	readonly port: number;
	readonly origin: string;
	stop(): Promise<void>;
}

/**
 * The plainest proxy in front of several nodes: each request, and each WebSocket, goes to the next
 * one, nothing sticks; one that does not answer the door is passed over.
 */
export async function startRoundRobin(nodes: readonly number[], listenOn = 0): Promise<RoundRobin> {
	let turn = 0;
	const open = new Set<Duplex>();
	const order = () => {
		turn += 1;
		return nodes.map((_, index) => nodes[(turn + index) % nodes.length] ?? 0);
	};
	const server = createServer((incoming, outgoing) => {
		void incoming.on('error', () => outgoing.destroy());
		gather(incoming).then(
			(body) => pass({ incoming, outgoing, body }, order()),
			() => outgoing.destroy()
		);
	});
	server.on('connection', (socket) => {
		open.add(socket);
		socket.on('close', () => open.delete(socket));
	});
	server.on('upgrade', (incoming, socket, head) => upgrade({ incoming, socket, head }, order()));
	await new Promise<void>((resolve) => server.listen(listenOn, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		port,
		origin: `http://localhost:${port}`,
		stop: async () => {
			for (const socket of open) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}

async function gather(incoming: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

interface Exchange {
	readonly incoming: IncomingMessage;
	readonly outgoing: ServerResponse;
	readonly body: Buffer;
}

function pass({ incoming, outgoing, body }: Exchange, [node, ...others]: readonly number[]): void {
	if (node === undefined) return void outgoing.writeHead(502).end();
	const { method, url: path, headers } = incoming;
	const onward = request({ host: '127.0.0.1', port: node, method, path, headers });
	onward.on('response', (answer) => {
		outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.on('error', () => outgoing.destroy());
		answer.pipe(outgoing);
	});
	onward.on('error', () => {
		if (outgoing.headersSent) outgoing.destroy();
		else pass({ incoming, outgoing, body }, others);
	});
	outgoing.on('close', () => onward.destroy());
	onward.end(body);
}

interface Upgrade {
	readonly incoming: IncomingMessage;
	readonly socket: Duplex;
	readonly head: Buffer;
}

function upgrade({ incoming, socket, head }: Upgrade, [node, ...others]: readonly number[]): void {
	if (node === undefined || socket.destroyed) return void socket.destroy();
	const onward = connect(node, '127.0.0.1');
	const next = () => upgrade({ incoming, socket, head }, others);
	onward.once('error', next);
	onward.once('connect', () => {
		onward.off('error', next);
		const { method, url, rawHeaders } = incoming;
		const lines = [`${method ?? 'GET'} ${url ?? '/'} HTTP/1.1`];
		for (let at = 0; at < rawHeaders.length; at += 2) {
			lines.push(`${rawHeaders[at] ?? ''}: ${rawHeaders[at + 1] ?? ''}`);
		}
		onward.write(`${lines.join('\r\n')}\r\n\r\n`);
		onward.write(head);
		const end = () => {
			onward.destroy();
			socket.destroy();
		};
		for (const side of [onward, socket]) side.on('error', end).on('close', end);
		onward.pipe(socket).pipe(onward);
	});
}
