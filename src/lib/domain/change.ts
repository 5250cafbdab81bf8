import type { AmendmentRequest } from './amendment/amendment.ts';
import type { AgendaItem } from './care-session/agenda-item.ts';
import type { CareSession } from './care-session/care-session.ts';
import type { SessionDecision } from './care-session/session-decision.ts';
import type { Member } from './care-team/care-team.ts';
import type { Comment, Thread } from './discussion/discussion.ts';
import type { Goal } from './goal/goal.ts';
import type { CarePlan } from './plan/plan.ts';
import type { ClinicalRecord } from './record/record.ts';
import type { Restoration } from './restoration/restoration.ts';
import type { SafetyCheck } from './safety/safety-check.ts';
import type { Suggestion } from './suggestion/suggestion.ts';
import type { Treatment, TreatmentResponse } from './treatment/treatment.ts';
import type { Signature, Version } from './version/version.ts';

/** Every kind of structured thing in a plan. Prose is not an entity: it merges. */
export interface EntityByKind {
	readonly plan: CarePlan;
	readonly member: Member;
	readonly treatment: Treatment;
	readonly response: TreatmentResponse;
	readonly goal: Goal;
	readonly record: ClinicalRecord;
	readonly safety: SafetyCheck;
	readonly restoration: Restoration;
	readonly thread: Thread;
	readonly comment: Comment;
	readonly careSession: CareSession;
	readonly agendaItem: AgendaItem;
	readonly decision: SessionDecision;
	readonly suggestion: Suggestion;
	readonly amendment: AmendmentRequest;
	readonly version: Version;
	readonly signature: Signature;
}

export type EntityKind = keyof EntityByKind;

export const entityKinds = [
	'plan',
	'member',
	'treatment',
	'response',
	'goal',
	'record',
	'safety',
	'restoration',
	'thread',
	'comment',
	'careSession',
	'agendaItem',
	'decision',
	'suggestion',
	'amendment',
	'version',
	'signature'
] as const satisfies readonly EntityKind[];

/** The one shape of a change: the whole entity as it is afterwards. Nothing clinical is deleted. */
export type Change = {
	[Kind in EntityKind]: { readonly kind: Kind; readonly entity: EntityByKind[Kind] };
}[EntityKind];

/** All entities of one plan, by kind and id: what a decision reads and what a client shows. */
export type PlanState = {
	readonly [Kind in EntityKind]: ReadonlyMap<string, EntityByKind[Kind]>;
};

/** A plan of which nothing is known. */
export const emptyState: PlanState = {
	plan: new Map(),
	member: new Map(),
	treatment: new Map(),
	response: new Map(),
	goal: new Map(),
	record: new Map(),
	safety: new Map(),
	restoration: new Map(),
	thread: new Map(),
	comment: new Map(),
	careSession: new Map(),
	agendaItem: new Map(),
	decision: new Map(),
	suggestion: new Map(),
	amendment: new Map(),
	version: new Map(),
	signature: new Map()
};

export function put<Kind extends EntityKind>(
	kind: Kind,
	entity: EntityByKind[Kind]
): { readonly kind: Kind; readonly entity: EntityByKind[Kind] } {
	return { kind, entity };
}
