import type { FlagAnswer, FlagAnswers } from '../domain/catalogue/red-flag.ts';

/** What somebody answers to one question; empty for nothing. */
export interface GivenAnswer {
	readonly answer: FlagAnswer | '';
	readonly followUp: FlagAnswer | '';
}

/** Answers to the safety questions that their author has not sent. */
export class UnsentAnswers {
	readonly #onChange: () => void;
	#answers = $state.raw<FlagAnswers>({});
	#since = $state.raw<string | null>(null);

	constructor(onChange: () => void) {
		this.#onChange = onChange;
	}

	/** Without what was left open; another object whenever something has changed. */
	get answers(): FlagAnswers {
		return this.#answers;
	}

	/** When the first of them was given; null for none. ISO 8601 in UTC. */
	get since(): string | null {
		return this.#since;
	}

	get isEmpty(): boolean {
		return this.#since === null;
	}

	to(question: string): GivenAnswer {
		const given = this.#answers[question];
		return { answer: given?.answer ?? '', followUp: given?.followUp ?? '' };
	}

	/** What follows from a "yes" is not an answer any more when that becomes a "no". */
	give(question: string, { answer, followUp }: GivenAnswer): void {
		const { [question]: _before, ...others } = this.#answers;
		const hasMore = followUp !== '' && answer !== 'no';
		const given = answer === '' ? null : hasMore ? { answer, followUp } : { answer };
		this.#set(given === null ? others : { ...others, [question]: given });
	}

	clear(): void {
		this.#set({});
	}

	/** From an earlier page, or not taken: what was answered since stands. */
	restore(answers: FlagAnswers, since: string): void {
		const given = this.#since;
		this.#set({ ...answers, ...this.#answers }, given !== null && given < since ? given : since);
	}

	#set(answers: FlagAnswers, since = this.#since ?? new Date().toISOString()): void {
		this.#answers = answers;
		this.#since = Object.keys(answers).length === 0 ? null : since;
		this.#onChange();
	}
}
