import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { startWorker, type Worker } from '../support/worker.ts';
import { findFreePort } from '../support/port.ts';
import { App, postmasterPid } from './app.ts';
import { checkStored, type Fault, type Stored } from './check.ts';
import { openHome, type Home, type HomeKind, type SeatedPlan } from './home.ts';
import type { KillPoint } from './kill-point.ts';
import { readLedgers, type Acknowledged } from './ledger.ts';
import type { PersonAnswers, PersonState } from './person.ts';
import { between, type Random } from './random.ts';

export interface Settled {
	readonly faults: readonly Fault[];
	/** What these people were told is saved at this plan so far. */
	readonly ledger: readonly Acknowledged[];
	readonly seq: number;
}

/** One life of Accord that was ended, and how long the next one took to serve. */
export interface Killed {
	readonly at: KillPoint | 'any moment' | 'its own start';
	readonly servingMs: number;
}

const settleLimitMs = 90_000;
const acknowledgeLimitMs = 60_000;
const pointLimitMs = 2_500;
const pollMs = 40;
const initials = ['A', 'B', 'C'] as const;
/** Of whoever else may write a ledger at these plans. */
const guest = 'D';
const people = initials.map((initial) => ({ initial }));

/** The real application with its PostgreSQL, and three people at one plan after another. */
export class Rig {
	readonly #home: Home;
	readonly #app: App;
	readonly #workers: readonly Worker<PersonAnswers>[];
	/** Not beside the database: its disk may be full. */
	readonly #ledgers = mkdtempSync(join(tmpdir(), 'accord-ledgers-'));
	readonly #plans: SeatedPlan[] = [];
	readonly #seed: number;

