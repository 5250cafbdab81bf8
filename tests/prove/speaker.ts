import { io, type Socket } from 'socket.io-client';
import { v7 } from 'uuid';

import { Decoder, Encoder } from '../../src/lib/protocol/parser.ts';
import { SOCKET_PATH } from '../../src/lib/protocol/version.ts';
import type { Random } from '../crash/random.ts';
import { currentVersions } from '../support/gateway.ts';
import type { PlanFixture } from '../support/plan-fixture.ts';
import { anything, bytes, events, pick, spoilt } from './nonsense.ts';
import { origin } from './node.ts';

const reserved = new Set(['disconnect', 'error', 'connect', '']);
const eventPacket = 2;

export interface Joining {
	readonly plan: PlanFixture;
	readonly port: number;
	readonly random: Random;
	readonly cookie: string;
}

/** Somebody with a valid session and no manners. */
export class Speaker {
	sent = 0;
	unanswered = 0;
	/** How often each kind of answer came. */
	readonly codes: Record<string, number> = {};
	readonly #joining: Joining;
	#socket: Socket;
	readonly #waiting = new Set<Promise<void>>();

	private constructor(joining: Joining) {
		this.#joining = joining;
		this.#socket = this.#connect();
	}

	static async join(joining: Joining): Promise<Speaker> {
		const speaker = new Speaker(joining);
		await speaker.#come();
		return speaker;
	}

	async speak(): Promise<void> {
		if (!this.#socket.connected) await this.#come();
		const { random } = this.#joining;
		const event = pick(events, random);
		const message = this.#message(event);
		const manner = random();
		if (random() < 0.03) return this.#garble();
		if (reserved.has(event)) return this.#smuggle(event, message);
		this.sent += 1;
		try {
			if (manner < 0.15) this.#socket.emit(event, message);
			else if (manner < 0.25) this.#socket.emit(event, message, anything(random));
			else if (manner < 0.3) this.#socket.emit(event);
			else if (manner < 0.35) this.#twice(event, message);
			else this.#ask(event, message);
		} catch {
			// What our own client refuses to send never reaches the server.
			this.sent -= 1;
		}
	}

	/** Bytes that are no message at all; the line may end over it. */
	#garble(): void {
		this.sent += 1;
		this.#socket.io.engine.write(Buffer.from(bytes(this.#joining.random)));
	}

	/** Past our own client, which refuses to say these names. */
	#smuggle(event: string, message: unknown): void {
		this.sent += 1;
		const raw = this.#socket as unknown as { packet(packet: object): void };
		raw.packet({ type: eventPacket, data: [event, message], options: {} });
	}

	/** Every question so far was answered, or its line is gone. */
	async heard(): Promise<void> {
		await Promise.all(this.#waiting);
	}

	leave(): void {
		this.#socket.close();
	}

	/** Asked on one line, answered on it or the line ends. */
	#ask(event: string, message: unknown): void {
		const socket = this.#socket;
		const asking = new Promise<void>((resolve) => {
			const timer = setTimeout(() => {
				if (socket.connected) this.unanswered += 1;
				resolve();
			}, 15_000);
			const done = () => {
				clearTimeout(timer);
				socket.off('disconnect', done);
				resolve();
			};
			socket.once('disconnect', done);
			socket.emit(event, message, (answer: { ok: boolean; error?: { code: string } }) => {
				const code = answer.ok ? 'accepted' : (answer.error?.code ?? 'no code');
				this.codes[code] = (this.codes[code] ?? 0) + 1;
				done();
			});
		});
		this.#waiting.add(asking);
		void asking.then(() => this.#waiting.delete(asking));
	}

	/** The same message again at once, under one id of its own. */
	#twice(event: string, message: unknown): void {
		this.#ask(event, message);
		this.#ask(event, message);
	}

	#message(event: string): unknown {
		const { random } = this.#joining;
		if (random() < 0.3) return anything(random);
		const message = this.#wellFormed(event);
		return random() < 0.25 ? message : spoilt(message, random);
	}

	#wellFormed(event: string): Record<string, unknown> {
		const { plan, random } = this.#joining;
		const base = { plan: random() < 0.9 ? plan.planId : v7() };
		const document = pick(['story', 'what-matters', 'plan-summary', 'working-diagnosis'], random);
		if (event === 'plan:command') return { ...base, opId: v7(), ...this.#command() };
		if (event === 'prose:push') return { ...base, document, opId: v7(), update: bytes(random) };
		if (event === 'prose:open') {
			const forWriting = random() < 0.5;
			return { ...base, document, stateVector: new Uint8Array(), forWriting };
		}
		if (event === 'presence:set') return { ...base, section: document, item: null, cursor: null };
		return { ...base, lastSeq: Math.floor(random() * 30) };
	}

	/** Each of these somebody in the plan may do, and somebody may not. */
	#command(): { name: string; input: unknown } {
		const { random } = this.#joining;
		const choices = [
			{ name: 'AddGoal', input: { goalId: v7(), text: 'Sit through a concert' } },
			{
				name: 'RevisePlan',
				input: { expectedRevision: 1 + Math.floor(random() * 20), title: 'Back pain', ask: 'What?' }
			},
			{
				name: 'SetTreatmentStatus',
				input: { treatmentId: v7(), expectedRevision: 1, to: 'chosen', reason: '' }
			},
			{ name: 'SignVersion', input: { versionId: v7(), signatureId: v7() } },
			{ name: pick(['AddGoal', 'StartThread', 'ReviseTreatment'], random), input: anything(random) }
		];
		return pick(choices, random);
	}

	#connect(): Socket {
		return io(`http://127.0.0.1:${this.#joining.port}`, {
			path: SOCKET_PATH,
			parser: { Encoder, Decoder },
			transports: ['websocket'],
			extraHeaders: { origin, cookie: this.#joining.cookie },
			auth: currentVersions,
			autoConnect: false,
			reconnection: false,
			forceNew: true
		});
	}

	async #come(): Promise<void> {
		const socket = (this.#socket = this.#connect());
		await new Promise<void>((resolve, reject) => {
			socket.once('connect', resolve);
			socket.once('connect_error', reject);
			socket.connect();
		});
		socket.emit('plan:open', { plan: this.#joining.plan.planId, lastSeq: null }, () => undefined);
	}
}
