import { mattersNow } from '../../domain/care-session/agenda.ts';
import { isPlanOpen } from '../../domain/plan/policy.ts';
import { openCareSession } from '../../domain/care-session/open-session.ts';
import { decidedInWords } from '../../domain/care-session/settle.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Thread } from '../../domain/discussion/discussion.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import type { UserId } from '../../domain/ids.ts';
import { isDue } from '../../domain/safety/occasion.ts';
import { openChecks } from '../../domain/safety/open-flag.ts';
import type { SafetyCheck } from '../../domain/safety/safety-check.ts';
import { suggestionsFor } from '../../domain/suggestion/policy.ts';
import type { Treatment, TreatmentResponse } from '../../domain/treatment/treatment.ts';
import { isAnswerAwaited, patientWord, questionFor, unansweredBy } from '../../domain/waiting.ts';
import { toPlanState } from '../plan/reader.ts';
import type { PlanEvent } from '../../protocol/event.ts';
import type { EntitiesByKind } from '../../protocol/socket.ts';
import type { News, NextStep, Person, WaitingForPatient } from '../../protocol/today.ts';

/** An answer by somebody else in a conversation that the patient began or wrote in. */
export interface AnswerToPatient {
	readonly thread: Thread;
	readonly by: Person;
	readonly text: string;
	readonly at: string;
}

/** What of the red flags concerns the patient today. */
export interface TodaySafety {
	/** Most urgent first. */
	readonly open: readonly SafetyCheck[];
	readonly isDue: boolean;
}

/** The session that is under way or comes next. */
export interface TodaySession {
	readonly isUnderWay: boolean;
	/** What the patient has said matters most; null while it is to be asked. */
	readonly matters: string | null;
}

export interface Today {
	/** Nothing is written of what matters to the patient: the plan cannot be signed before. */
	readonly isMattersAwaited: boolean;
	readonly waiting: readonly WaitingForPatient[];
	readonly answers: readonly AnswerToPatient[];
	/** Active ones first, then those about to start; the soonest review first. */
	readonly next: readonly NextStep[];
	readonly goals: readonly Goal[];
	readonly safety: TodaySafety;
	readonly session: TodaySession;
	/** The newest first; one line for all that one person wrote in one document. */
	readonly news: readonly News[];
}

interface Around {
	readonly newEvents: readonly PlanEvent[];
	/** The text of what matters to the patient. */
	readonly whatMatters: string;
	readonly now: string;
}

/** A patient's plan as it stands for them today. Pure: what is given in is all there is. */
export function todayOf(
	entities: EntitiesByKind,
	patient: Pick<Actor, 'id'>,
	{ newEvents, whatMatters, now }: Around
): Today {
	const people = new Map(entities.member.map(({ userId, name, role }) => [userId, { name, role }]));
	const isOpen = entities.plan.every(isPlanOpen);
	return {
		isMattersAwaited: isOpen && whatMatters.trim() === '',
		waiting: [
			...versionsWaiting(entities, patient.id, people),
			...questionsWaiting(entities, patient.id, people),
			...(isOpen ? proposalsWaiting(entities, patient.id, people) : []),
			...suggestionsWaiting(entities, patient.id, people)
		],
		answers: answersTo(entities, patient.id, people),
		next: nextSteps(entities, patient.id),
		goals: entities.goal.filter(({ status }) => status === 'accepted' || status === 'proposed'),
		safety: {
			open: openChecks({ safety: new Map(entities.safety.map((check) => [check.id, check])) }),
			isDue: isDue(entities.safety, now)
		},
		session: sessionOf(entities),
		news: newsFor(newEvents, patient.id, people)
	};
}

function sessionOf({ careSession, agendaItem }: EntitiesByKind): TodaySession {
	const byId = <One extends { readonly id: string }>(all: readonly One[]) =>
		new Map(all.map((one) => [one.id, one]));
	return {
		isUnderWay: openCareSession({ careSession: byId(careSession) }) !== undefined,
		matters: mattersNow({ agendaItem: byId(agendaItem) })?.text ?? null
	};
}

type People = ReadonlyMap<UserId, Person>;

