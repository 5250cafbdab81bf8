import * as Y from 'yjs';

import type { PlanPage } from '../../src/lib/client/plan-page.ts';
import { PlanRoom } from '../../src/lib/client/plan-room.svelte.ts';
import { documentKeys, type DocumentKey } from '../../src/lib/domain/plan/section.ts';
import { FRAGMENT, type ProseDoc } from '../../src/lib/prose/node.ts';
import { sendCommand } from '../crash/commands.ts';
import { fingerprint } from '../crash/fingerprint.ts';
import type { Acknowledged } from '../crash/ledger.ts';
import type { Random } from '../crash/random.ts';

const document: DocumentKey = 'story';

/** One person with the product's own room behind the screen, and a ledger of what it said. */
export class Writer {
	readonly room: PlanRoom;
	readonly ledger: Acknowledged[] = [];
	readonly refused: string[] = [];
	readonly #initial: string;
	readonly #random: Random;
	readonly #watching: NodeJS.Timeout;
	#unsaved: string[] = [];
	#waiting = 0;

	constructor(
		page: PlanPage,
		at: { url: string; origin: string; cookie: string; initial: string; random: Random }
	) {
		this.#initial = at.initial;
		this.#random = at.random;
		this.room = new PlanRoom(page, {
			url: at.url,
			socket: {
				transports: ['websocket'],
				extraHeaders: { origin: at.origin, cookie: at.cookie },
				reconnectionDelay: 20,
				reconnectionDelayMax: 80
			}
		});
		this.room.connect();
		this.#watching = setInterval(() => this.#noteSaved(), 10);
	}

	async sitDown(): Promise<void> {
		const session = this.room.document(document);
		while (!(await session.openForWriting())) {
			if (this.room.ended) return;
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		if (this.#own()) return;
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [new Y.XmlText(this.#initial)]);
		session.doc.getXmlFragment(FRAGMENT).push([paragraph]);
	}

	/** A word at the end of the own paragraph: to be found there once. */
	write(word: string): void {
		const text = this.#own();
		if (!text || this.room.ended) return;
		text.insert(text.length, ` ${word}`);
		this.#unsaved.push(word);
	}

	/** Anything at all, anywhere in the paragraph that all share. */
	scribble(at: number, words: string): void {
		const text = this.#shared();
		if (text && !this.room.ended) text.insert(Math.min(at, text.length), words);
	}

	erase(at: number, length: number): void {
		const text = this.#shared();
		if (!text || this.room.ended || text.length === 0) return;
		const from = Math.min(at, text.length - 1);
		text.delete(from, Math.min(length, text.length - from));
	}

	async command(word: string): Promise<void> {
		if (this.room.ended || this.#waiting >= 4) return;
		this.#waiting += 1;
		const { name, result } = sendCommand(this.room, word, this.#random);
		const answer = await result;
		this.#waiting -= 1;
		if (answer.ok) this.ledger.push({ kind: 'command', name, word });
		else if (!this.room.ended) this.refused.push(`${name}: ${answer.error.code}`);
	}

	get isSettled(): boolean {
		this.#noteSaved();
		const { room } = this;
		return !room.hasUnsaved && this.#waiting === 0 && room.saveState === 'saved';
	}

	/** Why this page is not at rest, for a report. */
	get trouble(): string {
		const { refused, conflicts } = this.room;
		const words = [
			`${this.#waiting} commands without an answer`,
			`${this.#unsaved.length} words unsaved`,
			...refused.map(({ error, what }) => `refused ${what.type}: ${JSON.stringify(error)}`),
			...conflicts.map(({ command }) => `conflict over ${command.name}`)
		];
		return words.join(', ');
	}

	get fingerprint(): string {
		const entries = documentKeys.map((key) => [key, this.room.document(key).json] as const);
		const sections = Object.fromEntries(entries) as Record<DocumentKey, ProseDoc>;
		return fingerprint(this.room.state, sections);
	}

	/** Something that Yjs could not place: there must never be any. */
	get hasPending(): boolean {
		return documentKeys.some((key) => this.room.document(key).doc.store.pendingStructs !== null);
	}

	leave(): void {
		clearInterval(this.#watching);
		this.room.destroy();
	}

	#noteSaved(): void {
		if (this.#unsaved.length === 0 || this.room.ended) return;
		if (this.room.document(document).unsaved) return;
		for (const word of this.#unsaved) this.ledger.push({ kind: 'prose', word });
		this.#unsaved = [];
	}

	#own(): Y.XmlText | undefined {
		return this.#texts().find((text) => text.toString().startsWith(this.#initial));
	}

	#shared(): Y.XmlText | undefined {
		const paragraph = this.room.document(document).doc.getXmlFragment(FRAGMENT).get(0);
		if (!(paragraph instanceof Y.XmlElement)) return undefined;
		const text = paragraph.get(0);
		if (text instanceof Y.XmlText) return text;
		const made = new Y.XmlText('–');
		paragraph.insert(0, [made]);
		return made;
	}

	#texts(): Y.XmlText[] {
		const paragraphs = this.room.document(document).doc.getXmlFragment(FRAGMENT).toArray();
		return paragraphs.flatMap((paragraph) => {
			const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
			return text instanceof Y.XmlText ? [text] : [];
		});
	}
}
