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
	let runtime: Promise<DevRuntime> | undefined;
	const drain = async () => {
		const own = runtime;
		runtime = undefined;
		if (Reflect.get(globalThis, runtimeKey) === own) Reflect.deleteProperty(globalThis, runtimeKey);
		await (await own?.catch(() => undefined))?.drain();
	};
	const leave = () => void drain().finally(() => process.exit());
	return {
		name: 'accord-dev-realtime',
		apply: 'serve',
		config: () => ({ server: { port, strictPort: true } }),
		configureServer: (server) => {
			process.env['ORIGIN'] ??= `http://localhost:${port}`;
			process.once('SIGINT', leave);
			return () => void start(server, (started) => (runtime = started));
		},
		hotUpdate: async ({ file, server }) => {
			if (!runtime || !file.includes(serverFolder) || file.endsWith('.test.ts')) return;
			await drain();
			await server.restart();
		},
		// Vite waits for this when it closes; the runtime of a restart is another plugin's.
		buildEnd: async () => {
			process.off('SIGINT', leave);
			await drain();
		}
	};
}

async function start(
	server: ViteDevServer,
	keep: (runtime: Promise<DevRuntime>) => void
): Promise<void> {
	const { httpServer } = server;
	if (!httpServer) return;
	try {
		const { startRuntime } = await server.ssrLoadModule(runtimeModule);
		const starting: Promise<DevRuntime> = startRuntime();
		keep(starting);
		const runtime = await starting;
		// Vite types the server as possibly HTTP/2, which needs a certificate that is not set here.
		if ('requestTimeout' in httpServer) runtime.attach(httpServer);
	} catch (error) {
		server.config.logger.error(error instanceof Error ? error.message : String(error));
		process.exitCode = 1;
		await server.close();
	}
}
