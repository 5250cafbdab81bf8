import { v7 } from 'uuid';
import type { Actor } from '../domain/actor.ts';
import type { CommandInputByName } from '../domain/command.ts';
import { toId, type OpId, type PlanId } from '../domain/ids.ts';
import type { DocumentKey, SectionKey } from '../domain/plan/section.ts';
import type { AnsweredError } from '../protocol/answer.ts';
import type { PlanEvent } from '../protocol/event.ts';
import type { Opened, PresentPerson, SignedText } from '../protocol/socket.ts';
import { ActivityReporter } from './activity.ts';
import { ChangeMarks, type ChangeMark } from './change-marks.ts';
import { CommandDesk, type Conflict } from './command-desk.svelte.ts';
import { CommandSender } from './command-sender.ts';
import { compareRoom, type Comparer } from './comparer.ts';
import type { RunnableName } from './command-table.ts';
import { EventFeed } from './event-feed.ts';
import type { LineOptions } from './line.ts';
import type { RunResult } from './outbox.ts';
import { PlanDocuments } from './plan-documents.ts';
import type { PlanPage } from './plan-page.ts';
import { PlanView } from './plan-view.svelte.ts';
import { PlanWire } from './plan-wire.ts';
import { PresenceReporter } from './presence.ts';
import type { ProseSession } from './prose-session.svelte.ts';
import type { RefusedDraft } from './refused-draft.ts';
import { RoomLine } from './room-line.svelte.ts';
import { fetchPredict, mayWriteProse } from './rules.ts';
import type { SaveState } from './save-state.ts';
import { UnsavedLedger } from './unsaved-ledger.svelte.ts';

export type RemoteListener = (events: readonly PlanEvent[]) => void;

/** One plan on one page: made with the page, connected when it is shown, destroyed on leave. */
export class PlanRoom extends PlanView {
	readonly planId: PlanId;
	readonly #line: RoomLine;
	readonly #wire: PlanWire;
	readonly #feed: EventFeed;
	readonly #desk: CommandDesk;
	readonly #sender: CommandSender;
	readonly #presence: PresenceReporter;
	readonly #activity: ActivityReporter;
	readonly #marks: ChangeMarks;
	readonly #ledger = new UnsavedLedger();
	readonly #documents: PlanDocuments;
	readonly #comparer: Comparer;
	/** What this page holds turned out to be wrong. */
	#isAstray = false;
	readonly #listeners = new Set<RemoteListener>();
	#you = $state.raw<Opened['you']>({ userId: toId(''), name: '', role: 'patient' });
	#seq = $state(0);
	#present = $state.raw<readonly PresentPerson[]>([]);
	/** As of the last join: while the line is away, this page is still the same person. */
	#connectionId = $state<string>();
	#idleEndsAt = $state<string | null>(null);

