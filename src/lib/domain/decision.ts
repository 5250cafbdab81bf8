import type { CatalogueStanding } from './acceptance/acceptance.ts';
import type { Actor } from './actor.ts';
import type { Clinician } from './care-team/care-team.ts';
import type { Change, PlanState } from './change.ts';
import type { OpId, UserId } from './ids.ts';
import type { CarePlan } from './plan/plan.ts';
import type { DocumentKey } from './plan/section.ts';
import type { ProseDoc } from './prose/prose.ts';
import type { Refusal } from './refusal.ts';
import type { Result } from './result.ts';
import type { PlanContent } from './version/content.ts';
import type { SigningCircumstances } from './version/version.ts';

/** SHA-256 in hex of the canonical signature text (version/SPEC.md). */
export type HashSignature = (canonicalText: string) => string;

/** What a decision may know beside the command and the entities. All of it is data. */
export interface Facts {
	readonly actor: Actor;
	/** ISO 8601 in UTC. */
	readonly now: string;
	/** The command's own id; without it nothing is put into the minutes of a session. */
	readonly opId?: OpId;
	/** Whose line is up; absent where nobody knows. */
	readonly connected?: readonly UserId[] | undefined;
	/** Needed to record what somebody signs, which only the server decides. */
	readonly hashSignature?: HashSignature;
	/** Needed to sign, which only the server decides. */
	readonly signing?: SigningFacts | undefined;
	/** Needed to sign or to answer a signature; who it is and where, only the server can say. */
	readonly signer?: SignerFacts | undefined;
	/** What the version says that a command is about; which only the server can say. */
	readonly signed?: SignedText | undefined;
	/** The doctor that a command names, as the clinics know them; which only the server can say. */
	readonly clinician?: Clinician | undefined;
	/** Of the plan's clinic; absent where nobody knows, and then it is the server that refuses. */
	readonly catalogue?: CatalogueStanding | undefined;
	/** Needed by what reads or changes a document, which only the server decides. */
	readonly prose?: ProseFacts | undefined;
}

/** What the document says that a command is about; read under the head lock. */
export interface ProseFacts {
	readonly now: ProseDoc;
	/** What it said when its author began; the same when nobody asked for an earlier moment. */
	readonly base: ProseDoc;
}

/** What only a signature needs; computed under the head lock. */
export interface SigningFacts {
	readonly contentHash: string;
	readonly whatMattersText: string;
	/** The plan's sequence before this command. */
	readonly seq: number;
}

/** How the signer was recognised for this signature, and what time it is where they are. */
export interface SignerFacts extends Omit<SigningCircumstances, 'deputyFor'> {
	/** The password was proved in this session, now or for an earlier signature. */
	readonly isProved: boolean;
}

/** A signed version as it stands: its content, and its prose as plain text. */
export interface SignedText {
	readonly content: Pick<PlanContent, 'goals' | 'treatments' | 'records'>;
	readonly texts: Readonly<Record<DocumentKey, string>>;
}

/** What every decision within one plan stands on. */
export interface Moment extends Facts {
	readonly plan: CarePlan;
	readonly state: PlanState;
}

export type Decision = Result<readonly Change[], Refusal>;

/** One pure function for each command of a module. */
export type Deciders<Commands> = {
	readonly [Name in keyof Commands]: (input: Commands[Name], moment: Moment) => Decision;
};

/** For each command of a module: may this person do this to that, as things stand? */
export type Permissions<Commands> = {
	readonly [Name in keyof Commands]: (
		input: Commands[Name],
		actor: Actor,
		state: PlanState
	) => boolean;
};

export type { PlanState };
