import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type { Fault } from '../crash/check.ts';
import { Rig } from '../crash/rig.ts';
import { findEmbeddedHome } from '../support/embedded-home.ts';
import { fillDisk, openSmallDisk } from './small-disk.ts';
import { faultKinds, type FaultKind } from './fault-kinds.ts';
import { Probe } from './probe.ts';
import { countRows, finish, freshSeed, type ProofRow, uncounted } from './row.ts';

// The database in every kind of trouble while three people write: clear refusals, bounded memory,
// nothing lost, and everybody back to "Saved" without a restart of Accord.

const { values: options } = parseArgs({
	options: {
		rounds: { type: 'string', default: '3' },
		report: { type: 'string' },
		seed: { type: 'string', default: freshSeed() }
	}
});
const root = join(import.meta.dirname, '../..');
const parent = join(root, '.cache/faults', String(process.pid));
const rounds = Number(options.rounds);
const mostGrowthBytes = 200_000_000;
const mostConnections = 12;
const rows: ProofRow[] = [];

console.log(`Database faults with seed ${options.seed}`);
await onRig(join(parent, 'line'), async (rig) => {
	for (const kind of faultKinds) rows.push(await tryKind(rig, kind));
});
const disk = await openSmallDisk(join(parent, 'disk'), 400);
if (disk) {
	await onRig(disk.path, async (rig) => {
		const run = () => fillDisk(disk.path, 6_000);
		rows.push(await tryKind(rig, { claim: 'the disk of PostgreSQL full for 6 s', run }));
	});
	await disk.close();
} else {
	rows.push({
		...uncounted,
		claim: 'the disk of PostgreSQL full',
		times: '**not run here**',
		isMet: null,
		note: 'a small tmpfs could not be mounted: that takes root and the right to mount'
	});
}
await rm(parent, { recursive: true, force: true });
await finish({ seed: options.seed, ...countRows(rows), rows }, options.report);

async function onRig(dataDir: string, work: (rig: Rig) => Promise<void>): Promise<void> {
	await mkdir(dataDir, { recursive: true });
	const rig = await Rig.open('proxied', { dataDir, seed: Number(options.seed) });
	try {
		await work(rig);
	} finally {
		await rig.close();
		for (const path of await findEmbeddedHome(dataDir)) {
			await rm(path, { recursive: true, force: true }).catch(() => undefined);
		}
	}
}

interface Seen {
	readonly faults: Fault[];
	readonly codes: Record<string, number>;
	acknowledged: number;
	longestMs: number;
	backMs: number;
	connections: number;
	grownBytes: number;
}

async function tryKind(rig: Rig, kind: FaultKind): Promise<ProofRow> {
	const pid = rig.pid;
	const seen: Seen = {
		faults: [],
		codes: {},
		acknowledged: 0,
		longestMs: 0,
		backMs: 0,
		connections: 0,
		grownBytes: 0
	};
	await rig.takeNewPlan();
	for (let round = 1; round <= rounds; round += 1) await tryOnce(rig, { kind, round, seen });
	for (const { kind: what, text } of seen.faults.slice(0, 10)) {
		console.log(`NOT OK ${kind.claim}: ${what}: ${text}`);
	}
	const isBounded = seen.connections <= mostConnections && seen.grownBytes < mostGrowthBytes;
	const isSameProcess = rig.pid === pid;
	const answered = !seen.codes['no answer'];
	const row = toRow(
		kind,
		seen,
		isBounded && isSameProcess && answered && rig.uncaught.length === 0
	);
	console.log(`${row.isMet ? 'ok    ' : 'NOT OK'} ${kind.claim}; ${row.note}`);
	return { ...row, uncaught: rig.uncaught.length };
}

async function tryOnce(
	rig: Rig,
	{ kind, round, seen }: { kind: FaultKind; round: number; seen: Seen }
): Promise<void> {
	const { proxy } = rig.home;
	if (!proxy) throw new Error('There is no proxy.');
	await rig.work();
	const before = await residentBytes(rig.pid);
	const { plan, ledger } = rig.table;
	const cookie = plan.people[1]?.cookie ?? '';
	const probe = new Probe({ origin: rig.origin, cookie, planId: plan.planId, ledger }, round);
	await probe.ready();
	const watching = setInterval(() => {
		seen.connections = Math.max(seen.connections, proxy.connections);
	}, 20);
	await kind.run(rig.home, proxy);
	const since = performance.now();
	await rig.work().catch((error: unknown) => {
		seen.faults.push({ kind: 'stuck', text: String(error) });
	});
	seen.backMs = Math.max(seen.backMs, performance.now() - since);
	clearInterval(watching);
	await probe.leave();
	const settled = await rig.settle();
	seen.faults.push(...settled.faults);
	seen.acknowledged = settled.ledger.length;
	seen.longestMs = Math.max(seen.longestMs, probe.longestMs);
	seen.grownBytes = Math.max(seen.grownBytes, (await residentBytes(rig.pid)) - before);
	for (const [code, count] of Object.entries(probe.codes)) {
		seen.codes[code] = (seen.codes[code] ?? 0) + count;
	}
}

function toRow(kind: FaultKind, seen: Seen, isSound: boolean): ProofRow {
	const count = (what: Fault['kind']) => seen.faults.filter((one) => one.kind === what).length;
	return {
		...uncounted,
		claim: kind.claim,
		times: `${rounds} times`,
		acknowledged: seen.acknowledged,
		lost: count('lost'),
		doubled: count('doubled'),
		diverged: count('diverged') + count('stuck'),
		refused: seen.codes,
		isMet: isSound && seen.faults.length === 0,
		note:
			`all three saved again ${seconds(seen.backMs)} after its end at the latest, without a restart; ` +
			`longest answer ${seconds(seen.longestMs)}; at most ${seen.connections} connections, ` +
			`memory grew by at most ${Math.max(0, Math.round(seen.grownBytes / 1_000_000))} MB`
	};
}

function seconds(ms: number): string {
	return `${(ms / 1_000).toFixed(1)} s`;
}

async function residentBytes(pid: number): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
	return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1_024;
}
