import { documentKeys, type DocumentKey } from '../domain/plan/section.ts';
import type { AnsweredError } from '../protocol/answer.ts';
import type { ProseEvent } from '../protocol/event.ts';
import type { ProseDoc } from '../prose/node.ts';
import type { PlanWire } from './plan-wire.ts';
import type { PresenceReporter } from './presence.ts';
import type { ProseHooks } from './prose-hooks.ts';
import { ProseSession } from './prose-session.svelte.ts';

export interface DocumentsHooks extends Omit<
	ProseHooks,
	'open' | 'push' | 'mayWrite' | 'showCursor'
> {
	readonly wire: PlanWire;
	readonly presence: PresenceReporter;
	readonly mayWrite: (document: DocumentKey) => boolean;
}

/** The prose documents of one plan. */
export class PlanDocuments {
	readonly #sessions: Readonly<Record<DocumentKey, ProseSession>>;

	constructor(sections: Readonly<Record<DocumentKey, ProseDoc>>, hooks: DocumentsHooks) {
		const session = (key: DocumentKey) =>
			new ProseSession(key, sections[key], hooksFor(key, hooks));
		this.#sessions = {
			'what-matters': session('what-matters'),
			story: session('story'),
			'working-diagnosis': session('working-diagnosis'),
			'plan-summary': session('plan-summary')
		};
	}

	get(key: DocumentKey): ProseSession {
		return this.#sessions[key];
	}

	/** In how many documents something waits for its acknowledgement. */
	get unsaved(): number {
		return documentKeys.filter((key) => this.#sessions[key].unsaved).length;
	}

	get areReady(): boolean {
		return documentKeys.every((key) => this.#sessions[key].ready);
	}

	/** What each document says. */
	get json(): Readonly<Record<DocumentKey, ProseDoc>> {
		return {
			'what-matters': this.#sessions['what-matters'].json,
			story: this.#sessions.story.json,
			'working-diagnosis': this.#sessions['working-diagnosis'].json,
			'plan-summary': this.#sessions['plan-summary'].json
		};
	}

	/** In how many documents the author is asked something before it is sent. */
	get asking(): number {
		return documentKeys.filter((key) => this.#sessions[key].question !== null).length;
	}

	get isPushing(): boolean {
		return documentKeys.some((key) => this.#sessions[key].isPushing);
	}

	receive({ document, update, opId }: ProseEvent): void {
		this.#sessions[document].receive(update, opId);
	}

	sync(): void {
		for (const key of documentKeys) void this.#sessions[key].sync();
	}

	/** Throws away what is loaded; the next `sync` loads it anew. */
	reset(): void {
		for (const key of documentKeys) this.#sessions[key].reset();
	}

	/** Nothing more is written or sent here, and nothing is handed over. */
	close(): void {
		for (const key of documentKeys) this.#sessions[key].close();
	}

	stop(error: AnsweredError): void {
		for (const key of documentKeys) this.#sessions[key].stop(error);
	}

	destroy(): void {
		for (const key of documentKeys) this.#sessions[key].destroy();
	}
}

function hooksFor(key: DocumentKey, hooks: DocumentsHooks): ProseHooks {
	const { wire, presence, mayWrite, ...shared } = hooks;
	return {
		...shared,
		open: (asked) => wire.openProse(key, asked),
		push: (push) => wire.pushProse(key, push),
		mayWrite: () => mayWrite(key),
		showCursor: (cursor) => {
			presence.set({ cursor: cursor && { document: key, ...cursor } });
		}
	};
}
