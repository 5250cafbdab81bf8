import { hash as digest } from 'node:crypto';
import { err, ok, type Result } from '../../domain/result.ts';
import { partsOf, wholeText, type MatterPart } from '../../protocol/fingerprint.ts';
import type { Compared, PartHash, PlanCompareInput } from '../../protocol/socket.ts';
import type { AccordDatabase } from '../db/accord.ts';
import type { DivergedPart } from '../db/schema/divergence.ts';
import { recordDivergence } from '../plan/divergence-writer.ts';
import { readMatter } from '../application/plan-matter.ts';
import type { Connection } from './connection.ts';
import { findSeat, type Desk } from './desk.ts';
import type { Room } from './room.ts';
import { TokenBucket, type BucketLimit } from './token-bucket.ts';

interface Known {
	readonly seq: number;
	readonly hash: Promise<string | null>;
}

/** A comparison reads a whole plan; people who type come before clients that rest. */
const limit: BucketLimit = { ratePerSecond: 1, burst: 10 };

/** What the plans hash to. Read once for each place in a sequence, however many clients ask. */
export class Comparisons {
	readonly #database: AccordDatabase;
	readonly #bucket: TokenBucket;
	readonly #known = new WeakMap<Room, Known>();

	constructor(database: AccordDatabase, nowMs: number) {
		this.#database = database;
		this.#bucket = new TokenBucket(limit, nowMs);
	}

	/** The hash of the plan at its head; null when it has moved meanwhile, or there is no time. */
	async hashAtHead(room: Room, nowMs: number): Promise<string | null> {
		const { seq } = room.head;
		const known = this.#known.get(room);
		if (known?.seq === seq) return known.hash;
		if (!this.#bucket.take(nowMs)) return null;
		const hash = this.#read(room, seq).then((parts) => parts && sha256(wholeText(parts)));
		this.#known.set(room, { seq, hash });
		const forget = () => this.#known.delete(room);
		hash.then((found) => found ?? forget(), forget);
		return hash;
	}

	/** What the plan is made of at this place; null when it has moved, or there is no time. */
	async parts(
		room: Room,
		{ seq, nowMs }: { readonly seq: number; readonly nowMs: number }
	): Promise<readonly MatterPart[] | null> {
		return this.#bucket.take(nowMs) ? this.#read(room, seq) : null;
	}

	/** From the database, which is the truth, not from what this node has in memory. */
	async #read(room: Room, seq: number): Promise<readonly MatterPart[] | null> {
		const read = await readMatter(this.#database, room.planId);
		return read.seq === seq ? partsOf(read.matter) : null;
	}
}

/** A client at rest says what it holds; the answer says whether it is what the server holds. */
export async function comparePlan(
	desk: Desk,
	connection: Connection,
	input: PlanCompareInput
): Promise<Result<Compared, { readonly code: 'not-found' | 'out-of-step' }>> {
	const seat = await findSeat(desk, connection, input.plan);
	if (!seat.ok) return seat;
	if (!connection.plans.has(input.plan)) return err({ code: 'out-of-step' });
	const { room } = seat.value;
	// Another node may have committed what this one has not heard of.
	if (input.seq > room.head.seq) await room.catchUp();
	if (input.seq < room.head.seq) return answer(desk, 'moved-on');
	const hash = await desk.comparisons.hashAtHead(room, performance.now());
	if (hash === null) {
		// Perhaps because another node was faster, and nobody has told this one.
		await room.catchUp();
		return ok({ result: 'skipped' });
	}
	if (input.seq < room.head.seq) return answer(desk, 'moved-on');
	if (input.seq === room.head.seq && hash === input.hash) return answer(desk, 'equal');
	if (input.parts === null) return answer(desk, 'different');
	await keep(desk, connection, { room, input, parts: input.parts, serverHash: hash });
	return ok({ result: 'different' });
}

function answer(
	desk: Desk,
	result: Exclude<Compared['result'], 'skipped'>
): Result<Compared, never> {
	desk.measure.compared(result);
	return ok({ result });
}

interface Difference {
	readonly room: Room;
	readonly input: PlanCompareInput;
	readonly parts: readonly PartHash[];
	readonly serverHash: string;
}

async function keep(
	desk: Desk,
	connection: Connection,
	{ room, input, parts, serverHash }: Difference
): Promise<void> {
	desk.measure.resynced('divergence');
	const { plan: planId, seq, hash: clientHash } = input;
	const own = await desk.comparisons.parts(room, { seq, nowMs: performance.now() });
	if (own === null) return;
	const different = differences(parts, own);
	const found = { planId, seq, clientHash, serverHash, parts: different };
	desk.log.error({ planId, seq, parts: different.length }, 'a client held something else');
	await recordDivergence(desk.database, { ...found, authSession: connection.session.publicId });
}

function differences(
	client: readonly PartHash[],
	server: readonly MatterPart[]
): readonly DivergedPart[] {
	const theirs = new Map(client.map(({ part, hash }) => [part, hash]));
	const ours = new Map(server.map(({ part, text }) => [part, sha256(text)]));
	return [...new Set([...theirs.keys(), ...ours.keys()])]
		.map((part) => ({
			part,
			client: theirs.get(part) ?? null,
			server: ours.get(part) ?? null
		}))
		.filter((one) => one.client !== one.server);
}

function sha256(text: string): string {
	return digest('sha256', text, 'hex');
}
