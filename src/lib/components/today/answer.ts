/** What came back of an answer that could not be taken: the words are kept, the field is named. */
export interface AnswerProblem {
	/** Which ask it belongs to. */
	readonly key: string;
	readonly kind: string;
	readonly text: string;
	/** `kind`, `text`, or null for the answer as a whole. */
	readonly field: 'kind' | 'text' | null;
	readonly message: string;
}

/** Made with the page: the op id of the answer, and the id of the response or comment it makes. */
export interface AnswerIds {
	readonly op: string;
	readonly made: string;
}
