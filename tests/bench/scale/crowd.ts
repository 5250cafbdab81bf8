import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

import type { Socket } from 'socket.io-client';
import * as Y from 'yjs';

import { documentKeys } from '../../../src/lib/domain/plan/section.ts';
import { toId, type PlanId } from '../../../src/lib/domain/ids.ts';
import { FRAGMENT } from '../../../src/lib/prose/node.ts';
import { answerQuestions } from '../../support/worker.ts';
import { connectAccord, openAccord, type AccordEditor } from '../peers/accord.ts';
import { connectRelay } from '../peers/relay.ts';
import type { Seat } from '../peers/peer.ts';
import { flood } from './flood.ts';

export interface Typed {
	readonly edits: number;
	/** Milliseconds from sending a push to its answer. */
	readonly acknowledgements: readonly number[];
	/** Keys that never came to be acknowledged. */
	readonly unsaved: number;
}

export interface Stormed {
	/** From the first question to the last answer. */
	readonly totalMs: number;
	readonly bytes: number;
}

const atOnce = 40;
const settleLimitMs = 30_000;

let editors: AccordEditor[] = [];
let sockets: Pick<Socket, 'disconnect'>[] = [];
let timers: NodeJS.Timeout[] = [];

const answers = { open, idle, storm, type, flood, finish, close };
export type CrowdAnswers = typeof answers;
answerQuestions(answers);

async function open({ seats }: { seats: readonly Seat[] }): Promise<null> {
	for (const some of chunks(seats)) editors.push(...(await Promise.all(some.map(openAccord))));
	return null;
}

/** Sockets that are in and say nothing. */
async function idle({
	peer,
	seats
}: {
	peer: 'relay' | 'accord';
	seats: readonly Seat[];
}): Promise<null> {
	const come = peer === 'relay' ? comeToRelay : comeToPlan;
	for (const some of chunks(seats)) sockets.push(...(await Promise.all(some.map(come))));
	return null;
}

async function comeToRelay(seat: Seat) {
	const socket = connectRelay(seat);
	await socket.emitWithAck('join', seat.place);
	return socket;
}

async function comeToPlan(seat: Seat) {
	const socket = connectAccord(seat);
	const plan = toId<PlanId>(seat.place);
	const opened = await socket.emitWithAck('plan:open', { plan, lastSeq: null });
	if (!opened.ok) throw new Error(`plan:open was refused: ${opened.error.code}`);
	return socket;
}

/** Everybody is connected, then all open the same plan with its documents in the same moment. */
async function storm({ seats }: { seats: readonly Seat[] }): Promise<Stormed> {
	const people = seats.map((seat) => ({ socket: connectAccord(seat), seat }));
	await Promise.all(
		people.map(({ socket }) => new Promise((resolve) => socket.once('connect', () => resolve(0))))
	);
	const since = performance.now();
	const sizes = await Promise.all(
		people.map(async ({ socket, seat }) => {
			const plan = toId<PlanId>(seat.place);
			const opened = await socket.emitWithAck('plan:open', { plan, lastSeq: null });
			if (!opened.ok) throw new Error(`plan:open was refused: ${opened.error.code}`);
			const documents = await Promise.all(
				documentKeys.map((document) =>
					socket.emitWithAck('prose:open', {
						plan,
						document,
						stateVector: new Uint8Array(),
						forWriting: false
					})
				)
			);
			return documents.reduce((sum, one) => sum + (one.ok ? one.update.length : NaN), 0);
		})
	);
	const totalMs = performance.now() - since;
	for (const { socket } of people) socket.disconnect();
	return { totalMs, bytes: sizes[0] ?? NaN };
}

/** The first of each table of `every` editors types; the rest look on. */
function type({ keysPerSecond, every }: { keysPerSecond: number; every: number }): null {
	const everyMs = 1_000 / keysPerSecond;
	const typists = editors.filter((_, index) => index % every === 0);
	timers = typists.map(({ doc }, index) => {
		const press = typistOf(doc);
		return setTimeout(
			() => {
				press();
				timers[index] = setInterval(press, everyMs);
			},
			(index * 0.618034 * everyMs) % everyMs
		);
	});
	return null;
}

function typistOf(doc: Y.Doc): () => void {
	const text = new Y.XmlText();
	const paragraph = new Y.XmlElement('paragraph');
	paragraph.insert(0, [text]);
	doc.getXmlFragment(FRAGMENT).push([paragraph]);
	return () => text.insert(text.length, 'a');
}

async function finish({ reset }: { reset: boolean }): Promise<Typed> {
	if (!reset) {
		for (const timer of timers) clearInterval(timer);
		timers = [];
		const deadline = performance.now() + settleLimitMs;
		while (editors.some((editor) => !editor.isSaved()) && performance.now() < deadline) {
			await delay(20);
		}
	}
	const typed = {
		edits: editors.reduce((sum, { pushes }) => sum + pushes.sent, 0),
		acknowledgements: editors.flatMap(({ pushes }) => pushes.answeredAfterMs),
		unsaved: reset ? 0 : editors.filter((editor) => !editor.isSaved()).length
	};
	for (const { pushes } of editors) {
		pushes.sent = 0;
		pushes.answeredAfterMs = [];
	}
	return typed;
}

function close(_: null): null {
	for (const editor of editors) editor.close();
	for (const socket of sockets) socket.disconnect();
	editors = [];
	sockets = [];
	return null;
}

function chunks<T>(all: readonly T[]): T[][] {
	const count = Math.ceil(all.length / atOnce);
	return Array.from({ length: count }, (_, at) => all.slice(at * atOnce, (at + 1) * atOnce));
}
