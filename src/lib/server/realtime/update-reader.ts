import * as Y from 'yjs';
import { err, ok, type Result } from '../../domain/result.ts';
import type { GateProblem } from './gate-problem.ts';

export interface ReadUpdate extends ReturnType<typeof Y.decodeUpdate> {
	/** Bytes behind the update proper. */
	readonly leftOver: number;
}

/** What fits into one update; a longer time offline is sent in pieces. */
const maxStructs = 2_000;

/** A mark's attributes as JSON: a link with every character escaped. */
const maxFormatLength = 16_384;

/** Kinds of content by their number on the wire; the rest is refused before it is read. */
const kind = { gone: 0, deleted: 1, string: 4, format: 6, type: 7, any: 8, skip: 10 } as const;
const kindsOfProse: ReadonlySet<number> = new Set([
	kind.gone,
	kind.deleted,
	kind.string,
	kind.format,
	kind.type,
	kind.any
]);

/** XML elements and XML texts, by their number on the wire. */
const typesOfProse: ReadonlySet<number> = new Set([3, 6]);

/** Values of `any` with something inside (object, list, bytes) have numbers below this. */
const firstScalar = 119;

/**
 * Reads an update without applying it, and stops at the first thing that prose has no use for:
 * Yjs's own reader, so that both always see the same, with a check before each step.
 */
export function readUpdate(update: Uint8Array): Result<ReadUpdate, GateProblem> {
	try {
		const read = Y.decodeUpdateV2(update, StrictReader);
		const { restDecoder } = StrictReader.newest;
		return ok({ ...read, leftOver: update.length - restDecoder.pos });
	} catch (error) {
		return err(error instanceof Stopped ? error.problem : 'unreadable');
	}
}

class Stopped extends Error {
	readonly problem: GateProblem;

	constructor(problem: GateProblem) {
		super(problem);
		this.problem = problem;
	}
}

class StrictReader extends Y.UpdateDecoderV1 {
	/** Yjs keeps its reader to itself. It reads in one go, so the newest is the one at hand. */
	static newest: StrictReader;
	#structs = 0;

	constructor(decoder: ConstructorParameters<typeof Y.UpdateDecoderV1>[0]) {
		super(decoder);
		StrictReader.newest = this;
	}

	override readInfo(): number {
		this.#structs += 1;
		if (this.#structs > maxStructs) throw new Stopped('too-many-parts');
		const info = super.readInfo();
		const found = info & 0b1_1111;
		if (found === kind.skip) throw new Stopped('gap');
		if (!kindsOfProse.has(found)) throw new Stopped('not-prose');
		return info;
	}

	override readTypeRef(): number {
		const type = super.readTypeRef();
		if (!typesOfProse.has(type)) throw new Stopped('not-prose');
		return type;
	}

	override readAny(): unknown {
		const { arr, pos } = this.restDecoder;
		if ((arr[pos] ?? 0) < firstScalar) throw new Stopped('not-prose');
		return super.readAny();
	}

	override readJSON(): unknown {
		const json = this.readString();
		if (json.length > maxFormatLength) throw new Stopped('not-prose');
		return JSON.parse(json);
	}
}
