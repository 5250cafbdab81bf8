import type { Member } from '../domain/care-team/care-team.ts';
import type { PlanState } from '../domain/change.ts';
import type { Comment, Thread } from '../domain/discussion/discussion.ts';
import type { Goal } from '../domain/goal/goal.ts';
import type { ThreadId, TreatmentId, UserId, VersionId } from '../domain/ids.ts';
import type { CarePlan } from '../domain/plan/plan.ts';
import type { RecordKind } from '../domain/record/kind.ts';
import { recordsOf, type RecordOf } from '../domain/record/record.ts';
import type { SafetyCheck } from '../domain/safety/safety-check.ts';
import type { Suggestion } from '../domain/suggestion/suggestion.ts';
import type { Treatment, TreatmentResponse } from '../domain/treatment/treatment.ts';
import type { Signature, Version } from '../domain/version/version.ts';
import type { PlanEvent } from '../protocol/event.ts';
import type { EntitiesByKind } from '../protocol/socket.ts';
import { PlanStore } from './plan-store.svelte.ts';

type RemoteListener = (events: readonly PlanEvent[]) => void;

/** The entities of a plan as screens read them: live, and in a steady order. */
export class PlanView {
	protected readonly store: PlanStore;
	readonly #listeners = new Set<RemoteListener>();

	constructor(entities: EntitiesByKind) {
		this.store = new PlanStore(entities);
	}

	/** Tells of what others did. @returns an undo */
	onRemote(listener: RemoteListener): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** For the domain's policy predicates. */
	get state(): PlanState {
		return this.store.state;
	}

	/** What the server has confirmed of it, without what its reader has not sent yet. */
	get confirmed(): EntitiesByKind {
		return this.store.confirmedEntities;
	}

	get plan(): CarePlan {
		const [plan] = this.state.plan.values();
		if (!plan) throw new Error('a plan was opened without its head');
		return plan;
	}

	/** Oldest first, as all lists here. */
	get treatments(): readonly Treatment[] {
		return inOrder(this.state.treatment.values(), (treatment) => treatment.proposedAt);
	}

	get goals(): readonly Goal[] {
		return inOrder(this.state.goal.values(), (goal) => goal.addedAt);
	}

	recordsOf<Kind extends RecordKind>(kind: Kind): readonly RecordOf<Kind>[] {
		return recordsOf(this.state.record.values(), kind);
	}

	get safetyChecks(): readonly SafetyCheck[] {
		return inOrder(this.state.safety.values(), (check) => check.answeredAt);
	}

	get threads(): readonly Thread[] {
		return inOrder(this.state.thread.values(), (thread) => thread.startedAt);
	}

	get suggestions(): readonly Suggestion[] {
		return inOrder(this.state.suggestion.values(), (suggestion) => suggestion.suggestedAt);
	}

	get members(): readonly Member[] {
		return inOrder(this.state.member.values(), (member) => member.from);
	}

	get versions(): readonly Version[] {
		return [...this.state.version.values()].sort((one, other) => one.number - other.number);
	}

	responsesOf(treatmentId: TreatmentId): readonly TreatmentResponse[] {
		const responses = [...this.state.response.values()];
		const own = responses.filter((response) => response.treatmentId === treatmentId);
		return inOrder(own, (response) => response.respondedAt);
	}

	commentsOf(threadId: ThreadId): readonly Comment[] {
		const own = [...this.state.comment.values()].filter((comment) => comment.threadId === threadId);
		return inOrder(own, (comment) => comment.writtenAt);
	}

	signaturesOf(versionId: VersionId): readonly Signature[] {
		const own = [...this.state.signature.values()].filter(
			(signature) => signature.versionId === versionId
		);
		return inOrder(own, (signature) => signature.signedAt);
	}

	/** Also of those whose access has ended: their words stay in the plan. */
	memberOf(userId: UserId): Member | undefined {
		const own = this.members.filter((member) => member.userId === userId);
		return own.find(({ until }) => until === null) ?? own.at(-1);
	}

	protected tell(events: readonly PlanEvent[]): void {
		for (const listener of this.#listeners) listener(events);
	}
}

/** By time, then by id, so that two at the same instant never change places. */
function inOrder<T extends { readonly id: string }>(
	items: Iterable<T>,
	timeOf: (item: T) => string
): T[] {
	return [...items].sort((one, other) => {
		const byTime = compare(timeOf(one), timeOf(other));
		return byTime === 0 ? compare(one.id, other.id) : byTime;
	});
}

function compare(one: string, other: string): number {
	if (one === other) return 0;
	return one < other ? -1 : 1;
}
