import type { AmendmentRequest } from './amendment/amendment.ts';
import type { CareSession } from './care-session/care-session.ts';
import type { EntityByKind, EntityKind } from './change.ts';
import type { SafetyCheckId } from './ids.ts';
import type { TreatmentStatus } from './treatment/treatment.ts';
import type { PlanStatus } from './plan/plan.ts';
import type { DocumentKey } from './plan/section.ts';
import type { Blocker } from './version/blocker.ts';
import type { SigningWarning } from './version/warning.ts';
import type { SignatureMeaning } from './version/version.ts';

/** An expected "no". Every code has a sentence in the message catalogue (`refusal_…`). */
export type Refusal =
	| { readonly code: 'not-found' }
	| { readonly code: 'forbidden' }
	| { readonly code: 'invalid-input'; readonly field: string; readonly problem: string }
	| { readonly code: 'plan-closed'; readonly status: PlanStatus }
	/** Somebody changed it first: `current` is the entity as it stands now. */
	| {
			readonly code: 'stale';
			readonly kind: EntityKind;
			readonly current: EntityByKind[EntityKind];
	  }
	| { readonly code: 'wrong-status'; readonly status: TreatmentStatus }
	| { readonly code: 'wrong-plan-status'; readonly status: PlanStatus }
	/** Warning signs of the same day or an emergency have no outcome yet. */
	| { readonly code: 'flags-open'; readonly checkIds: readonly SafetyCheckId[] }
	/** Somebody of this role has to stay in the plan; `clinician` is either doctor. */
	| { readonly code: 'last-of-role'; readonly role: 'pain-specialist' | 'clinician' }
	| { readonly code: 'reason-needed' }
	| { readonly code: 'dosage-incomplete'; readonly missing: readonly string[] }
	/** The catalogue warns of it: with a reason it may be chosen, unless it is final. */
	| { readonly code: 'gated'; readonly gates: readonly string[]; readonly isFinal: boolean }
	/** The plan's clinic has not accepted what the catalogue says now. */
	| { readonly code: 'catalogue-not-accepted' }
	| { readonly code: 'already-exists' }
	| { readonly code: 'thread-resolved' }
	/** It is over, and does not change any more. */
	| { readonly code: 'care-session-ended'; readonly current: CareSession }
	/** One at a time. */
	| { readonly code: 'care-session-under-way'; readonly current: CareSession }
	/** For whoever leads; `current` says who does. */
	| { readonly code: 'not-leading'; readonly current: CareSession }
	| { readonly code: 'not-attending' }
	/** What was suggested was made for another wording: `current` is what stands now. */
	| {
			readonly code: 'moved-since';
			readonly kind: EntityKind;
			readonly current: EntityByKind[EntityKind];
	  }
	/** The text has changed since: these parts of the suggestion have no place in it. */
	| { readonly code: 'cannot-be-placed'; readonly parts: readonly number[] }
	| { readonly code: 'suggestion-decided' }
	/** Somebody has answered the request already: `current` says who, how and why. */
	| { readonly code: 'amendment-decided'; readonly current: AmendmentRequest }
	/** There is no denial, or no statement about one, to answer to. */
	| { readonly code: 'amendment-not-denied' }
	/** Only what was accepted, and is not put right yet, can be settled by a version. */
	| { readonly code: 'amendment-not-accepted' }
	| { readonly code: 'content-moved'; readonly contentHash: string }
	| { readonly code: 'blocked'; readonly blockers: readonly Blocker[] }
	/** The plan can be signed with these, for a reason that its author writes down. */
	| { readonly code: 'warning-reason-needed'; readonly warnings: readonly SigningWarning[] }
	/** There is no agreement that stands: what the person said last, or null for nothing. */
	| { readonly code: 'nothing-to-withdraw'; readonly standing: SignatureMeaning | null }
	| { readonly code: 'reauthentication-required' }
	/** The document has reached its largest size: something must go before anything is added. */
	| { readonly code: 'text-full'; readonly limitBytes: number }
	/** The text says something else than on the screen of whoever would restore it. */
	| { readonly code: 'section-moved'; readonly document: DocumentKey }
	| { readonly code: 'version-superseded'; readonly latest: number };

export type RefusalCode = Refusal['code'];
