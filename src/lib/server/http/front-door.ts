import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

import type { Config } from '../config.ts';
import { StartupRefusal } from '../startup-refusal.ts';
import { admit } from './admission.ts';
import type { Admission } from './admission.ts';
import { securityHeaders } from './security-headers.ts';
import { surviveVanishedFile } from './vanished-file.ts';

/** What adapter-node builds: a Connect-style handler. */
export type Handler = (
	request: IncomingMessage,
	response: ServerResponse,
	next: () => void
) => unknown;

export interface FrontDoor {
	/** Lets requests through to Kit, and to what `attach` puts on the server. */
	open(handler: Handler, attach: (server: Server) => void): void;
	/** Takes no new connection and waits, up to the limit, for requests under way. */
	close(limitMs: number): Promise<void>;
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;
type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

const socketPath = '/rt';
const pollMs = 20;

/**
 * The HTTP server: everything that is true of every request, whoever answers it. A foreign Host or
 * Origin goes no further, every answer carries the security headers, no request ends the process.
 */
export async function createFrontDoor(config: Config): Promise<FrontDoor> {
	const server = createServer();
	server.requestTimeout = 60_000;
	server.headersTimeout = 15_000;
	server.keepAliveTimeout = 65_000;
	server.on('clientError', (_, socket) => void refuseMalformed(socket));
	const closed: Listener = (_, response) =>
		answer(response, { status: 503, text: 'Accord is starting. Please try again in a moment.' });
	server.on('request', closed);
	await listen(server, config);

	const underWay = new Set<ServerResponse>();
	return {
		open: (handler, attach) => {
			server.removeListener('request', closed);
			server.on('request', (request, response) => pass(handler, request, response));
			attach(server);
			guardRequests(server, { origin: config.origin, underWay });
			guardUpgrades(server, config.origin);
		},
		close: async (limitMs) => {
			server.close();
			server.closeIdleConnections();
			const deadline = performance.now() + limitMs;
			while (underWay.size > 0 && performance.now() < deadline) {
				await new Promise((resolve) => setTimeout(resolve, pollMs));
			}
		}
	};
}

// socket.io answers its own path in front of Kit; this stands in front of both.
function guardRequests(
	server: Server,
	{ origin, underWay }: { origin: string; underWay: Set<ServerResponse> }
): void {
	const inner = server.listeners('request').filter(isListener);
	server.removeAllListeners('request');
	server.on('request', (request, response) => {
		const headers = Object.entries(securityHeaders(origin, request.url));
		request.on('error', () => response.destroy());
		response.on('error', () => undefined);
		surviveVanishedFile(response, headers);
		for (const [name, value] of headers) response.setHeader(name, value);
		const admission = admit(headOf(request), origin);
		if (!admission.admitted) return refuse(response, admission);
		if (!request.url?.startsWith(socketPath)) follow(response, underWay);
		for (const listener of inner) listener.call(server, request, response);
	});
}

function guardUpgrades(server: Server, origin: string): void {
	const inner = server.listeners('upgrade').filter(isUpgradeListener);
	server.removeAllListeners('upgrade');
	server.on('upgrade', (request, socket, head) => {
		socket.on('error', () => socket.destroy());
		// A browser says where a socket comes from, so an upgrade is judged like a change.
		const admission = admit({ ...headOf(request), method: 'UPGRADE' }, origin);
		if (!admission.admitted || inner.length === 0) {
			socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
			return;
		}
		for (const listener of inner) listener.call(server, request, socket, head);
	});
}

function pass(handler: Handler, request: IncomingMessage, response: ServerResponse): void {
	const fail = () => answer(response, { status: 500, text: 'Something went wrong on our side.' });
	const missing = () => answer(response, { status: 404, text: 'There is nothing here.' });
	try {
		Promise.resolve(handler(request, response, missing)).catch(fail);
	} catch {
		fail();
	}
}

function follow(response: ServerResponse, underWay: Set<ServerResponse>): void {
	underWay.add(response);
	response.on('close', () => underWay.delete(response));
}

function headOf(request: IncomingMessage) {
	const { host, origin, 'sec-fetch-site': fetchSite } = request.headers;
	return {
		method: request.method ?? 'GET',
		path: request.url ?? '/',
		host,
		origin,
		fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined
	};
}

function refuse(response: ServerResponse, admission: Exclude<Admission, { admitted: true }>): void {
	if (admission.status === 307) response.setHeader('location', admission.location);
	answer(response, { text: '', ...admission });
}

function answer(
	response: ServerResponse,
	{ status, text }: { status: number; text: string }
): void {
	if (response.headersSent) {
		response.destroy();
		return;
	}
	response.writeHead(status, {
		'content-type': 'text/plain; charset=utf-8',
		'cache-control': 'no-store',
		...(status === 503 ? { 'retry-after': '2' } : {})
	});
	response.end(`${text}\n`);
}

function refuseMalformed(socket: Duplex): void {
	if (!socket.writable) return;
	socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
}

function listen(server: Server, { host, port }: Config): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', (cause: NodeJS.ErrnoException) => reject(explain(cause, host, port)));
		server.listen(port, host, () => {
			server.removeAllListeners('error');
			server.on('error', () => undefined);
			resolve();
		});
	});
}

function explain(cause: NodeJS.ErrnoException, host: string, port: number): StartupRefusal {
	const sentences = new Map([
		[
			'EADDRINUSE',
			`Port ${port} is in use by another program: stop that one, or start Accord with another PORT.`
		],
		['EACCES', `Port ${port} is not open to this user: start Accord with a PORT above 1023.`],
		['EADDRNOTAVAIL', `This machine has no address ${host}: set HOST to one it has.`]
	]);
	const sentence = sentences.get(cause.code ?? '') ?? `Accord cannot listen on ${host}:${port}.`;
	return new StartupRefusal(sentence, { cause });
}

function isListener(value: unknown): value is Listener {
	return typeof value === 'function';
}

function isUpgradeListener(value: unknown): value is UpgradeListener {
	return typeof value === 'function';
}
