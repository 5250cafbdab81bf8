import type { Role } from '../../domain/actor.ts';
import type { PlanState } from '../../domain/change.ts';
import type { Signature } from '../../domain/version/version.ts';
import { m } from '../../paraglide/messages.js';
import type { EntityEvent } from '../../protocol/event.ts';

/** What divides a plan's history: something was signed. */
export type Milestone =
	| {
			readonly type: 'version';
			readonly key: string;
			readonly seq: number;
			readonly number: number;
			readonly name: string;
			readonly role: Role;
			readonly at: string;
			readonly href: string;
			readonly isLatest: boolean;
	  }
	| {
			readonly type: 'signature';
			readonly key: string;
			readonly seq: number;
			readonly name: string;
			readonly role: Role;
			readonly text: string;
			readonly statement: string;
			readonly isAgreed: boolean;
			readonly at: string;
			readonly href: string;
	  };

/** Null for what is a change among others. The author's own signature is told by the version. */
export function milestoneOf(
	event: EntityEvent,
	{ now, planHref }: { readonly now: PlanState; readonly planHref: string }
): Milestone | null {
	const { seq, at } = event;
	if (event.kind === 'version') {
		const { number, signedBy } = event.entity;
		const by = [...now.member.values()].find(({ userId }) => userId === signedBy);
		return {
			type: 'version',
			key: `version-${number}`,
			seq,
			number,
			name: by?.name ?? m.timeline_somebody(),
			role: event.role,
			at,
			href: `${planHref}/versions/${number}`,
			isLatest: ![...now.version.values()].some((version) => version.number > number)
		};
	}
	if (event.kind !== 'signature' || event.entity.meaning === 'author') return null;
	const { id, name, role, meaning, statement, versionId } = event.entity;
	const number = now.version.get(versionId)?.number ?? 0;
	return {
		type: 'signature',
		key: `signature-${id}`,
		seq,
		name,
		role,
		text: meanings[meaning]({ name, number: String(number) }),
		statement,
		isAgreed: meaning === 'agree' || meaning === 'reviewed' || meaning === 'approved',
		at,
		href: `${planHref}/versions/${number}`
	};
}

const meanings: Readonly<
	Record<Signature['meaning'], (words: { name: string; number: string }) => string>
> = {
	author: m.timeline_signed_author,
	reviewed: m.timeline_signed_reviewed,
	approved: m.timeline_signed_approved,
	agree: m.timeline_signed_agree,
	questions: m.timeline_signed_questions,
	disagree: m.timeline_signed_disagree,
	withdrawn: m.timeline_signed_withdrawn
};
