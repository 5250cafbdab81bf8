import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

import { openAccord } from './peers/accord.ts';
import { openHocuspocus } from './peers/hocuspocus.ts';
import { openRelay } from './peers/relay.ts';
import type { OpenEditor, PeerName, Seat } from './peers/peer.ts';
import { answerQuestions } from '../support/worker.ts';
import { Table, type Measured } from './typing.ts';

export interface OpenTables {
	readonly peer: PeerName;
	/** The seats of each table. */
	readonly tables: readonly (readonly Seat[])[];
}

const openers: Readonly<Record<PeerName, OpenEditor>> = {
	accord: openAccord,
	hocuspocus: openHocuspocus,
	relay: openRelay
};
const settleMs = 1_500;

let tables: readonly Table[] = [];
let timers: NodeJS.Timeout[] = [];

const answers = { open, type, measure, finish, close };
export type GeneratorAnswers = typeof answers;
answerQuestions(answers);

async function open({ peer, tables: wanted }: OpenTables): Promise<null> {
	const opened: Table[] = [];
	for (const seats of wanted) {
		opened.push(new Table(await Promise.all(seats.map(openers[peer]))));
	}
	tables = opened;
	return null;
}

/** Everybody types at the same pace, each beginning at another moment, the same for every server. */
function type({ keysPerSecond }: { keysPerSecond: number }): null {
	const everyMs = 1_000 / keysPerSecond;
	const typists = tables.flatMap((table) => table.typists());
	timers = typists.map((press, index) => {
		const timer: NodeJS.Timeout = setTimeout(
			() => {
				timers[index] = setInterval(press, everyMs);
			},
			(index * 0.618034 * everyMs) % everyMs
		);
		return timer;
	});
	return null;
}

function measure(_: null): null {
	const now = performance.now();
	for (const table of tables) table.measureFrom(now);
	return null;
}

async function finish(_: null): Promise<Measured> {
	const now = performance.now();
	for (const table of tables) table.measureUntil(now);
	for (const timer of timers) clearInterval(timer);
	timers = [];
	await delay(settleMs);
	const all = tables.map((table) => table.measured());
	return {
		latencies: all.flatMap(({ latencies }) => latencies),
		edits: all.reduce((sum, { edits }) => sum + edits, 0),
		missing: all.reduce((sum, { missing }) => sum + missing, 0)
	};
}

function close(_: null): null {
	for (const table of tables) table.close();
	tables = [];
	return null;
}
