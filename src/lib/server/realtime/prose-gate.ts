import * as Y from 'yjs';
import { err, ok, type Result } from '../../domain/result.ts';
import { IdRanges } from '../../prose/id-ranges.ts';
import { checkItem } from './check-item.ts';
import type { GateProblem, GateRefusal } from './gate-problem.ts';
import { gone, PlacedRuns, type Placed } from './placement.ts';
import { readUpdate, type ReadUpdate } from './update-reader.ts';
import { writeUpdate, type NewStruct, type Struct } from './update-writer.ts';

/** Clocks of what is stored or on its way to the disk, by client id. */
export type Clocks = ReadonlyMap<number, number>;

export interface GatedUpdate {
	/** What is to be stored: written anew from what was read, without what is known already. */
	readonly update: Uint8Array;
	/** Nothing new in it at all. */
	readonly isEmpty: boolean;
	/** The clocks after it, for the clients that it adds to. */
	readonly advanced: Clocks;
	/** What it deletes that was not deleted before. */
	readonly deletes: IdRanges;
	/** What it brings that is deleted already. */
	readonly buried: IdRanges;
	/** Where the new items stand. */
	readonly placed: PlacedRuns;
	/** The new texts, which it may delete again. */
	readonly texts: IdRanges;
}

/** One document as the gate needs it: with everything that is on its way to the disk. */
export interface Gate {
	readonly clocks: Clocks;
	/** True for the client ids that were leased to the sender for this document. */
	readonly isOwnClient: (clientId: number) => boolean;
	/** What stands under an id that the clocks cover. */
	readonly find: (client: number, clock: number) => Placed | undefined;
	readonly deleted: IdRanges;
}

const maxDeleteRanges = 5_000;
const maxDeletedRun = 100_000;
const maxTextLength = 64 * 1024;
const clockLimit = 2 ** 31;

/**
 * Reads an update without applying it and says whether an honest editor of this person could have
 * made it: known types in their places only, new text only under the sender's own client id, every
 * clock following the one before, nothing deleted that is not there, no bytes left over.
 */
export function gateUpdate(update: Uint8Array, gate: Gate): Result<GatedUpdate, GateRefusal> {
	const read = readUpdate(update);
	if (!read.ok) return refuse(read.error);
	if (read.value.leftOver > 0) return refuse('bytes-left-over');
	const taking = new Taking(gate);
	const refusal = taking.takeAll(read.value.structs) ?? taking.takeDeletions(read.value.ds);
	return refusal ? err(refusal) : ok(taking.result());
}

function refuse(problem: GateProblem): Result<never, GateRefusal> {
	return err({ code: 'update-refused', problem });
}

const outOfStep: GateRefusal = { code: 'out-of-step' };

/** One update on its way through the gate. */
class Taking {
	readonly #gate: Gate;
	readonly #advanced = new Map<number, number>();
	readonly #fresh = new Map<number, NewStruct[]>();
	readonly #placed = new PlacedRuns();
	readonly #buried = new IdRanges();
	readonly #texts = new IdRanges();
	readonly #deletes = new IdRanges();

	constructor(gate: Gate) {
		this.#gate = gate;
	}

	/**
	 * Structs stand by client, and may lean on another client's that stand further behind: each
	 * client goes on until it waits for another.
	 */
	takeAll(structs: readonly Struct[]): GateRefusal | null {
		const queues = [...Map.groupBy(structs, (struct) => struct.id.client).values()];
		let waiting = queues.map((queue) => ({ queue, at: 0 }));
		while (waiting.length > 0) {
			let hasMoved = false;
			for (const one of waiting) {
				for (let struct = one.queue[one.at]; struct; struct = one.queue[one.at]) {
					const refusal = this.#take(struct);
					if (refusal === outOfStep) break;
					if (refusal) return refusal;
					one.at += 1;
					hasMoved = true;
				}
			}
			waiting = waiting.filter(({ queue, at }) => at < queue.length);
			if (!hasMoved && waiting.length > 0) return outOfStep;
		}
		return null;
	}

