import { countBy, uncounted, type PartReport, type ProofRow } from '../prove/row.ts';
import type { Fault, FaultKind } from './check.ts';
import { killPoints, killPointWords } from './kill-point.ts';
import type { Acknowledged } from './ledger.ts';
import type { Killed, Settled } from './rig.ts';

/** What all rigs of one run have done and found. */
export class Tally {
	#kills: Killed[] = [];
	#postmasterKills = 0;
	#faults: Fault[] = [];
	#prose = 0;
	#commands = 0;
	#checks = 0;
	#passed = 0;
	#failed = 0;
	#since = performance.now();

	killed(killed: Killed): void {
		this.#kills.push(killed);
	}

	killedPostmaster(): void {
		this.#postmasterKills += 1;
	}

	/** One check over everything since the one before, counted once for each of its kills. */
	checked(title: string, kills: number, { faults, ledger, seq }: Settled): void {
		this.#checks += 1;
		this.#faults.push(...faults);
		if (faults.length === 0) this.#passed += kills;
		else this.#failed += kills;
		const word = faults.length === 0 ? 'ok    ' : 'NOT OK';
		const seconds = ((performance.now() - this.#since) / 1_000).toFixed(0);
		const plan = `${ledger.length} acknowledged, seq ${seq}`;
		console.log(`${word} ${title}; ${plan}; ${seconds} s`);
		for (const { kind, text } of faults.slice(0, 10)) console.log(`       ${kind}: ${text}`);
	}

	/** All that the people of one rig were told is saved, and what reached nobody. */
	ended(ledger: readonly Acknowledged[], uncaught: readonly string[]): void {
		this.#prose += ledger.filter(({ kind }) => kind === 'prose').length;
		this.#commands += ledger.filter(({ kind }) => kind === 'command').length;
		this.#faults.push(...uncaught.map((text): Fault => ({ kind: 'uncaught', text })));
		this.#failed += uncaught.length;
		for (const text of uncaught) console.log(`NOT OK an error reached nobody: ${text}`);
	}

	broke(error: unknown): void {
		const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
		this.#faults.push({ kind: 'stuck', text });
		this.#failed += 1;
		console.log(text);
	}

	report(seed: string): PartReport {
		const at = countBy(this.#kills.map((kill) => kill.at));
		const working = this.#kills.filter((kill) => kill.at !== 'its own start').length;
		const start = 'kill -9 of Accord';
		const rows: ProofRow[] = [
			this.#row(`${start} while three people write, all in all`, `${working} kills`),
			...killPoints.flatMap((point) =>
				at[point] ? [part(`${start} ${killPointWords[point]}`, at[point])] : []
			),
			part(`${start} at any moment of work`, at['any moment'] ?? 0),
			part(`${start} while it starts`, at['its own start'] ?? 0),
			part('kill -9 of PostgreSQL under Accord', this.#postmasterKills)
		];
		return { seed, passed: this.#passed, failed: this.#failed, rows };
	}

	#row(claim: string, times: string): ProofRow {
		const count = (kind: FaultKind) => this.#faults.filter((fault) => fault.kind === kind).length;
		const serving = this.#kills.map((kill) => kill.servingMs).sort((a, b) => a - b);
		const middle = ((serving[Math.floor(serving.length / 2)] ?? 0) / 1_000).toFixed(1);
		const longest = ((serving.at(-1) ?? 0) / 1_000).toFixed(1);
		const other = count('chain') + count('stuck');
		return {
			claim,
			times,
			acknowledged: this.#prose + this.#commands,
			lost: count('lost'),
			doubled: count('doubled'),
			diverged: count('diverged'),
			uncaught: count('uncaught'),
			refused: count('refused') > 0 ? { refused: count('refused') } : {},
			isMet: this.#failed === 0,
			note:
				`${this.#prose} pieces of text and ${this.#commands} commands; ` +
				`${this.#checks} checks of chain, ledgers and three screens, ${other} broken or stuck; ` +
				`serving again after ${middle} s (longest ${longest} s)`
		};
	}
}

/** How the whole is made up: its outcome stands in the first row. */
function part(claim: string, kills: number): ProofRow {
	return {
		...uncounted,
		claim: `– of these: ${claim}`,
		times: `${kills} kills`,
		isMet: null
	};
}
