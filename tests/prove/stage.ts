import { setTimeout as delay } from 'node:timers/promises';

import { execute } from '../../src/lib/server/application/execute.ts';
import { openPlanPage } from '../../src/lib/server/application/plan-page.ts';
import { reviewPlan, signPlan } from '../../src/lib/server/application/sign-plan.ts';
import type { Command } from '../../src/lib/domain/command.ts';
import type { GoalId, TreatmentId } from '../../src/lib/domain/ids.ts';
import * as Y from 'yjs';
import { FRAGMENT } from '../../src/lib/prose/node.ts';
import { readEntities } from '../../src/lib/server/plan/reader.ts';
import { checkStored, type Fault } from '../crash/check.ts';
import { randomFrom, type Random } from '../crash/random.ts';
import { createPlan, newId, type Person, type PlanFixture } from '../support/plan-fixture.ts';
import { provenSigner } from '../support/signer.ts';
import { FrameLine } from './frame-line.ts';
import { Node, origin } from './node.ts';
import { recordFaults } from './replay.ts';
import { Writer } from './writer.ts';

interface Seat {
	readonly person: Person;
	readonly initial: string;
	readonly line: FrameLine;
	writer: Writer;
	/** Of pages that this person had before their session ended. */
	readonly former: Writer[];
	token: string;
}

const initials = ['A', 'B', 'C'] as const;
const settleLimitMs = 40_000;

/** Three people in three roles at one plan on one or two nodes, and everything that can go wrong. */
export class Stage {
	readonly seats: Seat[] = [];
	readonly refusals: string[] = [];
	signed = 0;
	readonly #databaseUrl: string;
	readonly #random: Random;
	readonly #nodes: (Node | null)[];
	readonly #ended: Node[] = [];
	#plan: PlanFixture | undefined;
	#words = 0;
	#turn = 0;

	private constructor(databaseUrl: string, { nodes, seed }: { nodes: number; seed: number }) {
		this.#databaseUrl = databaseUrl;
		this.#nodes = Array.from({ length: nodes }, () => null);
		this.#random = randomFrom(seed);
	}

