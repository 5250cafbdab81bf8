import { Emitter } from '@socket.io/component-emitter';
import { decode, encode } from '@msgpack/msgpack';

/**
 * The socket.io parser of both sides: one msgpack frame a packet, checked for shape, size and
 * depth before anything else sees it. The published msgpack parser is not used because it sends
 * the whole buffer behind a byte view and breaks `Uint8Array` in browsers.
 */

export interface Packet {
	readonly type: number;
	readonly nsp: string;
	readonly data?: unknown;
	readonly id?: number;
}

const lastPacketType = 4;
const maxDepth = 32;
const limits = {
	maxStrLength: 1_000_000,
	maxBinLength: 8_000_000,
	maxArrayLength: 100_000,
	maxMapLength: 1_000,
	maxExtLength: 0
};

export class Encoder {
	encode(packet: Packet): [Uint8Array] {
		const { type, nsp, data, id } = packet;
		return [encode({ type, nsp, data, id }, { ignoreUndefined: true })];
	}
}

interface DecoderEvents {
	decoded: (packet: Packet) => void;
}

export class Decoder extends Emitter<object, object, DecoderEvents> {
	/** @throws Error on anything that is not one whole, well-formed packet; socket.io then closes. */
	add(chunk: unknown): void {
		this.emitReserved('decoded', decodePacket(chunk));
	}

	destroy(): void {
		this.off();
	}
}

function decodePacket(chunk: unknown): Packet {
	if (!(chunk instanceof ArrayBuffer || ArrayBuffer.isView(chunk))) {
		throw new Error('a packet must be binary');
	}
	const packet: unknown = decode(chunk, limits);
	if (!isPacket(packet)) throw new Error('not a packet');
	return packet;
}

function isPacket(value: unknown): value is Packet {
	if (!isHead(value)) return false;
	const data = 'data' in value ? value.data : undefined;
	return isDataOf(value.type, data) && isShallow(data);
}

function isHead(value: unknown): value is Pick<Packet, 'type' | 'nsp' | 'id'> {
	if (typeof value !== 'object' || value === null) return false;
	if (!('type' in value && 'nsp' in value)) return false;
	if (typeof value.nsp !== 'string' || value.nsp.length > 64) return false;
	if (!isWhole(value.type) || value.type > lastPacketType) return false;
	return !('id' in value) || value.id === undefined || isWhole(value.id);
}

/** Events and acknowledgements carry a list; an event's list begins with its name. */
function isDataOf(type: number, data: unknown): boolean {
	const [event, ack] = [2, 3];
	if (type === event) return Array.isArray(data) && typeof data[0] === 'string';
	if (type === ack) return Array.isArray(data);
	return data === undefined || data === null || typeof data === 'object';
}

function isWhole(value: unknown): value is number {
	return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

/** Walks without recursion, so that depth itself cannot end the process. */
function isShallow(root: unknown): boolean {
	let level: unknown[] = [root];
	for (let depth = 0; depth < maxDepth; depth += 1) {
		level = level.flatMap(childrenOf);
		if (level.length === 0) return true;
	}
	return false;
}

function childrenOf(value: unknown): unknown[] {
	if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
	return Object.values(value).filter((child) => typeof child === 'object' && child !== null);
}
