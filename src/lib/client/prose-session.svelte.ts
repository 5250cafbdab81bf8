import * as Y from 'yjs';
import type { OpId } from '../domain/ids.ts';
import type { PassageAnchor } from '../domain/discussion/discussion.ts';
import type { DocumentKey } from '../domain/plan/section.ts';
import type { AnsweredError, Answer } from '../protocol/answer.ts';
import type { ProseOpened } from '../protocol/socket.ts';
import type { ProseDoc } from '../prose/node.ts';
import { createPassage, resolvePassage, type ResolvedPassage } from '../prose/anchor.ts';
import { plainText, readProse } from '../prose/read.ts';
import type { TextPoint } from '../prose/textblock.ts';
import { ProseBacklog, type Backlog, type Push } from './prose-backlog.ts';
import { ProseReplica } from './prose-replica.svelte.ts';
import { PushPace } from './push-pace.ts';
import { isAboutAccess, RetryTimer } from './retry.ts';
import {
	cursorsIn,
	type ProseHooks,
	type ProseSelection,
	type RemoteCursor,
	type RemovalQuestion
} from './prose-hooks.ts';
import { isTorn, outOfStep, proseDraft } from './prose-trouble.ts';

/** One prose document of an open plan: live to read, and to write once the server has said yes. */
export class ProseSession {
	readonly document: DocumentKey;
	readonly #hooks: ProseHooks;
	readonly #backlog: ProseBacklog;
	readonly #replica: ProseReplica;
	#isWriting = $state(false);
	#leased: number | null = null; // the client id to go on with after a reset
	#question = $state.raw<RemovalQuestion | null>(null);
	readonly #pace = new PushPace();
	#isPushing = false;
	#isClosed = false;
	#outOfStep = 0;
	readonly #again = new RetryTimer();

	constructor(document: DocumentKey, initial: ProseDoc, hooks: ProseHooks) {
		this.document = document;
		this.#hooks = hooks;
		this.#backlog = new ProseBacklog(hooks.newOpId);
		this.#replica = new ProseReplica(initial, (update) => this.#wrote(update));
	}

	/** Another one after a refusal: key the editor on it. */
	get doc(): Y.Doc {
		return this.#replica.doc;
	}

	get json(): ProseDoc {
		return this.#replica.json;
	}

	/** The document is what the server has. Never mount an editor before. */
	get ready(): boolean {
		return this.#replica.isReady;
	}

	/** A client id is leased: an editor may be mounted. */
	get writing(): boolean {
		return this.ready && this.#isWriting && this.mayWrite;
	}

	get mayWrite(): boolean {
		return !this.#isClosed && this.#hooks.mayWrite();
	}

	get isNearlyFull(): boolean {
		return this.#replica.isNearlyFull;
	}

	get unsaved(): boolean {
		return !this.#backlog.isEmpty;
	}

	/** What waits to be acknowledged, and how often that has changed. */
	get backlog(): { readonly version: number; readonly content: Backlog } {
		return this.#backlog;
	}

	/** What the author is asked before most of the text goes. */
	get question(): RemovalQuestion | null {
		return this.#question;
	}