	static async open(at: { databaseUrl: string; nodes: number; seed: number }): Promise<Stage> {
		const stage = new Stage(at.databaseUrl, at);
		for (const index of stage.#nodes.keys()) stage.#nodes[index] = await stage.#startNode();
		const { database } = stage.#node();
		const plan = (stage.#plan = await createPlan(database, new Date()));
		for (const [index, person] of [plan.patient, plan.doctor, plan.specialist].entries()) {
			const line = await FrameLine.open(() => stage.#port());
			const initial = initials[index] ?? 'A';
			const { writer, token } = await stage.#admit(person, { line, initial });
			stage.seats.push({ person, initial, line, writer, former: [], token });
		}
		await stage.#prepareToSign();
		return stage;
	}

	nextWord(who: number): string {
		this.#words += 1;
		return `${initials[who]}${this.#words}.`;
	}

	killNode(index: number): void {
		const node = this.#nodes[index];
		if (!node) return;
		this.#nodes[index] = null;
		this.#ended.push(node);
		node.kill();
	}

	async startNode(index: number): Promise<void> {
		this.#nodes[index] ??= await this.#startNode();
	}

	isUp(index: number): boolean {
		return this.#nodes[index] !== null;
	}

	/** The session ends on one node; whatever is open of it must close, whatever is asked be refused. */
	async revoke(who: number): Promise<void> {
		const seat = this.seats[who];
		if (seat)
			await this.#node()
				.identity.sessions.end(seat.token)
				.catch(() => undefined);
	}

	/** Signs in again, on a new page. */
	async comeBack(who: number): Promise<void> {
		const seat = this.seats[who];
		if (!seat?.writer.room.ended) return;
		seat.former.push(seat.writer);
		seat.writer.leave();
		Object.assign(seat, await this.#admit(seat.person, seat));
	}

	/** The specialist signs what they have just read; if it has moved since, that is refused. */
	async sign(): Promise<void> {
		const node = this.#node();
		const { planId, specialist } = this.#fixture;
		const context = this.#contextOf(node, specialist);
		const review = await reviewPlan(context, planId);
		if (!review.ok) return;
		const input = {
			versionId: newId<never>(),
			signatureId: newId<never>(),
			reviewedContentHash: review.value.contentHash,
			statement: '',
			warnings: review.value.warnings.map((one) => ({ ...one, reason: 'We know.' })),
			settles: []
		};
		const request = { planId, opId: newId<never>(), input, signer: provenSigner };
		const answer = await signPlan(context, request);
		if (answer.ok) this.signed += 1;
		else this.refusals.push(answer.error.code);
	}

	/** All faults end; then everything must find its place by itself. */
	async settle(): Promise<readonly Fault[]> {
		for (const index of this.#nodes.keys()) await this.startNode(index);
		for (const seat of this.seats) {
			seat.line.up = seat.line.down = null;
			seat.line.cut();
		}
		const deadline = performance.now() + settleLimitMs;
		for (;;) {
			for (const who of this.seats.keys()) await this.comeBack(who);
			const faults = await this.#faults();
			if (faults.length === 0 || performance.now() > deadline) return faults;
			await delay(30);
		}
	}

	get acknowledged(): number {
		return this.#ledger().length;
	}

	async close(): Promise<void> {
		for (const { writer, line } of this.seats) {
			writer.leave();
			await line.close();
		}
		await Promise.all(this.#nodes.map((node) => node?.close()));
	}

	async #faults(): Promise<Fault[]> {
		const writers = this.seats.map(({ writer }) => writer);
		const unsettled = this.seats.filter(({ writer }) => !writer.isSettled);
		if (unsettled.length > 0) {
			return unsettled.map(({ initial, writer }) => ({
				kind: 'stuck',
				text: `${initial} reads "${writer.room.saveState}", ${writer.trouble}`
			}));
		}
		const { database } = this.#node();
		const { planId } = this.#fixture;
		const stored = await checkStored(database, planId, this.#ledger());
		const faults: Fault[] = [...stored.faults];
		for (const { initial, writer } of this.seats) {
			const isSame = writer.room.seq === stored.seq && writer.fingerprint === stored.fingerprint;
			if (!isSame) faults.push({ kind: 'diverged', text: `${initial} sees something else` });
			if (writer.hasPending) faults.push({ kind: 'diverged', text: `${initial} has pending` });
			faults.push(...writer.refused.map((text): Fault => ({ kind: 'refused', text })));
		}
		if (writers.every((writer) => writer.isSettled) && faults.length === 0) {
			const wrong = await recordFaults(database, planId);
			faults.push(...wrong.map((text): Fault => ({ kind: 'chain', text })));
		}
		return faults;
	}

	#ledger() {
		return this.seats.flatMap(({ writer, former }) =>
			[writer, ...former].flatMap(({ ledger }) => ledger)
		);
	}

	async #admit(person: Person, at: { line: FrameLine; initial: string }) {
		const node = this.#node();
		const who = { userId: person.id, isClinician: person.role !== 'patient' };
		const { token } = await node.identity.sessions.start(who, null);
		const page = await openPlanPage(this.#contextOf(node, person), this.#fixture.planId);
		if (!page.ok) throw new Error(page.error.code);
		const writer = new Writer(page.value, {
			url: at.line.url,
			origin,
			cookie: `${node.identity.cookie.name}=${token}`,
			initial: at.initial,
			random: this.#random
		});
		await writer.sitDown();
		return { writer, token };
	}

	/** What a signature needs: something chosen, a goal, and the patient's own words. */
	async #prepareToSign(): Promise<void> {
		const node = this.#node();
		const { planId, patient, specialist } = this.#fixture;
		const treatmentId = newId<TreatmentId>();
		const goalId = newId<GoalId>();
		const run = async (command: Command, person = specialist) => {
			const context = this.#contextOf(node, person);
			const done = await execute(context, { planId, opId: newId<never>(), command });
			if (!done.ok) throw new Error(done.error.code);
		};
		await run({ name: 'AddGoal', input: { goalId, text: 'To sit for an hour' } }, patient);
		await run({
			name: 'ProposeTreatment',
			input: { treatmentId, details: { ...walking, name: 'Swimming', goalId } }
		});
		for (const to of ['considering', 'chosen'] as const) {
			const { treatment } = await readEntities(node.database, planId);
			const { revision } = treatment.find(({ id }) => id === treatmentId) ?? { revision: 1 };
			const input = { treatmentId, expectedRevision: revision, to, reason: '' };
			await run({ name: 'SetTreatmentStatus', input });
		}
		const session = this.seats[0]?.writer.room.document('what-matters');
		if (!session || !(await session.openForWriting())) throw new Error('nothing can be written');
		const paragraph = session.doc.getXmlFragment(FRAGMENT).get(0);
		if (!(paragraph instanceof Y.XmlElement)) throw new Error('no paragraph');
		paragraph.insert(0, [new Y.XmlText('To sit through a concert.')]);
	}

	#contextOf(node: Node, person: Person) {
		return {
			database: node.database,
			userId: person.id,
			authSession: null,
			requestId: null,
			now: () => new Date(),
			publish: node.gateway.publish
		};
	}

	#startNode(): Promise<Node> {
		return Node.start(this.#databaseUrl, this.#nodes.length > 1);
	}

	/** Any that is up; there is always one while something is asked of it. */
	#node(): Node {
		const node = this.#nodes.find((one) => one !== null);
		if (!node) throw new Error('no node is up');
		return node;
	}

	/** Round robin over what is up, as a plain balancer does. */
	#port(): number | null {
		const up = this.#nodes.filter((node) => node !== null);
		this.#turn += 1;
		return up[this.#turn % Math.max(1, up.length)]?.port ?? null;
	}

	get #fixture(): PlanFixture {
		if (!this.#plan) throw new Error('no plan');
		return this.#plan;
	}
}

const walking = {
	name: '',
	kind: 'exercise',
	why: 'It keeps the back moving.',
	whyNow: '',
	forCause: '',
	catalogueId: '',
	causeIds: [],
	frequency: '',
	whoDoes: '',
	startOn: null,
	stopRule: '',
	goalId: null,
	triedBefore: { tried: 'never' },
	target: '',
	reviewOn: null,
	dosage: null
} as const;
