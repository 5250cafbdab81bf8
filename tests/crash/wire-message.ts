/** One whole message of PostgreSQL's protocol; the client's very first one has no type. */
export interface WireMessage {
	readonly type: string;
	readonly bytes: Buffer;
}

const empty = Buffer.alloc(0);

/** Cuts the bytes of one direction into whole messages. */
export class MessageCutter {
	#rest: Buffer = empty;
	#isFirst: boolean;

	constructor(side: 'client' | 'server') {
		this.#isFirst = side === 'client';
	}

	push(chunk: Buffer): WireMessage[] {
		this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
		const messages: WireMessage[] = [];
		for (;;) {
			const head = this.#isFirst ? 0 : 1;
			if (this.#rest.length < head + 4) return messages;
			const length = head + this.#rest.readUInt32BE(head);
			if (this.#rest.length < length) return messages;
			const bytes = this.#rest.subarray(0, length);
			messages.push({ type: this.#isFirst ? '' : String.fromCharCode(bytes[0] ?? 0), bytes });
			this.#rest = this.#rest.subarray(length);
			this.#isFirst = false;
		}
	}
}

/** The zero-terminated texts that a message begins with. */
export function textsOf({ bytes }: WireMessage, count: number): string[] {
	const texts: string[] = [];
	let at = 5;
	while (texts.length < count) {
		const end = bytes.indexOf(0, at);
		texts.push(bytes.toString('utf8', at, end < 0 ? bytes.length : end));
		at = end + 1;
	}
	return texts;
}

/** Asks the server to answer what it has, without ending the implicit transaction as Sync does. */
export const flushMessage = Buffer.from([0x48, 0, 0, 0, 4]);
export const syncMessage = Buffer.from([0x53, 0, 0, 0, 4]);