	/** The answer: it is meant. */
	removeMost(): void {
		if (!this.#question) return;
		this.#question = null;
		this.#backlog.confirm();
		this.#hooks.onChange();
		void this.#flush();
	}

	/** The answer: it was a slip. What stands is shown again; words written since are kept apart. */
	keepText(): void {
		const error = this.#question;
		if (!error) return;
		this.#question = null;
		if (this.#backlog.hasWords) this.#handOver(error);
		this.#backlog.clear();
		this.reset();
		this.#hooks.onChange();
		void this.sync();
	}

	/** A push is on its way, and with it perhaps the next number of the plan. */
	get isPushing(): boolean {
		return this.#isPushing;
	}

	get cursors(): readonly RemoteCursor[] {
		return cursorsIn(this.document, this.#hooks.others());
	}

	resolve(anchor: PassageAnchor): ResolvedPassage {
		return resolvePassage(anchor, this.#replica.content);
	}

	/** An anchor for a selection; null while the document is not loaded or nothing is selected. */
	anchorFor(selection: { readonly from: TextPoint; readonly to: TextPoint }): PassageAnchor | null {
		return this.ready ? createPassage(this.doc, this.document, selection) : null;
	}

	setCursor(cursor: ProseSelection | null): void {
		this.#hooks.showCursor(cursor);
	}

	/** Asks for a client id to write with, before the first edit. */
	async openForWriting(): Promise<boolean> {
		if (this.#isWriting || !this.mayWrite) return this.#isWriting;
		const answer = await this.#exchange(true);
		if (!answer?.ok || answer.clientId === null) return false;
		this.doc.clientID = answer.clientId;
		this.#isWriting = true;
		return true;
	}

	/** After the plan was opened, again after every reconnection: fetch, then send what waits. */
	async sync(): Promise<void> {
		this.#again.cancel();
		const answer = await this.#exchange(false);
		if (answer && !answer.ok) this.#answerTrouble(answer.error, () => this.sync());
		if (!answer?.ok) return;
		// Who has written nothing sends nothing: what the server lacks of others is theirs to send.
		if (this.#outOfStep > 0 && this.unsaved) {
			this.#backlog.replaceWith(Y.encodeStateAsUpdate(this.doc, answer.stateVector));
		}
		void this.#flush();
	}

	/** A committed update, in the order of the plan. */
	receive(update: Uint8Array, opId: OpId): void {
		const isOwn = this.#backlog.acknowledge(opId);
		this.#replica.apply(update);
		if (!isOwn) return;
		this.#hooks.onChange();
		void this.#flush();
	}

	/** What we hold is not what stands: it is loaded anew, and what waits is put on top of it. */
	reset(): void {
		if (this.#isClosed) return;
		this.#leased = this.doc.clientID;
		this.#replica.renew();
	}

	/** What this person wrote on a page that is gone: shown again, and sent as it was. */
	restore(kept: Backlog): void {
		this.#backlog.restore(kept);
		if (this.ready) this.#layOwnOnTop();
		this.#hooks.onChange();
		void this.#flush();
	}

	/** Access has ended: nothing more is sent, and unsent text is handed over. */
	stop(error: AnsweredError): void {
		this.#question = null;
		this.#handOver(error);
		this.#isWriting = false;
		this.close();
	}

	close(): void {
		this.#isClosed = true;
		this.#again.cancel();
	}

	destroy(): void {
		this.close();
		this.#replica.destroy();
	}

	#wrote(update: Uint8Array): void {
		this.#backlog.add(update);
		if (this.#question) this.#askAgain(this.#question);
		this.#hooks.onChange();
		void this.#flush();
	}

	/** Undone, or written anew: there is nothing to ask any more. */
	#askAgain({ of }: RemovalQuestion): void {
		if (plainText(readProse(this.doc)).length * 2 < of) return;
		this.#question = null;
		this.#backlog.takeBack();
	}

	async #exchange(forWriting: boolean): Promise<Answer<ProseOpened> | null> {
		if (this.#isClosed || !this.#hooks.isUp()) return null;
		const doc = this.doc;
		const answer = await this.#hooks.open({ stateVector: Y.encodeStateVector(doc), forWriting });
		if (doc !== this.doc || this.#isClosed) return null;
		if (answer?.ok) {
			this.#replica.apply(answer.update);
			const isNew = !this.ready;
			this.#replica.loaded();
			if (isNew) this.#layOwnOnTop();
		}
		return answer;
	}

	/** What waits to be sent, on top of what stands; and the client id that it was written with. */
	#layOwnOnTop(): void {
		const doc = this.doc;
		for (const own of this.#backlog.updates) this.#replica.apply(own);
		// Yjs takes another where it meets its own; what of it the server lacks, nobody has seen.
		if (this.#isWriting && this.#leased !== null) doc.clientID = this.#leased;
		this.#leased = null;
		if (isTorn(doc)) this.#startAgain(outOfStep);
	}

	get #mayPush(): boolean {
		if (this.#isPushing || this.#isClosed || this.#again.isWaiting || this.#question) return false;
		return this.ready && this.#hooks.isUp() && !this.#backlog.isEmpty;
	}

	async #flush(): Promise<void> {
		if (!this.#mayPush) return;
		const waitMs = this.#pace.take(performance.now());
		if (waitMs > 0) return this.#again.after(waitMs, () => this.#flush());
		const push = this.#backlog.next();
		if (!push) return;
		this.#isPushing = true;
		const answer = await this.#hooks.push(push);
		this.#isPushing = false;
		if (this.#isClosed) return;
		if (answer?.ok) this.#settle(push, answer.seq);
		else if (answer) this.#answerTrouble(answer.error, () => this.#flush());
		else if (this.#hooks.isUp()) this.#retryTroubled(() => this.#flush());
	}

	#settle(push: Push, seq: number): void {
		this.#outOfStep = 0;
		this.#again.settle();
		this.#backlog.acknowledge(push.opId);
		this.#hooks.onStored(seq);
		this.#hooks.onTrouble(false);
		this.#hooks.onChange();
		void this.#flush();
	}

	#answerTrouble(error: AnsweredError, again: () => Promise<void>): void {
		if (error.retry === 'later') {
			this.#retryTroubled(again);
		} else if (error.code === 'removes-most-text') {
			this.#question = error;
			this.#hooks.onChange();
		} else if (isAboutAccess(error)) {
			this.#hooks.onEnded(error);
		} else if (error.retry === 'resync' && this.#outOfStep < 2) {
			this.#outOfStep += 1;
			this.#again.start(() => this.sync());
		} else {
			this.#startAgain(error);
		}
	}

	/** The server will not take it: keep the author's text apart, show what stands. */
	#startAgain(error: AnsweredError): void {
		this.#handOver(error);
		this.#replica.renew();
		[this.#isWriting, this.#outOfStep] = [false, 0];
		this.#hooks.onChange();
		this.#again.start(() => this.sync());
	}

	#handOver(error: AnsweredError): void {
		if (!this.unsaved) return;
		const doc = this.ready ? this.doc : null;
		const what = proseDraft(this.document, { doc, updates: this.#backlog.updates });
		this.#hooks.onRefused({ id: this.#hooks.newOpId(), what, error });
		this.#backlog.clear();
	}

	#retryTroubled(again: () => Promise<void>): void {
		this.#hooks.onTrouble(true);
		this.#again.start(again);
	}
}
