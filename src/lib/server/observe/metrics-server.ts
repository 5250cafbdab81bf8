import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { StartupRefusal } from '../startup-refusal.ts';
import type { Meter } from './meter.ts';

export interface MetricsServer {
	readonly port: number;
	close(): Promise<void>;
}

/** `/metrics` on a port of its own, for a scraper beside the server and for nobody else. */
export async function serveMetrics(
	{ text, contentType }: Pick<Meter, 'text' | 'contentType'>,
	{ host, port }: { readonly host: string; readonly port: number }
): Promise<MetricsServer> {
	const server = createServer((request, response) => {
		response.on('error', () => undefined);
		if (request.method !== 'GET' || request.url !== '/metrics') {
			response.writeHead(404).end();
			return;
		}
		text().then(
			(page) => response.writeHead(200, { 'content-type': contentType }).end(page),
			() => response.writeHead(500).end()
		);
	});
	server.on('clientError', (_, socket) => socket.destroy());
	await new Promise<void>((resolve, reject) => {
		server.once('error', (cause) => {
			const sentence = `Metrics cannot be served at ${host}:${port}: set METRICS_PORT to a free one.`;
			reject(new StartupRefusal(sentence, { cause }));
		});
		server.listen(port, host, resolve);
	});
	server.removeAllListeners('error').on('error', () => undefined);
	return {
		port: portOf(server.address()) ?? port,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};
}

function portOf(address: AddressInfo | string | null): number | undefined {
	return typeof address === 'object' ? address?.port : undefined;
}
