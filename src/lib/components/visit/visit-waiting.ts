import type { PlanState } from '../../domain/change.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Member } from '../../domain/care-team/care-team.ts';
import type { Thread } from '../../domain/discussion/discussion.ts';
import type { Treatment } from '../../domain/treatment/treatment.ts';
import { latestVersion, standingSignature } from '../../domain/version/policy.ts';
import { isAnswerAwaited, questionFor } from '../../domain/waiting.ts';
import { m } from '../../paraglide/messages.js';
import { shortened, type VisitLine } from './visit-line.ts';

/** What waits for somebody: versions, proposals, questions; the newest first. */
export function waitingForSomebody(state: PlanState, planHref: string): readonly VisitLine[] {
	const team = [...state.member.values()].filter(({ until }) => until === null);
	const treatments = [...state.treatment.values()].toSorted((one, other) =>
		one.proposedAt < other.proposedAt ? 1 : -1
	);
	const threads = [...state.thread.values()].toSorted((one, other) =>
		one.startedAt < other.startedAt ? 1 : -1
	);
	return [
		...versionLine(state, { team, planHref }),
		...treatments.flatMap((treatment) => proposalLine(treatment, { state, team, planHref })),
		...threads.flatMap((thread) => questionLine(thread, { state, team }))
	];
}

interface Around {
	readonly state: PlanState;
	readonly team: readonly Member[];
	readonly planHref: string;
}

function versionLine(
	state: PlanState,
	{ team, planHref }: Pick<Around, 'team' | 'planHref'>
): readonly VisitLine[] {
	const latest = latestVersion(state);
	if (latest === undefined) return [];
	const missing = team.filter(({ userId }) => !standingSignature(state, latest.id, userId));
	if (missing.length === 0) return [];
	const number = String(latest.number);
	return [
		{
			id: latest.id,
			href: `${planHref}/versions/${number}`,
			lead: m.visit_version({ number }),
			text: m.visit_waits_for({ names: names(missing) })
		}
	];
}

function proposalLine(
	treatment: Treatment,
	{ state, team, planHref }: Around
): readonly VisitLine[] {
	const answers = [...state.response.values()];
	const asked = team.filter(({ userId, role }) => {
		const own = answers.find((one) => one.treatmentId === treatment.id && one.userId === userId);
		return isAnswerAwaited({ id: userId, role }, treatment, own);
	});
	const text = proposalWords(treatment, asked);
	if (text === null) return [];
	const { id, name } = treatment;
	return [{ id, href: `${planHref}#treatment-${id}`, lead: name, text }];
}

/** Null for what waits for nobody. */
function proposalWords({ status }: Treatment, asked: readonly Member[]): string | null {
	if (asked.length > 0) return m.visit_waits_for({ names: names(asked) });
	if (status === 'suggested') return m.visit_idea();
	return status === 'proposed' || status === 'considering' ? m.visit_decide() : null;
}

function questionLine(
	thread: Thread,
	{ state, team }: Pick<Around, 'state' | 'team'>
): readonly VisitLine[] {
	const comments = [...state.comment.values()];
	const asked = team.flatMap((member) => {
		const question = questionFor(member.userId, thread, comments);
		return question === null ? [] : [{ member, question }];
	});
	const last = asked.at(-1)?.question;
	if (last === undefined) return [];
	const lead = m.visit_question({
		from: nameOf(last.writtenBy, state),
		names: names(asked.map(({ member }) => member))
	});
	return [{ id: thread.id, href: `#thread-${thread.id}`, lead, text: shortened(last.text, 160) }];
}

function nameOf(id: UserId, { member }: PlanState): string {
	return [...member.values()].find(({ userId }) => userId === id)?.name ?? m.room_somebody();
}

function names(members: readonly Pick<Member, 'name'>[]): string {
	return new Intl.ListFormat('en-GB').format(members.map(({ name }) => name));
}