	constructor(page: PlanPage, options?: LineOptions) {
		super(page.entities);
		this.planId = page.plan;
		[this.#you, this.#seq, this.#idleEndsAt] = [page.you, page.seq, page.idleEndsAt ?? null];
		this.#marks = new ChangeMarks(page.you.userId, page);
		this.#line = new RoomLine(
			{
				onConnected: () => void this.#join(),
				onEnded: (error) => this.#stop(error),
				hasUnsaved: () => this.hasUnsaved
			},
			options
		);
		const wire = (this.#wire = new PlanWire(page.plan, this.#line.socket));
		this.#feed = new EventFeed(page.seq, {
			apply: (events) => this.#apply(events),
			fetchAfter: (seq) => this.#fetchAfter(seq),
			awaitsOwn: () => this.#documents.isPushing
		});
		this.#desk = new CommandDesk({
			store: this.store,
			facts: () => ({ actor: this.actor, now: new Date().toISOString() }),
			newOpId,
			onChange: () => this.#changed(),
			onRefused: this.#ledger.keep
		});
		this.#sender = new CommandSender({
			wire,
			line: this.#line,
			desk: this.#desk,
			receive: (events) => this.#feed.receive(events),
			onTrouble: this.#ledger.setTroubled
		});
		this.#presence = new PresenceReporter((place) => {
			if (this.#line.isUp) wire.showPlace(place);
		});
		this.#activity = new ActivityReporter(
			() => void this.#reportActivity(),
			() => performance.now()
		);
		this.#documents = new PlanDocuments(page.sections, {
			wire,
			presence: this.#presence,
			isUp: () => this.#line.isUp,
			mayWrite: (key) => this.#line.ended === null && mayWriteProse(this.actor, key, this.state),
			others: () => this.#others,
			newOpId,
			onChange: () => this.#changed(),
			onStored: (seq) => (this.#seq = this.#feed.stored(seq)),
			onTrouble: this.#ledger.setTroubled,
			onRefused: this.#ledger.keep,
			onEnded: (error) => this.#line.end(error)
		});
		const held = { store: this.store, desk: this.#desk, documents: this.#documents };
		this.#comparer = compareRoom(
			{ ...held, feed: this.#feed, line: this.#line, wire },
			{ onDiverged: () => this.#loadAnew(), restMs: options?.restMs }
		);
		this.#line.socket.on('plan:events', ({ plan, events }) => {
			if (plan === this.planId) this.#feed.receive(events);
		});
		this.#line.socket.on('presence:state', ({ plan, present }) => {
			if (plan === this.planId) this.#present = present;
		});
	}

	/** Opens the line. @returns what an effect gives back: it takes leave of the plan. */
	connect(): () => void {
		this.#line.open();
		this.#activity.start();
		void fetchPredict().then((predict) => this.#desk.foresee(predict));
		return () => this.destroy();
	}

	destroy(): void {
		this.#comparer.stop();
		this.#sender.stop();
		this.#presence.stop();
		this.#activity.stop();
		this.#ledger.close();
		this.#line.close();
		this.#listeners.clear();
		this.#documents.destroy();
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
		return this.#ledger.saveState(this.#line);
	}

	/** Something would be lost if the page were closed now. */
	get hasUnsaved(): boolean {
		return this.#ledger.hasUnsaved;
	}

	/** Why the page can do no more; null while it can. */
	get ended(): AnsweredError | null {
		return this.#line.ended;
	}

	/** Everybody who has the plan open, this page included. */
	get present(): readonly PresentPerson[] {
		return this.#present;
	}

	/** Which of `present` this page is. */
	get connectionId(): string | undefined {
		return this.#connectionId;
	}

	/** When the session runs out unless the person does something; null until it is known. */
	get idleEndsAt(): string | null {
		return this.#idleEndsAt;
	}

	get conflicts(): readonly Conflict[] {
		return this.#desk.conflicts;
	}

	get refused(): readonly RefusedDraft[] {
		return this.#ledger.refused;
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
		this.#ledger.dismiss(id);
	}

	document(key: DocumentKey): ProseSession {
		return this.#documents.get(key);
	}

	/** The newest signed version; null when there is none, or the line was away. */
	async readSigned(): Promise<SignedText | null> {
		const answer = await this.#wire.signed();
		return answer?.ok ? answer.signed : null;
	}

	setPlace(section: SectionKey | null, item: string | null): void {
		this.#presence.set({ section, item });
	}

	changedSinceLook(kind: ChangeMark['kind'], id: string): boolean {
		return this.#marks.has({ kind, id });
	}

	seen(kind: ChangeMark['kind'], id: string): void {
		this.#marks.seen({ kind, id });
	}

	/** Tells of what others did. @returns an undo */
	onRemote(listener: RemoteListener): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Joins the plan, then brings the documents up to date, then sends what waits, in this order. */
	async #join(): Promise<void> {
		const answer = await this.#wire.join(this.#isAstray ? null : this.#feed.seq);
		if (answer === null) return this.#line.isConnected ? this.#line.rejoinLater() : undefined;
		if (!answer.ok) return this.#refusedToJoin(answer.error);
		[this.#you, this.#present] = [answer.you, answer.present];
		this.#connectionId = this.#line.socket.id;
		const { entities, events, seq } = answer;
		if (entities) {
			this.store.load(entities);
			this.#feed.restartAt(events[0] ? events[0].seq - 1 : seq);
			this.#isAstray = false;
		}
		this.#feed.receive(events);
		this.#seq = this.#feed.seq;
		this.#line.joined();
		this.#ledger.setTroubled(false);
		this.#desk.repredict();
		this.#presence.repeat();
		this.#sender.hurry();
		this.#documents.sync();
		this.#comparer.moved();
		await this.#marks.load((after) => this.#wire.catchUp(after));
	}

	/** Throws away what this page holds, but not what was never sent. */
	#loadAnew(): void {
		this.#isAstray = true;
		this.#documents.reset();
		void this.#join();
	}

	#refusedToJoin(error: AnsweredError): void {
		if (error.retry === 'later' || error.retry === 'resync') this.#line.rejoinLater();
		else this.#line.end(error);
	}

	async #fetchAfter(seq: number): Promise<readonly PlanEvent[] | null> {
		const answer = await this.#wire.catchUp(seq);
		if (answer?.ok) return answer.events;
		if (answer) this.#refusedToJoin(answer.error);
		return null;
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
		for (const opId of new Set(changes.map((change) => change.opId))) {
			this.#desk.acknowledged(
				opId,
				changes.filter((change) => change.opId === opId)
			);
		}
		this.#desk.repredict();
		const remote = events.filter(({ actorId }) => actorId !== this.#you.userId);
		if (remote.length > 0) for (const listener of this.#listeners) listener(remote);
	}

	/** Nobody while the line is away: where they are now is not known. */
	get #others(): readonly PresentPerson[] {
		if (!this.#line.isUp) return [];
		return this.#present.filter(({ connectionId }) => connectionId !== this.connectionId);
	}

	/** Counts again what is unsaved, and sends what can go. */
	#changed(): void {
		const { unsaved, held } = this.#desk;
		const documents = this.#documents;
		this.#ledger.count({ unsaved: documents.unsaved + unsaved, held: held + documents.asking });
		this.#comparer.moved();
		this.#sender.wake();
	}

	/** Nothing can be sent any more; what was not sent is handed to its author. */
	#stop(error: AnsweredError): void {
		this.#comparer.stop();
		this.#sender.stop();
		this.#presence.stop();
		this.#activity.stop();
		this.#present = [];
		this.#documents.stop(error);
		this.#desk.stop(error);
	}

	async #reportActivity(): Promise<void> {
		if (!this.#line.isUp) return;
		const answer = await this.#wire.reportActivity();
		if (answer?.ok) this.#idleEndsAt = answer.idleEndsAt;
	}
}

function newOpId(): OpId {
	return toId(v7());
}
