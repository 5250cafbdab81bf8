import * as Y from 'yjs';
import { isAllowedFormat, isAttributeOfSomeElement, isElementName } from '../../prose/allow.ts';
import { FRAGMENT } from '../../prose/node.ts';
import { err, ok, type Result } from '../../domain/result.ts';

/** Clocks of what is stored or on its way to the disk, by client id. */
export type Clocks = ReadonlyMap<number, number>;

export type GateRefusal =
	/** The sender lacks something we have, or we lack something it has: sync, then send again. */
	| { readonly code: 'out-of-step' }
	/** Nothing that an honest editor sends. */
	| { readonly code: 'update-refused'; readonly problem: string };

export interface GatedUpdate {
	/** What is to be stored: without what is known already. */
	readonly update: Uint8Array;
	/** Nothing new in it at all. */
	readonly isEmpty: boolean;
	/** The clocks after it, for the clients that it adds to. */
	readonly advanced: Clocks;
}

interface Gate {
	readonly clocks: Clocks;
	/** True for the client ids that were leased to the sender for this document. */
	readonly isOwnClient: (clientId: number) => boolean;
}

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

// What fits into one update: an hour offline, merged, is honest.
const maxStructs = 8_000;
const maxDeleteRanges = 5_000;
const maxDeletedRun = 100_000;
const maxAttributeLength = 2_100;

/**
 * Reads an update without applying it and says whether an honest editor of this person could have
 * made it: known types only, new text only under the sender's own client id, every clock following
 * the one before, nothing deleted that is not there, no bytes left over.
 */
export function gateUpdate(update: Uint8Array, gate: Gate): Result<GatedUpdate, GateRefusal> {
	const decoded = decodeSafely(update);
	if (!decoded) return refuse('it cannot be read');
	if (decoded.leftOver > 0) return refuse('it has bytes left over');
	const { structs, ds } = decoded;
	if (structs.length > maxStructs) return refuse('it has too many parts');
	const scanned = scanStructs(structs, gate);
	if (!scanned.ok) return scanned;
	const { advanced, known } = scanned.value;
	const refusal = checkDeletions(ds.clients, { gate, advanced });
	if (refusal) return err(refusal);
	const stored = known === 0 ? update : withoutKnown(update, gate.clocks);
	const isEmpty = advanced.size === 0 && ds.clients.size === 0;
	return ok({ update: stored, isEmpty, advanced });
}

/** Where the clocks stand after the new structs, and how many bring something known already. */
function scanStructs(
	structs: readonly Struct[],
	gate: Gate
): Result<{ readonly advanced: Map<number, number>; readonly known: number }, GateRefusal> {
	const advanced = new Map<number, number>();
	let known = 0;
	for (const struct of structs) {
		const { client, clock: from } = struct.id;
		const clock = advanced.get(client) ?? gate.clocks.get(client) ?? 0;
		if (from < clock) known += 1;
		if (from + struct.length <= clock) continue;
		const refusal = checkStruct(struct, { gate, clock, advanced });
		if (refusal) return err(refusal);
		advanced.set(client, from + struct.length);
	}
	return ok({ advanced, known });
}

function refuse(problem: string): Result<never, GateRefusal> {
	return err({ code: 'update-refused', problem });
}

interface Decoded extends ReturnType<typeof Y.decodeUpdate> {
	/** Bytes behind the update proper. */
	readonly leftOver: number;
}

function decodeSafely(update: Uint8Array): Decoded | null {
	try {
		const decoded = Y.decodeUpdateV2(update, Reader);
		return { ...decoded, leftOver: update.length - Reader.newest.restDecoder.pos };
	} catch {
		return null;
	}
}

/** Yjs keeps its reader to itself. It reads in one go, so the newest is the one of this update. */
class Reader extends Y.UpdateDecoderV1 {
	static newest: Reader;

	constructor(bytes: ConstructorParameters<typeof Y.UpdateDecoderV1>[0]) {
		super(bytes);
		Reader.newest = this;
	}
}

interface Progress {
	readonly gate: Gate;
	readonly clock: number;
	readonly advanced: ReadonlyMap<number, number>;
}

