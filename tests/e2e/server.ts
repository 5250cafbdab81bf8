import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { findEmbeddedHome } from '../support/embedded-home.ts';

const root = join(import.meta.dirname, '../..');

/** A served Accord of a test's own, which may be killed and started again. */
export class Served {
	readonly origin: string;
	readonly #port: number;
	readonly #dataDir: string;
	readonly #folder: string;
	readonly #env: Readonly<Record<string, string>>;
	#process: ChildProcess | null = null;

	/** @param folder where the product to serve is, if it is not this one */
	constructor(port: number, { folder = root, isReal = false } = {}) {
		this.#port = port;
		this.#folder = folder;
		this.#env = isReal ? { ACCORD_DEMO: '0', HOST: '127.0.0.1' } : {};
		this.origin = `http://localhost:${port}`;
		this.#dataDir = join(root, `.cache/e2e-${port}`);
	}

	/** On an empty database. */
	async startAnew(): Promise<void> {
		await this.#remove();
		await this.start();
	}

	/** Resolves when requests are answered. */
	async start(): Promise<void> {
		const served = spawn(process.execPath, ['src/server.ts'], {
			cwd: this.#folder,
			env: {
				...process.env,
				...this.#env,
				PORT: String(this.#port),
				ACCORD_DATA: this.#dataDir,
				LOG_LEVEL: 'silent'
			},
			stdio: 'ignore'
		});
		this.#process = served;
		while (!(await this.#isReady())) {
			if (served.exitCode !== null) throw new Error(`It ended with ${served.exitCode}.`);
		}
	}

	/** `npm run accord -- …` beside it. @returns what it says */
	async accord(words: readonly string[], typed = ''): Promise<string> {
		const run = spawn(process.execPath, ['src/bin/accord.ts', ...words], {
			cwd: this.#folder,
			env: { ...process.env, ...this.#env, ACCORD_DATA: this.#dataDir },
			stdio: ['pipe', 'pipe', 'ignore']
		});
		run.stdin.end(`${typed}\n`);
		const [said] = await Promise.all([text(run.stdout), once(run, 'exit')]);
		if (run.exitCode !== 0) throw new Error(`accord ${words[0]} ended with ${run.exitCode}.`);
		return said;
	}

	/** As when the power goes: nothing is said to anybody. */
	async kill(): Promise<void> {
		await this.#end('SIGKILL');
	}

	async remove(): Promise<void> {
		await this.#end('SIGTERM');
		await this.#remove();
	}

	async #end(signal: NodeJS.Signals): Promise<void> {
		const served = this.#process;
		this.#process = null;
		if (!served || served.exitCode !== null || served.signalCode !== null) return;
		const ended = once(served, 'exit');
		served.kill(signal);
		await ended;
	}

	async #remove(): Promise<void> {
		for (const path of await findEmbeddedHome(this.#dataDir)) {
			await rm(path, { recursive: true, force: true });
		}
	}

	async #isReady(): Promise<boolean> {
		await new Promise((resolve) => setTimeout(resolve, 100));
		const answer = await fetch(`${this.origin}/health/ready`).catch(() => null);
		return answer?.ok ?? false;
	}
}