function versionsWaiting(
	{ version, signature }: EntitiesByKind,
	patientId: UserId,
	people: People
): WaitingForPatient[] {
	const latest = version.toSorted((one, other) => other.number - one.number)[0];
	const by = latest && people.get(latest.signedBy);
	if (!latest || !by) return [];
	const isAnswered = signature.some(
		({ versionId, userId }) => versionId === latest.id && userId === patientId
	);
	const { id: versionId, number, signedAt: at } = latest;
	return isAnswered ? [] : [{ type: 'version', versionId, number, by, at }];
}

function questionsWaiting(
	entities: EntitiesByKind,
	patientId: UserId,
	people: People
): WaitingForPatient[] {
	const { thread, comment } = entities;
	const state = toPlanState(entities);
	return thread.flatMap((asked): WaitingForPatient[] => {
		const question = questionFor(patientId, asked, comment);
		const by = question && people.get(question.writtenBy);
		if (!question || !by) return [];
		const { text, writtenAt: at } = question;
		const decided = decidedInWords(asked, state)?.text ?? null;
		return [{ type: 'question', thread: asked, threadId: asked.id, by, text, at, decided }];
	});
}

function proposalsWaiting(
	{ treatment, response }: EntitiesByKind,
	patientId: UserId,
	people: People
): WaitingForPatient[] {
	const patient = { id: patientId, role: 'patient' } as const;
	return treatment.flatMap((proposed): WaitingForPatient[] => {
		const by = people.get(proposed.proposedBy);
		const own = answerOf(patientId, proposed, response);
		if (!by || !isAnswerAwaited(patient, proposed, own)) return [];
		return [{ type: 'proposal', treatment: proposed, by, again: own !== undefined }];
	});
}

function answerOf(person: UserId, { id }: Treatment, all: readonly TreatmentResponse[]) {
	return all.find(({ treatmentId, userId }) => treatmentId === id && userId === person);
}

function suggestionsWaiting(
	entities: EntitiesByKind,
	patientId: UserId,
	people: People
): WaitingForPatient[] {
	const patient = { id: patientId, name: '', role: 'patient' } as const;
	return suggestionsFor(patient, toPlanState(entities)).flatMap(
		(suggestion): WaitingForPatient[] => {
			const by = people.get(suggestion.suggestedBy);
			return by ? [{ type: 'suggestion', suggestion, by }] : [];
		}
	);
}

function answersTo(
	{ thread, comment }: EntitiesByKind,
	patientId: UserId,
	people: People
): AnswerToPatient[] {
	return thread
		.flatMap((asked): AnswerToPatient[] => {
			const isOwn = comment.some(
				({ threadId, writtenBy }) => threadId === asked.id && writtenBy === patientId
			);
			const answer = isOwn ? unansweredBy(patientId, asked, comment).at(-1) : undefined;
			const by = answer && people.get(answer.writtenBy);
			return answer && by ? [{ thread: asked, by, text: answer.text, at: answer.writtenAt }] : [];
		})
		.toSorted((one, other) => (one.at < other.at ? 1 : -1));
}

function nextSteps({ treatment, response }: EntitiesByKind, patientId: UserId): NextStep[] {
	const rank = ({ status, reviewOn }: Treatment) =>
		`${status === 'active' ? 0 : 1}${reviewOn ?? '9999'}`;
	return treatment
		.filter(({ status }) => status === 'active' || status === 'chosen')
		.toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1))
		.map((next) => {
			const own = answerOf(patientId, next, response);
			return { treatment: next, word: patientWord(patientId, next, own) };
		});
}

function newsFor(events: readonly PlanEvent[], patientId: UserId, people: People): News[] {
	const news = new Map<string, News>();
	for (const event of events) {
		if (event.actorId === patientId) continue;
		const by = people.get(event.actorId) ?? null;
		const { seq, at } = event;
		if (event.type === 'prose') {
			const { document } = event;
			news.set(`${document} ${event.actorId}`, { type: 'prose', by, document, seq, at });
		} else {
			news.set(`${event.command} ${event.kind} ${event.entity.id}`, { type: 'entity', by, event });
		}
	}
	const seqOf = (item: News) => (item.type === 'prose' ? item.seq : item.event.seq);
	return [...news.values()].toSorted((one, other) => seqOf(other) - seqOf(one));
}
