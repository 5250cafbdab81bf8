import { appendFileSync } from 'node:fs';

import * as Y from 'yjs';

import { PlanRoom } from '../../src/lib/client/plan-room.svelte.ts';
import type { Role } from '../../src/lib/domain/actor.ts';
import { entityKinds } from '../../src/lib/domain/change.ts';
import type { PlanId, UserId } from '../../src/lib/domain/ids.ts';
import { documentKeys, type DocumentKey } from '../../src/lib/domain/plan/section.ts';
import { FRAGMENT, type ProseDoc } from '../../src/lib/prose/node.ts';
import { answerQuestions } from '../support/worker.ts';
import type { Acknowledged } from './ledger.ts';
import { fingerprint } from './fingerprint.ts';
import { sendCommand } from './commands.ts';
import { randomFrom, type Random } from './random.ts';

export interface Joining {
	readonly origin: string;
	readonly cookie: string;
	readonly planId: PlanId;
	readonly who: { readonly userId: UserId; readonly name: string; readonly role: Role };
	/** Begins everything this person writes, so that each piece can be found again. */
	readonly initial: string;
	readonly seed: number;
	readonly ledger: string;
}

export interface PersonState {
	readonly seq: number;
	readonly fingerprint: string;
	/** Nothing is on its way any more: everything reads "Saved". */
	readonly isSettled: boolean;
	readonly saveState: string;
	/** What the server refused, and why the page ended: both must stay empty. */
	readonly trouble: readonly string[];
	readonly written: number;
}

const keyEveryMs = 80;
const commandEveryMs = 600;
const watchEveryMs = 10;
// While Accord is away for long nobody makes more than a person would; the limits on what one
// person may ask in a minute are not what is tested here.
const mostUnsavedWords = 60;
const mostWaitingCommands = 4;
const document: DocumentKey = 'story';

const answers = { join, work, rest, leave, look, acknowledged };
export type PersonAnswers = typeof answers;
answerQuestions(answers);

let person: Person | undefined;

async function join(joining: Joining): Promise<null> {
	person?.leave();
	person = new Person(joining);
	await person.sitDown();
	return null;
}

function work(_: null): null {
	person?.work();
	return null;
}

function rest(_: null): null {
	person?.rest();
	return null;
}

/** Closes the tab, whatever it says. */
function leave(_: null): null {
	person?.leave();
	person = undefined;
	return null;
}

function look(_: null): PersonState {
	if (!person) throw new Error('nobody has joined');
	return person.look();
}

/** Answers once the page has told the person again that something is saved. */
async function acknowledged(_: null): Promise<null> {
	await person?.nextAcknowledgement();
	return null;
}

/**
 * Somebody with the product's own page behind the screen: types, sends commands, and notes in a
 * ledger what the page has told them is saved. Never reloads.
 */
class Person {
	readonly #joining: Joining;
	readonly #room: PlanRoom;
	readonly #random: Random;
	#timers: NodeJS.Timeout[] = [];
	#count = 0;
	#unsaved: string[] = [];
	#hasScratch = false;
	#waiting = 0;
	#watching: NodeJS.Timeout | undefined;
	#listeners: (() => void)[] = [];

