import * as Y from 'yjs';
import { ProseBacklog } from '../../src/lib/client/prose-backlog.ts';
import { toId, type OpId, type UserId } from '../../src/lib/domain/ids.ts';
import type { Random } from '../crash/random.ts';
import type { DocumentServer } from './document-server.ts';
import { editSomething } from './edits.ts';
import { HeadlessEditor } from './headless-editor.ts';

export interface HonestRefusal {
	readonly code: string;
	readonly problem: string | null;
	readonly update: Uint8Array;
}

/** What the server sends to everybody; the author's own comes as an answer. */
type Post = (update: Uint8Array, author: HonestPerson) => void;

/** One editor as the application drives it: one push under way, the rest merged while it waits. */
export class HonestPerson {
	readonly #server: DocumentServer;
	readonly #user: UserId;
	readonly #random: Random;
	readonly #post: Post;
	readonly refusals: HonestRefusal[] = [];
	stored = 0;
	/** How often most of a long text was to go. */
	asked = 0;
	isOnline = true;
	#isWaiting = false;
	#inbox: Uint8Array[] = [];
	#doc = new Y.Doc();
	#backlog = this.#newBacklog();
	#editor: HeadlessEditor;

	constructor(server: DocumentServer, { number, random, post }: Setup) {
		this.#server = server;
		this.#user = toId<UserId>(`018f0000-0000-7000-8000-0000000000${10 + number}`);
		this.#random = random;
		this.#post = post;
		this.#editor = this.#open();
	}

	get doc(): Y.Doc {
		return this.#doc;
	}

	get isDone(): boolean {
		return this.#backlog.isEmpty && this.#inbox.length === 0;
	}

	edit(): void {
		editSomething(this.#editor, this.#random);
	}

	hear(update: Uint8Array): void {
		this.#inbox.push(update);
	}

	/** Takes in some of what others wrote. */
	read(count: number): void {
		for (const update of this.#inbox.splice(0, count)) Y.applyUpdate(this.#doc, update, this);
	}

	/** @param isLost the answer never comes */
	push(isLost = false): void {
		if (this.#isWaiting) return;
		const push = this.#backlog.next();
		if (!push) return;
		let checked = this.#server.check(push.update, this.#user);
		// Asked once whether most of the text may go; these people always mean it.
		if (!checked.ok && checked.error.code === 'removes-most-text') {
			this.asked += 1;
			checked = this.#server.check(push.update, this.#user, true);
		}
		if (!checked.ok) {
			const problem = 'problem' in checked.error ? checked.error.problem : null;
			this.refusals.push({ code: checked.error.code, problem, update: push.update });
			this.#backlog.acknowledge(push.opId);
			return;
		}
		const acknowledge = () => !isLost && this.#backlog.acknowledge(push.opId);
		if (checked.value.isEmpty) return void acknowledge();
		this.#isWaiting = true;
		this.#server.store(checked.value, (update) => {
			this.stored += 1;
			this.#isWaiting = false;
			acknowledge();
			this.#post(update, this);
		});
	}

	/** Back from a time away: what is missing here, then what is missing there. */
	return(): void {
		this.isOnline = true;
		this.#inbox = [];
		const answer = this.#server.missingFrom(Y.encodeStateVector(this.#doc));
		Y.applyUpdate(this.#doc, answer.update, this);
		if (this.#random() < 0.5) {
			this.#backlog.replaceWith(Y.encodeStateAsUpdate(this.#doc, answer.stateVector));
		}
	}

	/** A new page: everything was saved, the document is loaded anew. */
	reload(): void {
		this.#editor.destroy();
		this.#doc.destroy();
		this.#doc = new Y.Doc();
		this.#inbox = [];
		this.#editor = this.#open();
	}

	destroy(): void {
		this.#editor.destroy();
		this.#doc.destroy();
	}

	#open(): HeadlessEditor {
		Y.applyUpdate(this.#doc, this.#server.missingFrom(new Uint8Array()).update, this);
		this.#doc.clientID = 2 + Math.floor(this.#random() * 0xffff_fffd);
		this.#server.lease(this.#doc.clientID, this.#user);
		this.#doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== this) this.#backlog.add(update);
		});
		return new HeadlessEditor(this.#doc);
	}

	#newBacklog(): ProseBacklog {
		let count = 0;
		return new ProseBacklog(() => {
			count += 1;
			return toId<OpId>(`018f0000-0000-7000-8000-${String(count).padStart(12, '0')}`);
		});
	}
}

export interface Setup {
	readonly number: number;
	readonly random: Random;
	readonly post: Post;
}
