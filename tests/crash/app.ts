import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const startLimitMs = 60_000;

export interface AppOptions {
	readonly port: number;
	readonly dataDir: string;
	/** A PostgreSQL that somebody else keeps; without it Accord keeps its own. */
	readonly databaseUrl?: string;
	/** What Node loads first. */
	readonly preload?: URL;
}

/** The product's own process, as `npm start` runs it, to be killed and started again. */
export class App {
	readonly origin: string;
	/** What it printed about errors that reached nobody, in all its lives. */
	readonly uncaught: string[] = [];
	readonly #options: AppOptions;
	#child: ChildProcess | undefined;
	#said = '';
	#isOver = false;

	constructor(options: AppOptions) {
		this.#options = options;
		this.origin = `http://localhost:${options.port}`;
	}

	/** Resolves once it serves. */
	async start(): Promise<void> {
		if (this.#isOver) throw new Error('The test is over.');
		this.#said = '';
		const { preload } = this.#options;
		const loadFirst = preload ? ['--import', preload.href] : [];
		const child = spawn(process.execPath, [...loadFirst, 'src/server.ts'], {
			cwd: root,
			env: { ...process.env, ...this.#environment() },
			// The channel lets it stop by itself should this process be killed.
			stdio: ['ignore', 'pipe', 'pipe', 'ipc']
		});
		this.#child = child;
		child.stderr?.on('data', (chunk: Buffer) => this.#hear(chunk));
		const serving = new Promise<void>((resolve) => {
			child.stdout?.on('data', (chunk: Buffer) => {
				this.#hear(chunk);
				if (this.#said.includes('Accord is at')) resolve();
			});
		});
		const ended = once(child, 'exit').then(() => {
			throw new Error(`Accord ended while starting:\n${this.#said}`);
		});
		const late = new Promise<never>((_, reject) => {
			setTimeout(
				() => reject(new Error(`Accord did not start:\n${this.#said}`)),
				startLimitMs
			).unref();
		});
		ended.catch(() => undefined);
		await Promise.race([serving, ended, late]);
	}

	/** Starts without waiting for it, to be killed in the middle. */
	startUnwatched(): void {
		this.start().catch(() => undefined);
	}

	/** As when the power fails for this process alone: nothing in it gets to finish anything. */
	async kill(): Promise<void> {
		await this.#end('SIGKILL');
	}

	/** The same, in this very turn: whatever is on its way to or from it stays there. */
	killNow(): void {
		this.#child?.kill('SIGKILL');
	}

	/** As an operator stops it; its PostgreSQL stops with it. */
	async stop(): Promise<void> {
		await this.#end('SIGTERM');
	}

	/** Stops it, and nothing starts it again. */
	async close(): Promise<void> {
		this.#isOver = true;
		await this.stop();
	}

	/** What it printed since it was last started: for a report of what went wrong. */
	get said(): string {
		return this.#said;
	}

	get pid(): number {
		return this.#child?.pid ?? 0;
	}

	get isRunning(): boolean {
		return this.#child !== undefined && this.#child.exitCode === null && !this.#child.signalCode;
	}

	#environment(): NodeJS.ProcessEnv {
		const { port, dataDir, databaseUrl = '' } = this.#options;
		return {
			PORT: String(port),
			HOST: '127.0.0.1',
			ORIGIN: this.origin,
			ACCORD_DATA: dataDir,
			ACCORD_DEMO: '0',
			LOG_LEVEL: 'error',
			DATABASE_URL: databaseUrl,
			// Halves the time to start again; what runs is the same.
			NODE_COMPILE_CACHE: join(root, '.cache/compiled')
		};
	}

	#hear(chunk: Buffer): void {
		const text = chunk.toString();
		this.#said += text;
		if (text.includes('reached nobody')) this.uncaught.push(text.slice(0, 2_000));
	}

	async #end(signal: NodeJS.Signals): Promise<void> {
		const child = this.#child;
		if (!child || !this.isRunning) return;
		const exit = once(child, 'exit');
		child.kill(signal);
		await exit;
	}
}

/** The PostgreSQL that serves a data directory. */
export function postmasterPid(home: string): number {
	return Number(readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}
