import type { GoalId, RecordId, SuggestionId, TreatmentId, UserId } from '../ids.ts';
import type { DocumentKey } from '../plan/section.ts';
import type { ProseBlock } from '../prose/prose.ts';
import type { AnyDetails } from '../record/field.ts';
import type { TreatmentDetails } from '../treatment/treatment.ts';

/** One place of a text where the proposer changed something, as its author's page found it. */
export interface PartChange {
	/** Where it stood: the number of blocks before it. */
	readonly at: number;
	/** The blocks that go; none where something is only put in. */
	readonly before: readonly ProseBlock[];
	/** The blocks that come; none where something is only taken out. */
	readonly after: readonly ProseBlock[];
}

/** With what stood around it, by which it is found again in a text that has moved on. */
export interface ProsePart extends PartChange {
	/** What may stand before it and after it; null is the edge of the text. */
	readonly left: Neighbour;
	readonly right: Neighbour;
}

/** The block that stood there, and the one that the same suggestion puts there. */
export type Neighbour = readonly (ProseBlock | null)[];

export interface ProseTarget {
	readonly type: 'prose';
	readonly document: DocumentKey;
	readonly parts: readonly ProsePart[];
}

/** What the proposer saw in each field, and what they suggest. */
export type FieldTarget =
	| {
			readonly type: 'plan';
			readonly before: PlanWords;
			readonly after: PlanWords;
	  }
	| {
			readonly type: 'goal';
			readonly goalId: GoalId;
			readonly before: GoalWords;
			readonly after: GoalWords;
	  }
	| {
			readonly type: 'treatment';
			readonly treatmentId: TreatmentId;
			readonly before: Partial<TreatmentDetails>;
			readonly after: Partial<TreatmentDetails>;
	  }
	| {
			readonly type: 'record';
			readonly recordId: RecordId;
			readonly before: AnyDetails;
			readonly after: AnyDetails;
	  };

export interface PlanWords {
	readonly title: string;
	readonly ask: string;
}

export interface GoalWords {
	readonly text: string;
}

/** What came of one part; a suggestion about fields is one part. */
export interface SuggestionAnswer {
	readonly kind: 'accepted' | 'declined';
	readonly by: UserId;
	readonly at: string;
	/** Always given where it was declined. */
	readonly reason: string;
}

/**
 * A change that somebody would like who may not make it. It stays its author's: whoever accepts it
 * makes the change, and both stand in the record.
 */
export interface Suggestion {
	readonly id: SuggestionId;
	readonly revision: number;
	readonly target: ProseTarget | FieldTarget;
	readonly why: string;
	readonly suggestedAt: string;
	readonly suggestedBy: UserId;
	/** One for each part, in order; null while nobody has decided it. */
	readonly answers: readonly (SuggestionAnswer | null)[];
	readonly withdrawnAt: string | null;
}
