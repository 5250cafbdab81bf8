import type { FlagAnswer, FlagAnswers, QuestionWords } from '../domain/catalogue/red-flag.ts';

/** What somebody answers to one question; empty for nothing. */
export interface GivenAnswer {
	readonly answer: FlagAnswer | '';
	readonly followUp: FlagAnswer | '';
}

/** Answers to the safety questions that their author has not sent. */
export class UnsentAnswers {
	readonly #onChange: () => void;
	/** How what was answered was asked: another edition of Accord may not know the question. */
	#words: QuestionWords = {};
	#answers = $state.raw<FlagAnswers>({});
	#since = $state.raw<string | null>(null);

	constructor(onChange: () => void) {
		this.#onChange = onChange;
	}

	/** Without what was left open; another object whenever something has changed. */
	get answers(): FlagAnswers {
		return this.#answers;
	}

	get words(): QuestionWords {
		return pick(this.#words, (question) => question in this.#answers);
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
	give(question: string, { answer, followUp }: GivenAnswer, words?: QuestionWords[string]): void {
		if (words) this.#words = { ...this.#words, [question]: words };
		const { [question]: _before, ...others } = this.#answers;
		const hasMore = followUp !== '' && answer !== 'no';
		const given = answer === '' ? null : hasMore ? { answer, followUp } : { answer };
		this.#set(given === null ? others : { ...others, [question]: given });
	}

	clear(): void {
		this.#set({});
	}

	/** From an earlier page, or not taken: what was answered since stands. */
	restore(answers: FlagAnswers, since: string, words: QuestionWords = {}): void {
		const given = this.#since;
		this.#words = { ...words, ...this.#words };
		this.#set({ ...answers, ...this.#answers }, given !== null && given < since ? given : since);
	}

	/** Takes out what answers none of these questions. */
	takeOthers(asked: readonly string[]): { answers: FlagAnswers; words: QuestionWords } {
		const isOther = (question: string) => !asked.includes(question);
		const taken = { answers: pick(this.#answers, isOther), words: pick(this.words, isOther) };
		if (Object.keys(taken.answers).length > 0)
			this.#set(pick(this.#answers, (question) => !isOther(question)));
		return taken;
	}

	#set(answers: FlagAnswers, since = this.#since ?? new Date().toISOString()): void {
		this.#answers = answers;
		this.#since = Object.keys(answers).length === 0 ? null : since;
		this.#onChange();
	}
}

function pick<T>(
	from: Readonly<Record<string, T>>,
	isWanted: (key: string) => boolean
): Readonly<Record<string, T>> {
	return Object.fromEntries(Object.entries(from).filter(([key]) => isWanted(key)));
}
