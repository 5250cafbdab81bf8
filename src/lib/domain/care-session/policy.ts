import { clinicianRoles, isClinician, roles, type Actor, type Role } from '../actor.ts';
import type { PlanState } from '../change.ts';
import type { Permissions } from '../decision.ts';
import type { CareSessionId } from '../ids.ts';
import type { AgendaItem, AgendaItemStatus } from './agenda-item.ts';
import type { CareSession } from './care-session.ts';
import type { CareSessionCommands } from './command.ts';
import { isAttending, mayLead, openCareSession } from './open-session.ts';
import type { DecisionType, SessionDecision } from './session-decision.ts';

export const careSessionRoles = {
	SayWhatMatters: ['patient'],
	AddAgendaItem: roles,
	MoveAgendaItem: roles,
	SetAgendaItemStatus: roles,
	StartCareSession: clinicianRoles,
	JoinCareSession: roles,
	LeaveCareSession: roles,
	GoToAgendaItem: clinicianRoles,
	HandOverCareSession: clinicianRoles,
	RecordDecision: roles,
	RetractDecision: roles,
	EndCareSession: clinicianRoles
} as const satisfies Record<keyof CareSessionCommands, readonly Role[]>;

export const careSessionPermissions: Permissions<CareSessionCommands> = {
	SayWhatMatters: () => true,
	AddAgendaItem: () => true,
	MoveAgendaItem: ({ itemId }, _actor, state) => state.agendaItem.get(itemId)?.status === 'open',
	SetAgendaItemStatus: ({ itemId, to }, actor, state) => {
		const item = state.agendaItem.get(itemId);
		return item !== undefined && agendaItemMoves(actor, item, state).includes(to);
	},
	StartCareSession: (_input, _actor, state) => openCareSession(state) === undefined,
	JoinCareSession: ({ sessionId, userId }, actor, state) => {
		const session = underWay(sessionId, state);
		if (!session || isAttending(session, userId)) return false;
		return mayBringIn(actor, userId, session) && isMember(userId, state);
	},
	LeaveCareSession: ({ sessionId, userId }, actor, state) => {
		const session = underWay(sessionId, state);
		if (!session || !isAttending(session, userId) || userId === session.leadId) return false;
		return mayBringIn(actor, userId, session);
	},
	GoToAgendaItem: ({ sessionId }, actor, state) => underWay(sessionId, state)?.leadId === actor.id,
	HandOverCareSession: ({ sessionId, to }, actor, state) => {
		const session = underWay(sessionId, state);
		return session !== undefined && mayHandOver(actor, to, { session, state });
	},
	RecordDecision: ({ sessionId, type }, actor, state) => {
		const session = underWay(sessionId, state);
		return session !== undefined && mayRecord(actor, type, session);
	},
	RetractDecision: ({ decisionId }, actor, state) => {
		const decision = state.decision.get(decisionId);
		return decision !== undefined && mayRetractDecision(actor, decision, state);
	},
	EndCareSession: ({ sessionId }, actor, state) => underWay(sessionId, state)?.leadId === actor.id
};

/** Where this person may take an item: the buttons beside it. */
export function agendaItemMoves(
	actor: Actor,
	item: AgendaItem,
	state: PlanState
): readonly AgendaItemStatus[] {
	const session = openCareSession(state);
	const isLead = session?.leadId === actor.id;
	if (item.status === 'open') {
		const mayLeaveOut = isClinician(actor.role) || item.addedBy === actor.id;
		return [...(isLead ? (['settled'] as const) : []), ...(mayLeaveOut ? leftOut : [])];
	}
	if (item.status === 'left-out') return ['open'];
	return isLead && item.careSessionId === session.id ? ['open'] : [];
}

const leftOut = ['left-out'] as const;

/** Oneself, or as the lead somebody beside oneself. */
export function mayBringIn(actor: Actor, userId: string, session: CareSession): boolean {
	return userId === actor.id || session.leadId === actor.id;
}

/** The lead hands over; a clinician takes over, as when the lead's line has gone. */
export function mayHandOver(
	actor: Actor,
	to: CareSession['leadId'],
	{ session, state }: { readonly session: CareSession; readonly state: PlanState }
): boolean {
	if (to === session.leadId || !isClinician(actor.role) || !mayLead(to, state)) return false;
	return session.leadId === actor.id || to === actor.id;
}

/** Whoever is there notes and leaves points open; what is decided is said by the clinicians. */
export function mayRecord(actor: Actor, type: DecisionType, session: CareSession): boolean {
	if (!isAttending(session, actor.id)) return false;
	return type !== 'decided' || isClinician(actor.role);
}

/** What a change of the plan decided is undone by another change, not by taking the line back. */
export function mayRetractDecision(
	actor: Actor,
	decision: SessionDecision,
	state: PlanState
): boolean {
	const session = underWay(decision.careSessionId, state);
	if (!session || decision.outcome !== null || decision.enteredInErrorAt !== null) return false;
	return decision.by === actor.id || session.leadId === actor.id;
}

function underWay(id: CareSessionId, state: PlanState): CareSession | undefined {
	const session = state.careSession.get(id);
	return session?.status === 'under-way' ? session : undefined;
}

function isMember(userId: string, state: PlanState): boolean {
	return [...state.member.values()].some(
		(member) => member.userId === userId && member.until === null
	);
}
