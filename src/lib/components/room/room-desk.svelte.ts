import { createContext } from 'svelte';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { isOffered, type CatalogueStanding } from '../../domain/acceptance/acceptance.ts';
import type { RunnableName } from '../../client/command-table.ts';
import type { PlanRoom } from '../../client/plan-room.svelte.ts';
import type { Actor } from '../../domain/actor.ts';
import type { CommandInputByName } from '../../domain/command.ts';
import type { Anchor, Thread } from '../../domain/discussion/discussion.ts';
import type { UserId } from '../../domain/ids.ts';
import type { ClinicContacts } from '../../domain/safety/clinic-contacts.ts';
import type { DocumentKey, SectionKey } from '../../domain/plan/section.ts';
import type { FieldTarget } from '../../domain/suggestion/suggestion.ts';
import type { ProseBranch } from '../../prose/branch.ts';
import type { PlanEvent } from '../../protocol/event.ts';
import { isPlanOpen } from '../../domain/plan/policy.ts';
import { latestVersion } from '../../domain/version/policy.ts';
import { m } from '../../paraglide/messages.js';
import type { WhoQuestion } from '../timeline/ask-who.ts';
import type { ChangedSinceSigning, SignedContent } from './changed-since.ts';
import type { RoomForms } from './forms.ts';
import type { Held } from './groups.ts';
import type { Lazily } from './lazily.svelte.ts';
import type { News } from './news.ts';
import { typedSince } from './typed-since.ts';
import type { TreatmentDraft } from './treatment-draft.ts';

/** What a form shows of a refusal. */
export interface Refused {
	/** The input's field it is about; null for the whole. */
	readonly field: string | null;
	/** What is wrong with that field, for a form that has words of its own for it. */
	readonly problem: string | null;
	readonly message: string;
}

interface Suggesting {
	readonly target: FieldTarget;
	readonly settle: (problem: string | null) => void;
}

/** After this a form no longer waits for the answer: the thing itself shows that it is on its way. */
const patienceMs = 1500;
/** An answer that comes sooner needs no "Sending…". */
const noticeAfterMs = 300;
const newsKept = 60;

interface DeskParts {
	readonly room: PlanRoom;
	readonly clinic: { readonly name: string } & ClinicContacts;
	/** The server's clock when the page was made. */
	readonly now: string;
	readonly readSigned: () => SignedContent | null;
	readonly lazily: Lazily<RoomForms>;
	/** Opens the conversation with an empty comment about a place. */
	readonly commentOn: (anchor: Anchor) => Promise<void>;
	readonly showThread: (id: string) => Promise<void>;
}

/** What the reader has in hand on the plan's page: never sent, never shared, gone with the page. */
export class RoomDesk {
	readonly room: PlanRoom;
	readonly clinic: DeskParts['clinic'];
	/** What the composer writes about. */
	about = $state.raw<Anchor>({ type: 'plan' });
	filter = $state<'all' | 'in-view'>('all');
	/** The section on the screen. */
	section = $state<SectionKey | null>(null);
	/** The treatment or goal in hand, which the others see. */
	item = $state<string | null>(null);
	/** The item of the agenda to which the reader wants to say something. */
	speaksTo = $state<string | null>(null);
	/** In a session: goes where the lead goes. */
	isFollowing = $state(true);
	/** The conversation in hand: its passage is marked in the text. */
	thread = $state<string | null>(null);
	/** The treatment that is being edited here keeps its place. */
	held = $state.raw<Held | null>(null);
	/** Texts begun as suggestions and not sent. */
	readonly branches = new SvelteMap<DocumentKey, ProseBranch>();
	/** A suggestion about fields that only lacks its why. */
	suggesting = $state.raw<Suggesting | null>(null);
	isConversationOpen = $state(false);
	isProposalOpen = $state(false);
	/** Of what the reader asks who wrote it, and what that is called; null for nothing. */
	who = $state.raw<{ readonly question: WhoQuestion; readonly item: string } | null>(null);
	needsAnswer = $state(false);
	isMuted = $state(false);
	/** The last thing that was refused and has no form to say so, and where it was asked. */
	problem = $state.raw<{ readonly at: string | null; readonly message: string } | null>(null);
	/** What was just done, and with which treatment. */
	notice = $state.raw<{ readonly at: string; readonly message: string } | null>(null);
	/** The time as the page shows it; moves on while the page is open. */
	now = $state('');
	/** The entry of the catalogue that the form for a treatment is about; "" for a free one. */
	#proposedEntry = $state('');
	readonly #proposals = $state<Record<string, TreatmentDraft>>({});
	#news = $state.raw<readonly News[]>([]);
	readonly #drafts = new SvelteMap<string, string>();
	readonly #sending = new SvelteSet<string>();
	readonly #lastActors = new Map<string, UserId>();

	readonly commentOn: DeskParts['commentOn'];
	readonly showThread: DeskParts['showThread'];
	readonly #lazily: Lazily<RoomForms>;
	readonly #readSigned: () => SignedContent | null;
	readonly #changedSinceSigning = $derived.by(() => this.#compare());

	constructor(parts: DeskParts) {
		this.room = parts.room;
		this.clinic = parts.clinic;
		this.now = parts.now;
		this.#readSigned = parts.readSigned;
		this.#lazily = parts.lazily;
		this.commentOn = parts.commentOn;
		this.showThread = parts.showThread;
	}

	/** What opens on an action; null until it is there. */
	get forms(): RoomForms | null {
		return this.#lazily.parts;
	}

	/** The forms are about to be wanted. */
	fetchForms(): void {
		void this.#lazily.load();
	}

