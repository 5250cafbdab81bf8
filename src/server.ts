import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { readConfig } from './lib/server/config.ts';
import type { Config } from './lib/server/config.ts';
import { demonstrationSignIns } from './lib/server/demo/people.ts';
import { createFrontDoor } from './lib/server/http/front-door.ts';
import type { FrontDoor } from './lib/server/http/front-door.ts';
import type { Runtime } from './lib/server/runtime.ts';

const forcedExitMs = 60_000;
const requestLimitMs = 10_000;

let frontDoor: FrontDoor | undefined;
let runtime: Runtime | undefined;
let stopping = false;

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => void stop(0));
// The launcher of `npm start` is gone, and with it whoever could stop this process.
process.on('disconnect', () => void stop(0));
process.on('uncaughtException', (error) => void stopAfter(error, 'An error reached nobody.'));
process.on('unhandledRejection', (error) => void stopAfter(error, 'A rejection reached nobody.'));

try {
	await start(readConfig(process.env));
} catch (error) {
	await refuseToStart(error);
}

// The port is taken first: of two starts the second learns it before it touches any data.
async function start(config: Config): Promise<void> {
	frontDoor = await createFrontDoor(config);
	setAdapterEnvironment(config);
	const { handler } = await importBuilt();
	runtime = await runtimeOfKit();
	frontDoor.open(handler, (server) => runtime?.attach(server));
	announce(config, runtime);
}

// Kit's `init` hook made it while the handler was being imported (engine R10).
async function runtimeOfKit(): Promise<Runtime> {
	const made: Promise<Runtime> | undefined = Reflect.get(globalThis, Symbol.for('accord.runtime'));
	if (made) return made;
	throw new Error('The build has no runtime.');
}

async function importBuilt(): Promise<{ handler: Parameters<FrontDoor['open']>[0] }> {
	const built = new URL('../build/handler.js', import.meta.url);
	if (existsSync(fileURLToPath(built))) return import(built.href);
	console.error('Accord is not built yet: run npm start, or npm run build first.');
	process.exit(1);
}

// What adapter-node reads; forwarded headers count only behind a proxy of ours (R-WB-2).
function setAdapterEnvironment({ origin, trustedProxies }: Config): void {
	const { env } = process;
	env['ORIGIN'] = origin;
	for (const name of ['PROTOCOL_HEADER', 'HOST_HEADER', 'PORT_HEADER', 'ADDRESS_HEADER']) {
		delete env[name];
	}
	if (trustedProxies === 0) return;
	env['ADDRESS_HEADER'] = 'x-forwarded-for';
	env['XFF_DEPTH'] = String(trustedProxies);
}

function announce({ origin }: Config, { installation }: Runtime): void {
	console.log(`Accord is at ${origin}`);
	if (!installation.demonstration) return;
	console.log('This is a demonstration: its people and plans are made up. Sign in as');
	for (const { name, email, password } of demonstrationSignIns) {
		console.log(`  ${name.padEnd(20)} ${email.padEnd(40)} ${password}`);
	}
}

async function stop(code: number): Promise<void> {
	if (stopping) return;
	stopping = true;
	setTimeout(() => process.exit(1), forcedExitMs).unref();
	await frontDoor?.close(requestLimitMs);
	await runtime?.drain();
	process.exit(code);
}

async function stopAfter(error: unknown, message: string): Promise<void> {
	if (runtime) runtime.log.error({ err: error }, message);
	else console.error(message, error);
	await stop(1);
}

async function refuseToStart(error: unknown): Promise<void> {
	const isPlain = error instanceof Error && error.name === 'StartupRefusal';
	console.error(isPlain ? error.message : error);
	process.exit(1);
}
