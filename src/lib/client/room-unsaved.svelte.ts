import type { CommandDesk } from './command-desk.svelte.ts';
import type { FlagAnswers } from '../domain/catalogue/red-flag.ts';
import type { AnsweredError } from '../protocol/answer.ts';
import type { Keeper } from './device/device-keeper.ts';
import { isAnswers, restoreInto, unsavedParts } from './kept-parts.ts';
import type { Queued } from './outbox.ts';
import type { PlanDocuments } from './plan-documents.ts';
import { RoomKeeping } from './room-keeping.ts';
import type { RoomLine } from './room-line.svelte.ts';
import type { SaveState } from './save-state.ts';
import { UnsavedLedger } from './unsaved-ledger.svelte.ts';
import { UnsentAnswers } from './unsent-answers.svelte.ts';

export interface UnsavedOf {
	readonly desk: CommandDesk;
	readonly documents: PlanDocuments;
	readonly line: RoomLine;
	readonly owner: Keeper;
	readonly newId: () => string;
	/** It was written to the device, or found there. */
	readonly onChange: () => void;
}

function answersIn(waiting: readonly Queued[]): FlagAnswers {
	const given = waiting.flatMap(({ command }) =>
		command.name === 'AnswerSafetyCheck' ? [command.input.answers] : []
	);
	return Object.assign({}, ...given);
}

/** As the server refuses it. */
function askedNoMore(question: string): AnsweredError {
	return {
		code: 'invalid-input',
		field: `answers.${question}`,
		problem: 'unknown',
		message: 'The question is asked no more.',
		retry: 'never'
	};
}

/** Everything of one open plan that the server has not acknowledged, here and on the device. */
export class RoomUnsaved extends UnsavedLedger {
	readonly answers: UnsentAnswers;
	readonly #room: UnsavedOf;
	readonly #keeping: RoomKeeping;
	#onTheirWay = $state.raw<FlagAnswers>({});

	constructor(room: UnsavedOf) {
		super();
		this.#room = room;
		const { desk, documents, owner, newId, onChange } = room;
		this.answers = new UnsentAnswers(onChange);
		const places = { desk, documents, ledger: this, answers: this.answers };
		this.#keeping = new RoomKeeping({
			owner,
			parts: () => unsavedParts(places),
			onFound: (found) => restoreInto(places, found, { epoch: owner.epoch, newId }),
			onChange
		});
	}

	get state(): SaveState {
		return this.saveState(this.#room.line);
	}

	/** Answers that the team does not have: not sent, or on their way. */
	get answersUnknown(): FlagAnswers {
		return { ...this.#onTheirWay, ...this.answers.answers };
	}

	/** Answers to the safety questions are on their way, or wait for the network. */
	get sendsAnswers(): boolean {
		return this.hasAnswers && this.answers.isEmpty;
	}

	/** What answers none of these questions cannot be sent any more, and stays as text. */
	setOtherAnswersAside(asked: readonly string[]): void {
		const { answers, words } = this.answers.takeOthers(asked);
		const [question] = Object.keys(answers);
		if (question === undefined) return;
		const what = { type: 'answers', answers, words } as const;
		this.keep({ id: this.#room.newId(), what, error: askedNoMore(question) });
		this.#room.onChange();
	}

	/** Something became unsaved, or saved. */
	recount(): void {
		const { desk, documents, line } = this.#room;
		const { waiting } = desk;
		this.#onTheirWay = answersIn(waiting);
		this.count({
			unsaved: documents.unsaved + desk.unsaved,
			held: desk.held + documents.asking,
			hasAnswers: !this.answers.isEmpty || waiting.some(isAnswers),
			keeping: this.#keeping.state,
			isOver: line.ended !== null
		});
		this.#keeping.changed();
	}

	/** Takes over what pages that are gone have left on the device. */
	lookForLeft(): Promise<void> {
		return this.#keeping.lookForLeft();
	}

	/** Puts it on this device, if that is possible. */
	settle(): Promise<void> {
		return this.#keeping.settle();
	}

	/**
	 * Nothing more can be sent from this page: the next one may have it.
	 * @returns whether the next one finds all of it
	 */
	async handOver(): Promise<boolean> {
		await this.#keeping.close();
		return this.#keeping.state === 'kept';
	}

	/** The page is left: what is unsaved stays on the device, or is not wanted any more. */
	leave(isWanted: boolean): Promise<void> {
		this.letGo();
		this.#room.line.close();
		return isWanted ? this.#keeping.close() : this.#keeping.abandon();
	}
}
