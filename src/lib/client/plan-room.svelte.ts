import type { Actor } from '../domain/actor.ts';
import type { CommandInputByName } from '../domain/command.ts';
import { toId, type OpId, type PlanId } from '../domain/ids.ts';
import type { DocumentKey } from '../domain/plan/section.ts';
import type { AnsweredError } from '../protocol/answer.ts';
import type { PlanEvent } from '../protocol/event.ts';
import type { Opened, Place, PresentPerson } from '../protocol/socket.ts';
import { ChangeMarks, type ChangeMark } from './change-marks.ts';
import { CommandDesk, type Conflict } from './command-desk.svelte.ts';
import { CommandSender } from './command-sender.ts';
import { compareRoom, type Comparer } from './comparer.ts';
import type { RunnableName } from './command-table.ts';
import { EventFeed } from './event-feed.ts';
import type { LineOptions } from './line.ts';
import { newOpId } from './op-id.ts';
import type { RunResult } from './outbox.ts';
import { PlanDocuments } from './plan-documents.ts';
import { factsOf, type PlanPage } from './plan-page.ts';
import { PlanView } from './plan-view.svelte.ts';
import { PlanWire } from './plan-wire.ts';
import type { ProseSession } from './prose-session.svelte.ts';
import type { RefusedDraft } from './refused-draft.ts';
import { RoomAsks } from './room-asks.svelte.ts';
import { RoomJoiner } from './room-joiner.ts';
import { RoomLine } from './room-line.svelte.ts';
import { RoomPresence } from './room-presence.svelte.ts';
import { RoomUnsaved } from './room-unsaved.svelte.ts';
import { fetchPredict, mayWriteProse } from './rules.ts';
import type { Keeping, SaveState } from './save-state.ts';
import { SessionClock } from './session-clock.svelte.ts';

/** One plan on one page: made with the page, connected when it is shown, destroyed on leave. */
export class PlanRoom extends PlanView {
	readonly planId: PlanId;
	readonly unsaved: RoomUnsaved;
	readonly asks: RoomAsks;
	readonly #line: RoomLine;
	readonly #wire: PlanWire;
	readonly #joiner: RoomJoiner;
	readonly #feed: EventFeed;
	readonly #desk: CommandDesk;
	readonly #sender: CommandSender;
	readonly #presence: RoomPresence;
	readonly #clock: SessionClock;
	readonly #marks: ChangeMarks;
	readonly #documents: PlanDocuments;
	readonly #comparer: Comparer;
	/** What this page holds turned out to be wrong. */
	#isAstray = false;
	#you = $state.raw<Opened['you']>({ userId: toId(''), name: '', role: 'patient' });
	#seq = $state(0);

