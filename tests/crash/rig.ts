import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { v7 } from 'uuid';

import { createIdentity } from '../../src/lib/server/auth/identity.ts';
import { accordSchema } from '../../src/lib/server/db/accord.ts';
import {
	findEmbeddedDatabase,
	startEmbeddedDatabase
} from '../../src/lib/server/db/embedded/start.ts';
import { migrate } from '../../src/lib/server/db/migrate.ts';
import { openDatabase } from '../../src/lib/server/db/transaction.ts';
import { createPlan, type PlanFixture } from '../support/plan-fixture.ts';
import { startWorker, type Worker } from '../support/worker.ts';
import { App, findFreePort, postmasterPid } from './app.ts';
import { checkStored, type Stored } from './check.ts';
import { readLedgers } from './ledger.ts';
import type { PersonAnswers, PersonState } from './person.ts';
import { between, type Random } from './random.ts';

interface Seated {
	readonly initial: string;
	readonly ledger: string;
	readonly worker: Worker<PersonAnswers>;
}

export interface Settled {
	readonly faults: readonly string[];
	readonly summary: string;
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const settleLimitMs = 90_000;
const pollMs = 40;
const initials = ['A', 'B', 'C'] as const;

/** The real application with its own PostgreSQL, and three people at one plan. */
export class Rig {
	readonly #app: App;
	readonly #dataDir: string;
	readonly #plan: PlanFixture;
	readonly #people: readonly Seated[];

	private constructor(
		app: App,
		at: { dataDir: string; plan: PlanFixture; people: readonly Seated[] }
	) {
		this.#app = app;
		this.#dataDir = at.dataDir;
		this.#plan = at.plan;
		this.#people = at.people;
	}

	static async open(dataDir: string, seed: number): Promise<Rig> {
		const app = new App(await findFreePort(), dataDir);
		const { plan, cookies } = await seedPlan(dataDir, app.origin);
		const people = initials.map((initial) => ({
			initial,
			ledger: join(dataDir, `${initial}.ledger`),
			worker: startWorker<PersonAnswers>(new URL('./person.ts', import.meta.url), {
				execArgv: ['--no-warnings', '--import', new URL('./runes.ts', import.meta.url).href]
			})
		}));
		const rig = new Rig(app, { dataDir, plan, people });
		try {
			await app.start();
			await rig.#seat(cookies, seed);
			return rig;
		} catch (error) {
			await rig.close();
			throw error;
		}
	}

