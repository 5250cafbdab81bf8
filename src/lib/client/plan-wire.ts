import type { CatalogueStanding } from '../domain/acceptance/acceptance.ts';
import type { PlanId } from '../domain/ids.ts';
import type { DocumentKey } from '../domain/plan/section.ts';
import type { Answer } from '../protocol/answer.ts';
import type { PlanEvent } from '../protocol/event.ts';
import type {
	Compared,
	Opened,
	Place,
	PlanCommandInput,
	PlanCompareInput,
	ProseOpened,
	ProseOpenInput,
	SignedText
} from '../protocol/socket.ts';
import { answerTimeoutMs, type AccordSocket } from './line.ts';
import type { Push } from './prose-backlog.ts';

/** An answer, or null when the line went away before it or stayed silent. */
type Asked<T> = Promise<Answer<T> | null>;

/** The questions that one page asks about one plan. */
export class PlanWire {
	readonly #plan: PlanId;
	readonly #socket: AccordSocket;

	constructor(plan: PlanId, socket: AccordSocket) {
		this.#plan = plan;
		this.#socket = socket;
	}

	/** @param lastSeq null asks for everything anew */
	join(lastSeq: number | null): Asked<Opened> {
		return answerOf(this.#asking.emitWithAck('plan:open', { plan: this.#plan, lastSeq }));
	}

	catchUp(lastSeq: number): Asked<{ readonly events: readonly PlanEvent[] }> {
		return answerOf(this.#asking.emitWithAck('plan:catch-up', { plan: this.#plan, lastSeq }));
	}

	command(
		command: Omit<PlanCommandInput, 'plan'>
	): Asked<{ readonly seq: number; readonly events: readonly PlanEvent[] }> {
		return answerOf(this.#asking.emitWithAck('plan:command', { plan: this.#plan, ...command }));
	}

	compare(asked: Omit<PlanCompareInput, 'plan'>): Asked<Compared> {
		return answerOf(this.#asking.emitWithAck('plan:compare', { plan: this.#plan, ...asked }));
	}

	signed(): Asked<{ readonly signed: SignedText | null }> {
		return answerOf(this.#asking.emitWithAck('plan:signed', { plan: this.#plan }));
	}

	catalogue(): Asked<{ readonly standing: CatalogueStanding }> {
		return answerOf(this.#asking.emitWithAck('plan:catalogue', { plan: this.#plan }));
	}

	openProse(
		document: DocumentKey,
		asked: Pick<ProseOpenInput, 'stateVector' | 'forWriting'>
	): Asked<ProseOpened> {
		const input = { plan: this.#plan, document, ...asked };
		return answerOf(this.#asking.emitWithAck('prose:open', input));
	}

	pushProse(document: DocumentKey, push: Push): Asked<{ readonly seq: number }> {
		const input = { plan: this.#plan, document, ...push };
		return answerOf(this.#asking.emitWithAck('prose:push', input));
	}

	reportActivity(): Asked<{ readonly idleEndsAt: string }> {
		return answerOf(this.#asking.emitWithAck('session:active'));
	}

	/** May be lost; the next one makes up for it. */
	showPlace(place: Place): void {
		this.#socket.volatile.emit('presence:set', { plan: this.#plan, ...place });
	}

	get #asking() {
		return this.#socket.timeout(answerTimeoutMs);
	}
}

async function answerOf<T>(asked: Promise<Answer<T>>): Asked<T> {
	try {
		return await asked;
	} catch {
		return null;
	}
}
