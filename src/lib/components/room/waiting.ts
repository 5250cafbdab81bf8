import type { Actor } from '../../domain/actor.ts';
import { amendmentsFor } from '../../domain/amendment/policy.ts';
import type { PlanState } from '../../domain/change.ts';
import { isPlanOpen, planOf } from '../../domain/plan/policy.ts';
import { can } from '../../domain/policy.ts';
import { latestVersion, standingSignature } from '../../domain/version/policy.ts';
import type { Version } from '../../domain/version/version.ts';
import { isAnswerAwaited, questionFor } from '../../domain/waiting.ts';
import { suggestionsFor } from '../../domain/suggestion/policy.ts';
import { m } from '../../paraglide/messages.js';
import { aboutWords, suggestionHref } from '../suggestion/suggestion-place.ts';

/** One thing that waits for the reader, and where on the page it is. */
export interface WaitingLine {
	readonly href: string;
	readonly words: string;
}

/** All that waits for the reader: the same things, in the same order, as on the day's page. */
export function waitingLines(
	reader: Actor,
	state: PlanState,
	planHref: string
): readonly WaitingLine[] {
	const version = versionWaitingFor(reader, state);
	const number = String(version?.number);
	const versions = version
		? [{ href: `${planHref}/versions/${number}#answer`, words: m.room_waiting_version({ number }) }]
		: [];
	const proposals = proposalLines(reader, state).map(({ id, words }) => ({
		href: `${planHref}#treatment-${id}`,
		words
	}));
	return [
		...versions,
		...amendmentLines(reader, state, planHref),
		...questionLines(reader, state),
		...proposals,
		...suggestionLines(reader, state, planHref)
	];
}

function amendmentLines(reader: Actor, state: PlanState, planHref: string): readonly WaitingLine[] {
	return amendmentsFor(reader, state).map(({ id, versionId, askedBy }) => {
		const number = String(state.version.get(versionId)?.number);
		const by = [...state.member.values()].find(({ userId }) => userId === askedBy)?.name;
		return {
			href: `${planHref}/versions/${number}#amendment-${id}`,
			words: m.amendment_waiting({ name: by ?? m.room_somebody(), number })
		};
	});
}

function suggestionLines(
	reader: Actor,
	state: PlanState,
	planHref: string
): readonly WaitingLine[] {
	const members = [...state.member.values()];
	return suggestionsFor(reader, state).map((suggestion) => {
		const by = members.find(({ userId }) => userId === suggestion.suggestedBy)?.name;
		const about = aboutWords(suggestion, state);
		return {
			href: suggestionHref(suggestion, state, planHref),
			words: m.suggestion_waiting({ name: by ?? m.room_somebody(), about })
		};
	});
}

function questionLines(reader: Actor, state: PlanState): readonly WaitingLine[] {
	const comments = [...state.comment.values()];
	const members = [...state.member.values()];
	return [...state.thread.values()].flatMap((thread): WaitingLine[] => {
		const question = questionFor(reader.id, thread, comments);
		if (question === null) return [];
		const name = members.find(({ userId }) => userId === question.writtenBy)?.name;
		const words = m.room_waiting_question({ name: name ?? m.room_somebody() });
		return [{ href: `#thread-${thread.id}`, words }];
	});
}

function proposalLines(
	reader: Actor,
	state: PlanState
): readonly { readonly id: string; readonly words: string }[] {
	const plan = planOf(state);
	if (plan && !isPlanOpen(plan)) return [];
	const responses = [...state.response.values()];
	return [...state.treatment.values()].flatMap((treatment) => {
		const own = responses.find(
			({ treatmentId, userId }) => treatmentId === treatment.id && userId === reader.id
		);
		if (!isAnswerAwaited(reader, treatment, own)) return [];
		const words = m.room_waiting_proposal({ treatment: treatment.name });
		return [{ id: treatment.id, words }];
	});
}

/** The newest version, while it lacks this person's word. */
export function versionWaitingFor(reader: Actor, state: PlanState): Version | null {
	const latest = latestVersion(state);
	if (latest === undefined || !can(reader, 'AcknowledgeVersion', state)) return null;
	return standingSignature(state, latest.id, reader.id) === undefined ? latest : null;
}
