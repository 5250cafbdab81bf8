import { sep } from 'node:path';
import type { Server } from 'node:http';

import type { Plugin, ViteDevServer } from 'vite';

interface DevRuntime {
	attach(server: Server): void;
	drain(): Promise<void>;
}

const runtimeModule = '/src/lib/server/runtime.ts';
const runtimeKey = Symbol.for('accord.runtime');
const serverFolder = `${sep}src${sep}lib${sep}server${sep}`;

/**
 * Gives `vite dev` the same database and the same sockets as the real server, on Vite's own HTTP
 * server. An edit of server code starts everything anew: a kept runtime would run the old code.
 */
export function devRealtime(): Plugin {
	const port = Number(process.env['PORT'] ?? 5173);
	return {
		name: 'accord-dev-realtime',
		apply: 'serve',
		config: () => ({ server: { port, strictPort: true } }),
		configureServer: (server) => {
			process.env['ORIGIN'] ??= `http://localhost:${port}`;
			return () => void start(server);
		},
		hotUpdate: async ({ file, server }) => {
			if (!file.includes(serverFolder) || file.endsWith('.test.ts')) return;
			await drain();
			await server.restart();
		}
	};
}

async function start(server: ViteDevServer): Promise<void> {
	const { httpServer } = server;
	if (!httpServer) return;
	httpServer.once('close', () => void drain());
	const { startRuntime } = await server.ssrLoadModule(runtimeModule);
	try {
		const runtime: DevRuntime = await startRuntime();
		// Vite types the server as possibly HTTP/2, which needs a certificate that is not set here.
		if ('requestTimeout' in httpServer) runtime.attach(httpServer);
	} catch (error) {
		server.config.logger.error(error instanceof Error ? error.message : String(error));
		process.exitCode = 1;
		await server.close();
	}
}

async function drain(): Promise<void> {
	const starting: Promise<DevRuntime> | undefined = Reflect.get(globalThis, runtimeKey);
	Reflect.deleteProperty(globalThis, runtimeKey);
	const runtime = await starting?.catch(() => undefined);
	await runtime?.drain();
}