function checkStruct(struct: Struct, progress: Progress): GateRefusal | null {
	const { gate, clock } = progress;
	if (struct.id.clock > clock) return { code: 'out-of-step' };
	if (!gate.isOwnClient(struct.id.client)) {
		return { code: 'update-refused', problem: 'it writes in another name' };
	}
	if (struct instanceof Y.GC) return struct.length > maxDeletedRun ? tooLong : null;
	if (!(struct instanceof Y.Item)) return { code: 'update-refused', problem: 'it has a gap' };
	return checkReferences(struct, progress) ?? checkContent(struct);
}

const tooLong: GateRefusal = { code: 'update-refused', problem: 'a deleted run is too long' };

/** Everything an item leans on is known already, or stands before it in this update. */
function checkReferences(item: Y.Item, progress: Progress): GateRefusal | null {
	const { origin, rightOrigin } = item;
	// While an update is only decoded, `parent` still is what was on the wire: a name or an id.
	const parent: unknown = item.parent;
	if (typeof parent === 'string' && parent !== FRAGMENT) {
		return { code: 'update-refused', problem: 'it writes to an unknown place' };
	}
	const ids = [origin, rightOrigin, parent instanceof Y.ID ? parent : null];
	const inPlace = ids.every((id) => id === null || isKnown(id, item, progress));
	return inPlace ? null : { code: 'out-of-step' };
}

function isKnown(id: Y.ID, item: Y.Item, { gate, advanced }: Progress): boolean {
	if (id.client === item.id.client) return id.clock < item.id.clock;
	return id.clock < (advanced.get(id.client) ?? gate.clocks.get(id.client) ?? 0);
}

function checkContent(item: Y.Item): GateRefusal | null {
	const { content, parentSub } = item;
	if (content instanceof Y.ContentDeleted) return content.len > maxDeletedRun ? tooLong : null;
	const allowed =
		parentSub === null
			? isAllowedContent(content)
			: content instanceof Y.ContentAny &&
				content.arr.every((value) => isAllowedAttributeValue(parentSub, value));
	return allowed ? null : { code: 'update-refused', problem: 'it holds what prose cannot' };
}

function isAllowedContent(content: unknown): boolean {
	if (content instanceof Y.ContentString) return true;
	if (content instanceof Y.ContentFormat) return isAllowedFormat(content.key, content.value);
	if (!(content instanceof Y.ContentType)) return false;
	const type: unknown = content.type;
	if (type instanceof Y.XmlElement) return isElementName(type.nodeName);
	return type instanceof Y.XmlText;
}

function isAllowedAttributeValue(key: string, value: unknown): boolean {
	if (typeof value === 'string' && value.length > maxAttributeLength) return false;
	return isAttributeOfSomeElement(key, value);
}

function checkDeletions(
	clients: ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>,
	{ gate, advanced }: { gate: Gate; advanced: ReadonlyMap<number, number> }
): GateRefusal | null {
	let ranges = 0;
	for (const [client, items] of clients) {
		ranges += items.length;
		if (ranges > maxDeleteRanges) {
			return { code: 'update-refused', problem: 'it deletes in too many places' };
		}
		const clock = advanced.get(client) ?? gate.clocks.get(client) ?? 0;
		if (items.some((item) => item.clock + item.len > clock)) return { code: 'out-of-step' };
	}
	return null;
}

function withoutKnown(update: Uint8Array, clocks: Clocks): Uint8Array {
	return Y.diffUpdate(update, encodeClocks(clocks));
}

export function encodeClocks(clocks: Clocks): Uint8Array {
	const bytes: number[] = [];
	pushVarUint(bytes, clocks.size);
	for (const [client, clock] of [...clocks].sort((a, b) => b[0] - a[0])) {
		pushVarUint(bytes, client);
		pushVarUint(bytes, clock);
	}
	return Uint8Array.from(bytes);
}

/** lib0's variable-length unsigned integer, as in a Yjs state vector. */
function pushVarUint(bytes: number[], value: number): void {
	let rest = value;
	while (rest > 0x7f) {
		bytes.push(0x80 | (rest & 0x7f));
		rest = Math.floor(rest / 128);
	}
	bytes.push(rest);
}