	private constructor(home: Home, app: App, at: { dataDir: string; seed: number }) {
		this.#home = home;
		this.#app = app;
		this.#seed = at.seed;
		this.#workers = people.map(() =>
			startWorker<PersonAnswers>(new URL('./person.ts', import.meta.url), {
				execArgv: ['--no-warnings', '--import', new URL('./runes.ts', import.meta.url).href]
			})
		);
	}

	static async open(kind: HomeKind, at: { dataDir: string; seed: number }): Promise<Rig> {
		const port = await findFreePort();
		const home = await openHome(kind, { dataDir: at.dataDir, origin: `http://localhost:${port}` });
		const app = new App({ port, dataDir: at.dataDir, ...home.appOptions });
		const rig = new Rig(home, app, at);
		try {
			await app.start();
			await rig.takeNewPlan();
			return rig;
		} catch (error) {
			await rig.close();
			throw error;
		}
	}

	get home(): Home {
		return this.#home;
	}

	get origin(): string {
		return this.#app.origin;
	}

	/** Of Accord as it runs now. */
	get pid(): number {
		return this.#app.pid;
	}

	/** Where everybody sits now, and a ledger for one more. */
	get table(): { readonly plan: SeatedPlan; readonly ledger: string } {
		const plan = this.#plans.at(-1);
		if (!plan) throw new Error('Nobody sits anywhere.');
		return { plan, ledger: this.#ledgerOf(this.#plans.length, guest) };
	}

	get uncaught(): readonly string[] {
		return this.#app.uncaught;
	}

	/** What everybody was told is saved, at all plans so far. */
	acknowledged(): Acknowledged[] {
		return this.#plans.flatMap((_, index) => this.#ledgerOfPlan(index + 1));
	}

	/** Everybody goes to a new plan, so that one plan does not grow beyond what people write. */
	async takeNewPlan(): Promise<void> {
		const plan = await this.#home.seatPlan();
		const index = this.#plans.push(plan);
		for (const [place, { who, cookie }] of plan.people.entries()) {
			const initial = initials[place] ?? 'A';
			const ledger = this.#ledgerOf(index, initial);
			const joining = { cookie, planId: plan.planId, who, initial, ledger };
			const seed = this.#seed + index * initials.length + place;
			await this.#workers[place]?.ask('join', { origin: this.#app.origin, ...joining, seed });
		}
	}

	/** Once everybody has read "Saved" again: at a random moment, or at one exact message. */
	async killApp(random: Random, point: KillPoint | null): Promise<Killed> {
		await this.work();
		const isAtPoint = point !== null && (await this.#killAt(point, random));
		if (!isAtPoint) await delay(between(random, [0, 500]));
		await this.#app.kill();
		const servingMs = await timed(() => this.#app.start());
		return { at: isAtPoint ? point : 'any moment', servingMs };
	}

	/** Killed, and once more while it is coming back. */
	async killWhileStarting(random: Random): Promise<Killed> {
		await this.work();
		await this.#app.kill();
		this.#app.startUnwatched();
		await delay(between(random, [50, 1_500]));
		await this.#app.kill();
		return { at: 'its own start', servingMs: await timed(() => this.#app.start()) };
	}

	/**
	 * As when the power fails for everybody at once: Accord is killed and all tabs are gone.
	 * @returns what they had been told is saved, and what is wrong with what lies on the disk
	 */
	async killEverything(afterMs: number): Promise<Settled> {
		await this.#everybody('work');
		await delay(afterMs);
		await this.#app.kill();
		await this.#everybody('leave');
		const stored = await this.#stored(this.#plans.length);
		const missing: Fault = { kind: 'stuck', text: 'the database does not answer' };
		const settled = {
			faults: stored?.faults ?? [missing],
			ledger: this.#ledgerOfPlan(this.#plans.length),
			seq: stored?.seq ?? 0
		};
		await this.#app.start();
		await this.takeNewPlan();
		return settled;
	}

	/** The application lives on; its PostgreSQL is brought back by whoever keeps it. */
	async killPostmaster(random: Random): Promise<void> {
		await this.work();
		await delay(between(random, [0, 500]));
		process.kill(postmasterPid(this.#home.directory), 'SIGKILL');
		await delay(between(random, [0, 300]));
	}

	async restartOrderly(): Promise<void> {
		await this.work();
		await this.#app.stop();
		await this.#app.start();
	}

	/** Resolves once each of the three was told again that something of theirs is saved. */
	async work(): Promise<void> {
		await this.#everybody('work');
		const told = this.#everybody('acknowledged');
		const late = delay(acknowledgeLimitMs, undefined, { ref: false }).then(() => {
			throw new Error(`Nothing was acknowledged for a minute.\n${this.#app.said}`);
		});
		await Promise.race([told, late]);
	}

	/** Everybody rests; then all that was written must arrive, once, everywhere, by itself. */
	async settle(): Promise<Settled> {
		await this.#everybody('rest');
		const deadline = performance.now() + settleLimitMs;
		for (;;) {
			const states = await Promise.all(this.#workers.map((worker) => worker.ask('look', null)));
			const isOver = performance.now() > deadline || states.some(({ trouble }) => trouble.length);
			if (isOver || areTogether(states)) {
				const ledger = this.#ledgerOfPlan(this.#plans.length);
				const stored = await this.#stored(this.#plans.length);
				const faults = [...differences(states, stored), ...(stored?.faults ?? [])];
				if (!this.#app.isRunning) {
					faults.push({ kind: 'uncaught', text: `Accord is not running: ${this.#app.said}` });
				}
				if (isOver || faults.length === 0) return { faults, ledger, seq: stored?.seq ?? 0 };
			}
			await delay(pollMs);
		}
	}

	/** All plans of this rig once more against their ledgers: later crashes must not reach back. */
	async checkAll(): Promise<readonly Fault[]> {
		const faults: Fault[] = [];
		for (const index of this.#plans.keys()) {
			const stored = await this.#stored(index + 1);
			if (!stored) faults.push({ kind: 'stuck', text: 'the database does not answer' });
			faults.push(...(stored?.faults ?? []));
		}
		return faults;
	}

	async close(): Promise<void> {
		await Promise.all([...this.#workers.map((worker) => worker.stop()), this.#app.close()]);
		await this.#home.close();
		rmSync(this.#ledgers, { recursive: true, force: true });
	}

	/** @returns whether the moment came; if not, nothing was killed */
	async #killAt(point: KillPoint, random: Random): Promise<boolean> {
		const { proxy } = this.#home;
		if (!proxy) return false;
		let isHit = false;
		const hit = new Promise<void>((resolve) => {
			const onHit = () => {
				isHit = true;
				this.#app.killNow();
				resolve();
			};
			const skip = point.endsWith('snapshot') ? 0 : Math.floor(random() * 6);
			proxy.arm(point, onHit, skip);
		});
		await Promise.race([hit, delay(pointLimitMs)]);
		proxy.disarm();
		return isHit;
	}

	#ledgerOf(plan: number, initial: string): string {
		return join(this.#ledgers, `${plan}-${initial}.ledger`);
	}

	#ledgerOfPlan(plan: number): Acknowledged[] {
		return readLedgers([...initials, guest].map((initial) => this.#ledgerOf(plan, initial)));
	}

	async #everybody(what: 'work' | 'rest' | 'leave' | 'acknowledged'): Promise<void> {
		await Promise.all(this.#workers.map((worker) => worker.ask(what, null)));
	}

	/** Undefined while the database is on its way back. */
	async #stored(plan: number): Promise<Stored | undefined> {
		const planId = this.#plans[plan - 1]?.planId;
		if (!planId) return undefined;
		const ledger = this.#ledgerOfPlan(plan);
		return this.#home.withDatabase((database) => checkStored(database, planId, ledger));
	}
}

async function timed(work: () => Promise<void>): Promise<number> {
	const since = performance.now();
	await work();
	return performance.now() - since;
}

/** Cheap to ask often: what lies on the disk is read only when the people agree. */
function areTogether(states: readonly PersonState[]): boolean {
	const [first] = states;
	return states.every(
		({ isSettled, fingerprint }) => isSettled && fingerprint === first?.fingerprint
	);
}

function differences(states: readonly PersonState[], stored: Stored | undefined): Fault[] {
	if (!stored) return [{ kind: 'stuck', text: 'the database does not answer' }];
	return states.flatMap((person, index) => {
		const name = initials[index];
		const faults: Fault[] = person.trouble.map((text) => ({
			kind: 'refused',
			text: `${name}: ${text}`
		}));
		if (!person.isSettled) {
			faults.push({ kind: 'stuck', text: `${name} reads "${person.saveState}"` });
		}
		if (person.seq !== stored.seq) {
			faults.push({ kind: 'diverged', text: `${name} is at ${person.seq}, not ${stored.seq}` });
		} else if (person.fingerprint !== stored.fingerprint) {
			faults.push({ kind: 'diverged', text: `${name} sees something else` });
		}
		return faults;
	});
}
