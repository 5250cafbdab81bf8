import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

interface Seat {
	readonly initial: string;
	readonly text: Y.Text;
	readonly provider: HocuspocusProvider;
	readonly line: HocuspocusProviderWebsocket;
	unsaved: string[];
	count: number;
}

const initials = ['A', 'B', 'C'] as const;
// As fast as the people of the crash rig.
const keyEveryMs = 80;
const watchEveryMs = 10;

/** Three people at one document, with Hocuspocus's own provider as it comes. */
export class HocuspocusTable {
	readonly #seats: readonly Seat[];
	readonly #saved: string[] = [];
	readonly #timers: NodeJS.Timeout[];

	private constructor(seats: readonly Seat[]) {
		this.#seats = seats;
		this.#timers = [
			setInterval(() => this.#type(), keyEveryMs),
			setInterval(() => this.#noteSaved(), watchEveryMs)
		];
	}

	static async open(port: number, name: string): Promise<HocuspocusTable> {
		const seats: Seat[] = [];
		for (const initial of initials) {
			const { provider, line, doc } = await sitDown(port, name);
			const text = new Y.Text(initial);
			doc.getArray('paragraphs').push([text]);
			seats.push({ initial, text, provider, line, unsaved: [], count: 0 });
		}
		return new HocuspocusTable(seats);
	}

	/** @returns every word that somebody had been shown as saved */
	leave(): readonly string[] {
		for (const timer of this.#timers) clearInterval(timer);
		for (const { provider, line } of this.#seats) stand(provider, line);
		return this.#saved;
	}

	#type(): void {
		for (const seat of this.#seats) {
			seat.count += 1;
			const word = `${seat.initial}${seat.count}.`;
			seat.text.insert(seat.text.length, ` ${word}`);
			seat.unsaved.push(word);
		}
	}

	#noteSaved(): void {
		for (const seat of this.#seats) {
			if (seat.provider.hasUnsyncedChanges) continue;
			this.#saved.push(...seat.unsaved);
			seat.unsaved = [];
		}
	}
}

/** All that somebody reads who opens the document now. */
export async function readHocuspocus(port: number, name: string): Promise<string> {
	const { provider, line, doc } = await sitDown(port, name);
	const text = doc.getArray('paragraphs').toArray().map(String).join('\n');
	stand(provider, line);
	return text;
}

async function sitDown(port: number, name: string) {
	const doc = new Y.Doc();
	const line = new HocuspocusProviderWebsocket({
		url: `ws://127.0.0.1:${port}`,
		WebSocketPolyfill: WebSocket
	});
	const provider = new HocuspocusProvider({
		websocketProvider: line,
		name,
		document: doc,
		awareness: null
	});
	await new Promise<void>((resolve) => {
		provider.on('synced', () => resolve());
		provider.attach();
	});
	return { provider, line, doc };
}

function stand(provider: HocuspocusProvider, line: HocuspocusProviderWebsocket): void {
	provider.destroy();
	line.destroy();
}
