import { appendFileSync } from 'node:fs';
import { request } from 'node:http';

import { io } from 'socket.io-client';
import { v7 } from 'uuid';

import type { AccordSocket } from '../../src/lib/client/line.ts';
import { toId, type GoalId, type OpId, type PlanId } from '../../src/lib/domain/ids.ts';
import { Decoder, Encoder } from '../../src/lib/protocol/parser.ts';
import { SOCKET_PATH } from '../../src/lib/protocol/version.ts';
import type { Acknowledged } from '../crash/ledger.ts';
import { currentVersions } from '../support/gateway.ts';

interface Seat {
	readonly origin: string;
	readonly cookie: string;
	readonly planId: PlanId;
	readonly ledger: string;
}

const everyMs = 650;
const answerLimitMs = 20_000;

/**
 * Asks again and again, takes every answer as it comes and never asks the same thing twice: to
 * see what people's own pages wait out for them.
 */
export class Probe {
	/** Answers of the socket and of the plan's page, each by its code. */
	readonly codes: Record<string, number> = {};
	longestMs = 0;
	readonly #seat: Seat;
	readonly #socket: AccordSocket;
	readonly #timers: NodeJS.Timeout[];
	readonly #prefix: string;
	readonly #asking = new Set<Promise<void>>();
	#count = 0;
	#isReady = false;

	constructor(seat: Seat, round: number) {
		this.#seat = seat;
		this.#prefix = `D${round}0000`;
		this.#socket = io(seat.origin, {
			path: SOCKET_PATH,
			parser: { Encoder, Decoder },
			transports: ['websocket'],
			forceNew: true,
			auth: currentVersions,
			reconnectionDelay: 100,
			reconnectionDelayMax: 300,
			extraHeaders: { origin: seat.origin, cookie: seat.cookie }
		});
		const open = () =>
			this.#socket.emit('plan:open', { plan: seat.planId, lastSeq: null }, () => {
				this.#isReady = true;
			});
		this.#socket.on('connect', open);
		this.#timers = [
			setInterval(() => this.#ask(this.#command()), everyMs),
			setInterval(() => this.#ask(this.#page()), everyMs * 3)
		];
	}

	/** Once it has come in and had its first answer. */
	async ready(): Promise<void> {
		while (!this.#isReady) await new Promise((resolve) => setTimeout(resolve, 20));
	}

	/** Once everything that was asked has its answer. */
	async leave(): Promise<void> {
		for (const timer of this.#timers) clearInterval(timer);
		await Promise.all(this.#asking);
		this.#socket.close();
	}

	#ask(asking: Promise<void>): void {
		this.#asking.add(asking);
		void asking.then(() => this.#asking.delete(asking));
	}

	async #command(): Promise<void> {
		if (!this.#socket.connected) return;
		this.#count += 1;
		const word = `${this.#prefix}${this.#count}.`;
		const input = { goalId: toId<GoalId>(v7()), text: word };
		const since = performance.now();
		const answer = await this.#socket
			.timeout(answerLimitMs)
			.emitWithAck('plan:command', {
				plan: this.#seat.planId,
				opId: toId<OpId>(v7()),
				name: 'AddGoal',
				input
			})
			.catch(() => null);
		this.longestMs = Math.max(this.longestMs, performance.now() - since);
		if (!answer) return this.#tally(this.#socket.connected ? 'no answer' : 'line lost');
		if (!answer.ok) return this.#tally(answer.error.code);
		const line: Acknowledged = { kind: 'command', name: 'AddGoal', word };
		appendFileSync(this.#seat.ledger, `${JSON.stringify(line)}\n`);
	}

	/** Opening the plan writes its record: no record, no page. */
	#page(): Promise<void> {
		const { origin, cookie, planId } = this.#seat;
		return new Promise((resolve) => {
			const asking = request(`${origin}/plans/${planId}`, { headers: { cookie } }, (response) => {
				response.resume().on('close', resolve);
				if (response.statusCode !== 200) this.#tally(`page ${response.statusCode}`);
			});
			asking.on('error', () => {
				this.#tally('page without an answer');
				resolve();
			});
			asking.end();
		});
	}

	#tally(code: string): void {
		this.codes[code] = (this.codes[code] ?? 0) + 1;
	}
}