	/** To be awaited before something opens; says so where it cannot. */
	async hasForms(): Promise<boolean> {
		this.problem = null;
		const forms = await this.#lazily.load();
		if (forms === null) this.problem = { at: null, message: m.room_form_unavailable() };
		return forms !== null;
	}

	/** What reads differently from the newest signed version; null where that is not known. */
	get changedSinceSigning(): ChangedSinceSigning | null {
		return this.#changedSinceSigning;
	}

	get reader(): Actor {
		return this.room.actor;
	}

	/** Whether the clinic works with the catalogue. */
	get catalogue(): CatalogueStanding | null {
		return this.room.asks.catalogue;
	}

	/** Entries of the catalogue may be brought into the plan. */
	get isCatalogueOffered(): boolean {
		return isOffered(this.catalogue);
	}

	/** A closed plan is read, never changed. */
	get isOpen(): boolean {
		return isPlanOpen(this.room.plan);
	}

	get news(): readonly News[] {
		return this.#news;
	}

	/** What stands in the form for a treatment; null before it was first opened. */
	get proposal(): TreatmentDraft | null {
		return this.#proposals[this.#proposedEntry] ?? null;
	}

	set proposal(draft: TreatmentDraft) {
		this.#proposals[this.#proposedEntry] = draft;
	}

	/** With what an entry of the catalogue says, unless something of it was typed before. */
	async propose(start: TreatmentDraft | null = null): Promise<void> {
		if (!(await this.hasForms())) return;
		this.#proposedEntry = start?.catalogueId ?? '';
		if (start && this.proposal?.catalogueId !== start.catalogueId) this.proposal = start;
		this.isProposalOpen = true;
	}

	async askWho(question: WhoQuestion, item = ''): Promise<void> {
		if (await this.hasForms()) this.who = { question, item };
	}

	/** Asks why and sends it. @returns a sentence when it was not sent, null when it was taken */
	async suggest(target: FieldTarget): Promise<string | null> {
		if (!(await this.hasForms())) return m.room_form_unavailable();
		return new Promise((settle) => (this.suggesting = { target, settle }));
	}

	/** What was typed and not sent yet, by what it is for. */
	draft(key: string): string {
		return this.#drafts.get(key) ?? '';
	}

	setDraft(key: string, text: string): void {
		if (text === '') this.#drafts.delete(key);
		else this.#drafts.set(key, text);
	}

	/** It was taken: what was typed in between stays. */
	draftSent(key: string, sent: string): void {
		this.setDraft(key, typedSince(sent, this.draft(key)));
	}

	/** Longer than a moment on its way to the server. */
	isSending(id: string): boolean {
		return this.#sending.has(id);
	}

	/** The passage that a conversation was about is not in the text any more. */
	isDetached({ anchor }: Thread): boolean {
		if (anchor.type !== 'passage') return false;
		return this.room.document(anchor.document).resolve(anchor).state === 'detached';
	}

	/** Who changed it last, as far as this page saw it. */
	lastActorOf(id: string): string | null {
		const userId = this.#lastActors.get(id);
		return userId === undefined ? null : (this.room.memberOf(userId)?.name ?? null);
	}

	/** What is to be read out waits for its words, which come with the forms. */
	async heard(events: readonly PlanEvent[]): Promise<void> {
		for (const event of events) {
			if (event.type === 'entity') this.#lastActors.set(event.entity.id, event.actorId);
		}
		const forms = await this.#lazily.load();
		const news = forms?.newsOf(events, this.room.state) ?? [];
		this.#news = [...this.#news, ...news].slice(-newsKept);
	}

	/**
	 * Sends a change. Waits for the answer a moment, so that a form can show a refusal beside its
	 * field; a change that takes longer goes on by itself, and a later refusal keeps its text.
	 */
	async send<Name extends RunnableName>(
		name: Name,
		input: CommandInputByName[Name],
		id: string
	): Promise<Refused | null> {
		// Without a network no form waits: what is refused on return is shown with its words.
		const patience = this.room.saveState === 'offline' ? 0 : patienceMs;
		const notice = setTimeout(() => this.#sending.add(id), noticeAfterMs);
		const answer = this.room.run(name, input).finally(() => {
			clearTimeout(notice);
			this.#sending.delete(id);
		});
		const result = await Promise.race([answer, later(patience)]);
		if (result === null || result.ok || result.error.code === 'stale') return null;
		this.#takeOver(input);
		const { error } = result;
		const forms = await this.#lazily.load();
		return {
			field: error.code === 'invalid-input' ? error.field : null,
			problem: error.code === 'invalid-input' ? error.problem : null,
			message: forms?.refusalSentence(error) ?? m.room_refused_title()
		};
	}

	/** For what has no form of its own: says where it was asked, or on top, that it was refused. */
	report(sent: Promise<Refused | null>, at: string | null = null): void {
		this.problem = null;
		void sent.then((refused) => {
			if (refused) this.problem = { at, message: refused.message };
		});
	}

	#compare(): ChangedSinceSigning | null {
		const signed = this.#readSigned();
		const { room, forms } = this;
		if (signed === null || latestVersion(room.state)?.number !== signed.number) return null;
		if (forms === null) return signed.changed;
		return forms.changedSince(signed.content, room);
	}

	/** The form shows the refusal and keeps the text: it need not be shown twice. */
	#takeOver(input: unknown): void {
		for (const { id, what } of this.room.refused) {
			if (what.type === 'command' && what.command.input === input) this.room.dismiss(id);
		}
	}
}

export const [getDesk, setDesk] = createContext<RoomDesk>();

function later(ms: number): Promise<null> {
	return new Promise((resolve) => setTimeout(() => resolve(null), ms));
}
