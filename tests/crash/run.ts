import type { HomeKind } from './home.ts';
import type { KillPoint } from './kill-point.ts';
import { randomFrom, type Random } from './random.ts';
import { Rig } from './rig.ts';
import type { Tally } from './tally.ts';

interface Run {
	readonly dataDir: string;
	readonly seed: number;
	readonly kills: number;
	readonly postmasterKills: number;
	readonly checkEvery: number;
	readonly tally: Tally;
	readonly onClose: (close: () => Promise<void>) => void;
}

const startingShare = 0.08;
const plansChangeEvery = 40;

/** Of every hundred kills over the proxy, so many at each point; the rest at any moment. */
const weights: readonly (readonly [KillPoint, number])[] = [
	['before-insert', 0.2],
	['before-commit', 0.2],
	['after-commit', 0.25],
	['before-snapshot', 0.08],
	['after-snapshot', 0.07]
];

/** One rig from its first kill to its last check. */
export async function runRig(kind: HomeKind, run: Run): Promise<void> {
	const { seed, kills, postmasterKills, checkEvery, tally, dataDir } = run;
	const random = randomFrom(seed);
	const rig = await Rig.open(kind, { dataDir, seed });
	run.onClose(() => rig.close());
	const steps = schedule(kills, postmasterKills);
	let sinceCheck = 0;
	let sincePlan = 0;
	for (const [index, step] of steps.entries()) {
		if (step === 'postmaster') {
			await rig.killPostmaster(random);
			tally.killedPostmaster();
		} else {
			if (random() < startingShare) tally.killed(await rig.killWhileStarting(random));
			tally.killed(await rig.killApp(random, kind === 'proxied' ? choosePoint(random) : null));
		}
		sinceCheck += 1;
		sincePlan += 1;
		if (sinceCheck < checkEvery && index < steps.length - 1) continue;
		await rig.work();
		const settled = await rig.settle();
		const isLast = index === steps.length - 1 || sincePlan >= plansChangeEvery;
		tally.checked(`${kind}: ${index + 1} of ${steps.length}`, sinceCheck, settled);
		sinceCheck = 0;
		if (!isLast) continue;
		if (index === steps.length - 1) break;
		sincePlan = 0;
		await rig.takeNewPlan();
	}
	await rig.restartOrderly();
	const settled = await rig.settle();
	const faults = [...settled.faults, ...(await rig.checkAll())];
	tally.checked(`${kind}: all plans, after an orderly restart`, 1, { ...settled, faults });
	tally.ended(rig.acknowledged(), rig.uncaught);
}

/** Kills of PostgreSQL spread evenly among those of Accord. */
function schedule(kills: number, postmasterKills: number): ('app' | 'postmaster')[] {
	const total = kills + postmasterKills;
	return Array.from({ length: total }, (_, index) => {
		const before = Math.floor((index * postmasterKills) / total);
		return Math.floor(((index + 1) * postmasterKills) / total) > before ? 'postmaster' : 'app';
	});
}

function choosePoint(random: Random): KillPoint | null {
	let left = random();
	for (const [point, weight] of weights) {
		left -= weight;
		if (left < 0) return point;
	}
	return null;
}