	/** At a random moment of work; now and then once more while it is coming back. */
	async killApp(random: Random): Promise<string> {
		const afterMs = between(random, [200, 1_500]);
		const againMs = random() < 0.2 ? between(random, [50, 900]) : null;
		await this.#everybody('work');
		await delay(afterMs);
		await this.#app.kill();
		if (againMs !== null) {
			this.#app.startUnwatched();
			await delay(againMs);
			await this.#app.kill();
		}
		const serving = await timed(() => this.#app.start());
		const again = againMs === null ? '' : ` and again ${againMs.toFixed(0)} ms into its start`;
		return `after ${afterMs.toFixed(0)} ms of work${again}, serving after ${serving}`;
	}

	/** The application lives on and brings its PostgreSQL back by itself. */
	async killPostmaster(random: Random): Promise<string> {
		const afterMs = between(random, [200, 1_500]);
		await this.#everybody('work');
		await delay(afterMs);
		const pid = postmasterPid(homeOf(this.#dataDir));
		process.kill(pid, 'SIGKILL');
		await delay(between(random, [0, 500]));
		return `after ${afterMs.toFixed(0)} ms of work`;
	}

	async restartOrderly(): Promise<string> {
		await this.#everybody('work');
		await delay(500);
		const [stopped, serving] = [
			await timed(() => this.#app.stop()),
			await timed(() => this.#app.start())
		];
		return `stopped in ${stopped}, serving after ${serving}`;
	}

	/** Everybody rests; then all that was written must arrive, once, everywhere, by itself. */
	async settle(): Promise<Settled> {
		await this.#everybody('rest');
		const deadline = performance.now() + settleLimitMs;
		for (;;) {
			const people = await Promise.all(this.#people.map(({ worker }) => worker.ask('look', null)));
			const isOver = performance.now() > deadline || people.some(({ trouble }) => trouble.length);
			if (isOver || areTogether(people)) {
				const stored = await this.#stored();
				const faults = [...differences(people, stored), ...(stored?.faults ?? [])];
				if (!this.#app.isRunning) faults.push(`Accord is not running: ${this.#app.said}`);
				const written = people.reduce((sum, one) => sum + one.written, 0);
				const summary = `${written} pieces written, seq ${stored?.seq}`;
				if (isOver || faults.length === 0) return { faults, summary };
			}
			await delay(pollMs);
		}
	}

	async close(): Promise<void> {
		await Promise.all([...this.#people.map(({ worker }) => worker.stop()), this.#app.close()]);
	}

	async #seat(cookies: readonly string[], seed: number): Promise<void> {
		const { planId, patient, doctor, specialist } = this.#plan;
		for (const [index, { id: userId, name, role }] of [patient, doctor, specialist].entries()) {
			const { initial = '', ledger = '', worker } = this.#people[index] ?? {};
			const cookie = cookies[index] ?? '';
			const who = { userId, name, role };
			const joining = { cookie, planId, who, initial, ledger, seed: seed + index };
			await worker?.ask('join', { origin: this.#app.origin, ...joining });
		}
	}

	async #everybody(what: 'work' | 'rest'): Promise<void> {
		await Promise.all(this.#people.map(({ worker }) => worker.ask(what, null)));
	}

	/** Undefined while the database is on its way back. */
	async #stored(): Promise<Stored | undefined> {
		const ledger = readLedgers(this.#people.map((person) => person.ledger));
		const url = await findEmbeddedDatabase(this.#dataDir);
		if (url === undefined) return undefined;
		const database = openDatabase(url, { schema: accordSchema, maxConnections: 2 });
		try {
			return await checkStored(database, this.#plan.planId, ledger);
		} catch {
			return undefined;
		} finally {
			await database.close();
		}
	}
}

async function timed(work: () => Promise<void>): Promise<string> {
	const since = performance.now();
	await work();
	return `${((performance.now() - since) / 1_000).toFixed(1)} s`;
}

/** Cheap to ask often: what lies on the disk is read only when the people agree. */
function areTogether(people: readonly PersonState[]): boolean {
	const [first] = people;
	return people.every(
		({ isSettled, fingerprint }) => isSettled && fingerprint === first?.fingerprint
	);
}

function differences(people: readonly PersonState[], stored: Stored | undefined): string[] {
	if (!stored) return ['the database does not answer'];
	return people.flatMap((person, index) => {
		const name = initials[index];
		const faults = person.trouble.map((trouble) => `${name}: ${trouble}`);
		if (!person.isSettled) faults.push(`${name} is not settled, and reads "${person.saveState}"`);
		if (person.seq !== stored.seq) faults.push(`${name} is at ${person.seq}, not ${stored.seq}`);
		if (person.fingerprint !== stored.fingerprint) faults.push(`${name} sees something else`);
		return faults;
	});
}

async function seedPlan(dataDir: string, origin: string) {
	const embedded = await startEmbeddedDatabase({ dataDir, log: silent });
	const database = openDatabase(embedded.url, { schema: accordSchema });
	try {
		await migrate(database);
		const now = () => new Date();
		const { cookie, sessions } = await createIdentity({ database, origin, now, newId: v7 });
		const plan = await createPlan(database, now());
		const cookies: string[] = [];
		for (const { id: userId, role } of [plan.patient, plan.doctor, plan.specialist]) {
			const { token } = await sessions.start({ userId, isClinician: role !== 'patient' }, null);
			cookies.push(`${cookie.name}=${token}`);
		}
		return { plan, cookies };
	} finally {
		await database.close();
		await embedded.stop();
	}
}

/** Where the data lies when root's PostgreSQL had to move out of reach of its own directory. */
function homeOf(dataDir: string): string {
	const note = join(dataDir, 'postgres.location');
	return existsSync(note) ? readFileSync(note, 'utf8').trim() : dataDir;
}