	takeDeletions({ clients }: ReadUpdate['ds']): GateRefusal | null {
		let count = 0;
		for (const [client, items] of clients) {
			count += items.length;
			if (count > maxDeleteRanges) return problem('too-many-deletions');
			const known = this.#clockOf(client);
			for (const { clock, len } of items) {
				if (clock + len >= clockLimit) return problem('clock-too-high');
				if (clock + len > known) return outOfStep;
				this.#delete(client, clock, len);
			}
		}
		return null;
	}

	result(): GatedUpdate {
		const isEmpty = this.#fresh.size === 0 && this.#deletes.isEmpty;
		return {
			update: writeUpdate(this.#fresh, this.#deletes),
			isEmpty,
			advanced: this.#advanced,
			deletes: this.#deletes,
			buried: this.#buried,
			placed: this.#placed,
			texts: this.#texts
		};
	}

	#take(struct: Struct): GateRefusal | null {
		const { client, clock: from } = struct.id;
		const to = from + struct.length;
		if (struct.length === 0) return problem('empty-part');
		if (to >= clockLimit) return problem('clock-too-high');
		const known = this.#clockOf(client);
		if (to <= known) return null;
		if (from > known) return outOfStep;
		if (!this.#gate.isOwnClient(client)) return problem('foreign-client');
		const placed = this.#place(struct, known - from);
		if ('code' in placed) return placed;
		this.#add(struct, known - from, placed);
		return null;
	}

	/** @param offset how much of the struct's beginning is known: the rest follows on that */
	#place(struct: Struct, offset: number): Placed | GateRefusal {
		if (struct instanceof Y.Skip) return problem('gap');
		if (isDeleted(struct)) {
			if (struct.length > maxDeletedRun) return problem('run-too-long');
		} else if (struct.length > maxTextLength) return problem('text-too-long');
		if (!(struct instanceof Y.Item)) return gone;
		const { client, clock } = struct.id;
		const origin = offset > 0 ? Y.createID(client, clock + offset - 1) : struct.origin;
		return checkItem({ item: struct, origin }, (id) => this.#find(id.client, id.clock));
	}

	#add(struct: Struct, offset: number, placed: Placed): void {
		const { client, clock } = struct.id;
		const range = { from: clock + offset, to: clock + struct.length };
		const fresh = this.#fresh.get(client);
		if (fresh) fresh.push({ struct, offset });
		else this.#fresh.set(client, [{ struct, offset }]);
		this.#advanced.set(client, range.to);
		this.#placed.add(client, range, placed);
		if (isDeleted(struct)) this.#buried.add(client, range);
		else if (struct instanceof Y.Item && struct.content instanceof Y.ContentString) {
			this.#texts.add(client, range);
		}
	}

	#delete(client: number, clock: number, len: number): void {
		for (const gap of this.#gate.deleted.gaps(client, { from: clock, to: clock + len })) {
			for (const range of this.#buried.gaps(client, gap)) this.#deletes.add(client, range);
		}
	}

	#clockOf(client: number): number {
		return this.#advanced.get(client) ?? this.#gate.clocks.get(client) ?? 0;
	}

	#find(client: number, clock: number): Placed | undefined {
		if (clock >= this.#clockOf(client)) return undefined;
		return this.#placed.find(client, clock) ?? this.#gate.find(client, clock);
	}
}

function isDeleted(struct: Struct): boolean {
	return (
		struct instanceof Y.GC ||
		(struct instanceof Y.Item && struct.content instanceof Y.ContentDeleted)
	);
}

function problem(name: GateProblem): GateRefusal {
	return { code: 'update-refused', problem: name };
}

export function encodeClocks(clocks: Clocks): Uint8Array {
	const encoder = new Y.UpdateEncoderV1();
	encoder.writeLen(clocks.size);
	for (const [client, clock] of [...clocks].sort((a, b) => b[0] - a[0])) {
		encoder.writeClient(client);
		encoder.writeLen(clock);
	}
	return encoder.toUint8Array();
}