	constructor(page: PlanPage, options?: LineOptions) {
		super(page.entities);
		this.planId = page.plan;
		[this.#you, this.#seq] = [page.you, page.seq];
		this.#marks = new ChangeMarks(page.you.userId, page);
		const lineHooks = {
			onConnected: () => void this.#join(),
			onEnded: (error: AnsweredError) => void this.#stop(error),
			hasUnsaved: () => this.hasUnsaved
		};
		this.#line = new RoomLine(lineHooks, options);
		const wire = (this.#wire = new PlanWire(page.plan, this.#line.socket));
		const outside = { planId: page.plan, wire, line: this.#line };
		this.asks = new RoomAsks(page.catalogue, { ...outside, socket: this.#line.socket });
		this.#joiner = new RoomJoiner({ wire, line: this.#line, userId: page.you.userId });
		this.#feed = new EventFeed(page.seq, {
			apply: (events) => this.#apply(events),
			fetchAfter: (seq) => this.#joiner.fetchAfter(seq),
			awaitsOwn: () => this.#documents.isPushing
		});
		this.#desk = new CommandDesk({
			store: this.store,
			facts: () => factsOf(this.actor, this.asks.catalogue),
			newOpId,
			onChange: () => this.#changed(),
			onRefused: (draft) => this.unsaved.keep(draft)
		});
		this.#sender = new CommandSender({
			wire,
			line: this.#line,
			desk: this.#desk,
			receive: (events) => this.#feed.receive(events),
			onTrouble: (isTroubled) => this.unsaved.setTroubled(isTroubled)
		});
		this.#presence = new RoomPresence(outside);
		this.#clock = new SessionClock(outside, page.idleEndsAt ?? null);
		this.#documents = new PlanDocuments(page.sections, {
			wire,
			presence: this.#presence,
			isUp: () => this.#line.isUp,
			mayWrite: (key) => this.#line.ended === null && mayWriteProse(this.actor, key, this.state),
			others: () => this.#presence.others,
			newOpId,
			onChange: () => this.#changed(),
			onStored: (seq) => (this.#seq = this.#feed.stored(seq)),
			onTrouble: (isTroubled) => this.unsaved.setTroubled(isTroubled),
			onRefused: (draft) => this.unsaved.keep(draft),
			onEnded: (error) => this.#line.end(error)
		});
		const held = { desk: this.#desk, documents: this.#documents, line: this.#line };
		const { plan: planId, epoch } = page;
		this.unsaved = new RoomUnsaved({
			...held,
			owner: { userId: page.you.userId, planId, epoch, holder: newOpId() },
			newId: newOpId,
			onChange: () => this.#changed()
		});
		this.#comparer = compareRoom(
			{ ...held, store: this.store, feed: this.#feed, wire },
			{ onDiverged: () => this.#loadAnew(), restMs: options?.restMs }
		);
		this.#line.socket.on('plan:events', ({ plan, events }) => {
			if (plan === this.planId) this.#feed.receive(events);
		});
	}

	/** Opens the line. @returns what an effect gives back: it takes leave of the plan. */
	connect(): () => void {
		this.#line.open();
		this.#clock.start();
		void this.unsaved.lookForLeft();
		void fetchPredict().then((predict) => this.#desk.foresee(predict));
		return () => this.destroy();
	}

	destroy(): void {
		this.#comparer.stop();
		this.#sender.stop();
		this.#presence.stop();
		this.#clock.stop();
		this.#documents.destroy();
		void this.unsaved.leave(true);
	}

	get you(): Opened['you'] {
		return this.#you;
	}

	get actor(): Actor {
		const { userId, name, role } = this.#you;
		return { id: userId, name, role };
	}

	get seq(): number {
		return this.#seq;
	}

	get saveState(): SaveState {
		return this.unsaved.state;
	}

	get keeping(): Keeping {
		return this.unsaved.keeping;
	}

	get asksBeforeLeaving(): boolean {
		return this.unsaved.asks;
	}

	get hasUnsaved(): boolean {
		return this.unsaved.hasUnsaved;
	}

	/** Why the page can do no more; null while it can. */
	get ended(): AnsweredError | null {
		return this.#line.ended;
	}

	get present(): readonly PresentPerson[] {
		return this.#presence.people;
	}

	get connectionId(): string | undefined {
		return this.#presence.ownId;
	}

	get idleEndsAt(): string | null {
		return this.#clock.endsAt;
	}

	get conflicts(): readonly Conflict[] {
		return this.#desk.conflicts;
	}

	get refused(): readonly RefusedDraft[] {
		return this.unsaved.refused;
	}

	run<Name extends RunnableName>(name: Name, input: CommandInputByName[Name]): Promise<RunResult> {
		return this.#desk.run(name, input);
	}

	useMine(id: OpId): void {
		this.#desk.useMine(id);
	}

	keepTheirs(id: OpId): void {
		this.#desk.keepTheirs(id);
	}

	dismiss(id: string): void {
		this.unsaved.dismiss(id);
		this.#changed();
	}

	document(key: DocumentKey): ProseSession {
		return this.#documents.get(key);
	}

	setPlace(place: Omit<Place, 'cursor'>): void {
		this.#presence.set(place);
	}

	changedSinceLook(kind: ChangeMark['kind'], id: string): boolean {
		return this.#marks.has({ kind, id });
	}

	seen(kind: ChangeMark['kind'], id: string): void {
		this.#marks.seen({ kind, id });
	}

	/** Joins the plan, then brings the documents up to date, then sends what waits, in this order. */
	async #join(): Promise<void> {
		const answer = await this.#joiner.join(this.#isAstray ? null : this.#feed.seq);
		if (!answer) return;
		this.#you = answer.you;
		this.#presence.joined(answer.present);
		const { entities, events, seq } = answer;
		if (entities) {
			this.store.load(entities);
			this.#feed.restartAt(events[0] ? events[0].seq - 1 : seq);
			this.#isAstray = false;
		}
		this.#feed.receive(events);
		this.#seq = this.#feed.seq;
		this.#line.joined();
		this.unsaved.setTroubled(false);
		this.#desk.repredict();
		this.#presence.repeat();
		this.#sender.hurry();
		this.#documents.sync();
		this.#comparer.moved();
		this.asks.joined();
		void this.unsaved.lookForLeft();
		await this.#marks.load((after) => this.#wire.catchUp(after));
	}

	/** Throws away what this page holds, but not what was never sent. */
	#loadAnew(): void {
		this.#isAstray = true;
		this.#documents.reset();
		void this.#join();
	}

	#apply(events: readonly PlanEvent[]): void {
		const changes = events.filter((event) => event.type === 'entity');
		for (const change of changes) this.store.confirm(change);
		for (const event of events) {
			this.#marks.note(event);
			if (event.type === 'prose') this.#documents.receive(event);
		}
		this.#seq = this.#feed.seq;
		this.#comparer.moved();
		for (const id of new Set(changes.map(({ opId }) => opId))) {
			const own = changes.filter(({ opId }) => opId === id);
			this.#desk.acknowledged(id, own);
		}
		this.#desk.repredict();
		const remote = events.filter(({ actorId }) => actorId !== this.#you.userId);
		if (remote.length > 0) this.tell(remote);
	}

	/** Counts again what is unsaved, and sends what can go. */
	#changed(): void {
		this.unsaved.recount();
		this.#comparer.moved();
		this.#sender.wake();
	}

	/**
	 * Nothing can be sent any more. After signing in again, what is kept on the device is sent from
	 * the next page; anything else is handed to its author as text.
	 */
	async #stop(error: AnsweredError): Promise<void> {
		this.#comparer.stop();
		this.#sender.stop();
		this.#presence.stop();
		this.#clock.stop();
		this.#documents.close();
		const mayReturn = error.retry === 'sign-in' || error.retry === 'reload';
		if (mayReturn && (await this.unsaved.handOver())) return;
		this.#documents.stop(error);
		this.#desk.stop(error);
		this.#changed();
	}
}
