import type { Actor } from './actor.ts';
import type { Change, PlanState } from './change.ts';
import type { Refusal } from './refusal.ts';
import type { Result } from './result.ts';

/** What a decision may know beside the command and the entities. All of it is data. */
export interface Facts {
	readonly actor: Actor;
	/** ISO 8601 in UTC. */
	readonly now: string;
}

/** What only a signature needs; computed under the head lock. */
export interface SigningFacts {
	readonly contentHash: string;
	readonly whatMattersText: string;
	/** The plan's sequence before this command. */
	readonly seq: number;
	/** The signer proved the password within the last five minutes. */
	readonly reauthenticated: boolean;
	/** SHA-256 in hex of the canonical signature text (version/SPEC.md). */
	readonly hashSignature: (canonicalText: string) => string;
}

export type Decision = Result<readonly Change[], Refusal>;

export type { PlanState };