	constructor(joining: Joining) {
		this.#joining = joining;
		this.#random = randomFrom(joining.seed);
		const { origin, cookie, planId, who } = joining;
		this.#room = new PlanRoom(
			{
				plan: planId,
				seq: 0,
				epoch: 1,
				you: who,
				catalogue: { state: 'demonstration' },
				entities: emptyEntities(),
				sections: emptySections(),
				lastLookSeq: 0
			},
			{
				url: origin,
				// The product's own way back, only quicker, so that many crashes fit into minutes.
				socket: {
					transports: ['websocket'],
					extraHeaders: { cookie, origin },
					reconnectionDelay: 80,
					reconnectionDelayMax: 250
				}
			}
		);
	}

	async sitDown(): Promise<void> {
		this.#room.connect();
		const session = this.#room.document(document);
		while (!(await session.openForWriting())) await new Promise((done) => setTimeout(done, 50));
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [new Y.XmlText(this.#joining.initial)]);
		session.doc.getXmlFragment(FRAGMENT).push([paragraph]);
		this.#watching = setInterval(() => this.#noteSaved(), watchEveryMs);
	}

	leave(): void {
		this.rest();
		clearInterval(this.#watching);
		this.#room.destroy();
	}

	nextAcknowledgement(): Promise<void> {
		return new Promise((resolve) => this.#listeners.push(resolve));
	}

	work(): void {
		this.rest();
		this.#timers = [
			setInterval(() => this.#type(), keyEveryMs),
			setInterval(() => void this.#command(), commandEveryMs)
		];
	}

	rest(): void {
		for (const timer of this.#timers) clearInterval(timer);
		this.#timers = [];
	}

	look(): PersonState {
		this.#noteSaved();
		const room = this.#room;
		const sections = sectionsOf((key) => room.document(key).json);
		return {
			seq: room.seq,
			fingerprint: fingerprint(room.state, sections),
			isSettled: !room.hasUnsaved && this.#waiting === 0 && room.saveState === 'saved',
			saveState: room.saveState,
			trouble: [
				...room.refused.map(({ error }) => `refused: ${error.code}`),
				...room.conflicts.map(({ command }) => `conflict: ${command.name}`),
				...(room.ended ? [`ended: ${room.ended.code}`] : [])
			],
			written: this.#count
		};
	}

	/** One word at the end of the own paragraph; now and then a slip, taken back with the next. */
	#type(): void {
		const session = this.#room.document(document);
		const text = ownText(session.doc, this.#joining.initial);
		if (!text || this.#unsaved.length >= mostUnsavedWords) return;
		const word = this.#nextWord();
		session.doc.transact(() => {
			if (this.#hasScratch) text.delete(text.length - 1, 1);
			this.#hasScratch = this.#random() < 0.2;
			text.insert(text.length, ` ${word}${this.#hasScratch ? '~' : ''}`);
		});
		this.#unsaved.push(word);
	}

	/** Written down as saved once the page says that nothing of the document is on its way. */
	#noteSaved(): void {
		if (this.#unsaved.length === 0 || this.#room.document(document).unsaved) return;
		for (const word of this.#unsaved) this.#write({ kind: 'prose', word });
		this.#unsaved = [];
	}

	async #command(): Promise<void> {
		if (this.#waiting >= mostWaitingCommands) return;
		const word = this.#nextWord();
		this.#waiting += 1;
		const { name, result: answering } = sendCommand(this.#room, word, this.#random);
		const result = await answering;
		this.#waiting -= 1;
		if (result.ok) this.#write({ kind: 'command', name, word });
		else this.#write({ kind: 'refused', name, word, code: result.error.code });
	}

	#nextWord(): string {
		this.#count += 1;
		return `${this.#joining.initial}${this.#count}.`;
	}

	#write(line: Acknowledged): void {
		appendFileSync(this.#joining.ledger, `${JSON.stringify(line)}\n`);
		for (const resolve of this.#listeners.splice(0)) resolve();
	}
}

/** The paragraph that begins with the person's initial. */
function ownText(doc: Y.Doc, initial: string): Y.XmlText | undefined {
	for (const paragraph of doc.getXmlFragment(FRAGMENT).toArray()) {
		const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
		if (text instanceof Y.XmlText && text.toString().startsWith(initial)) return text;
	}
	return undefined;
}

function sectionsOf(read: (key: DocumentKey) => ProseDoc): Record<DocumentKey, ProseDoc> {
	const entries = documentKeys.map((key) => [key, read(key)] as const);
	return Object.fromEntries(entries) as Record<DocumentKey, ProseDoc>;
}

function emptySections(): Record<DocumentKey, ProseDoc> {
	return sectionsOf(() => ({ type: 'doc', content: [] }));
}

function emptyEntities(): ConstructorParameters<typeof PlanRoom>[0]['entities'] {
	const entries = entityKinds.map((kind) => [kind, []] as const);
	return Object.fromEntries(entries) as unknown as ReturnType<typeof emptyEntities>;
}
