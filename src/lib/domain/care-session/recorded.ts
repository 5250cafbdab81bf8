import { put, type Change, type EntityByKind, type EntityKind, type PlanState } from '../change.ts';
import type { Command } from '../command.ts';
import type { Facts, Moment } from '../decision.ts';
import { toId, type AgendaItemId, type DecisionId, type UserId } from '../ids.ts';
import type { Treatment } from '../treatment/treatment.ts';
import { lineAbout } from './agenda.ts';
import type { AgendaItem } from './agenda-item.ts';
import type { CareSession } from './care-session.ts';
import { isAttending, openCareSession } from './open-session.ts';
import { settledBy, settles } from './settle.ts';
import { decidedFields, type DecidedField, type Outcome } from './session-decision.ts';

/**
 * Who was there: those who have joined and whose line is up, and those beside them in the room.
 * Where nobody knows of lines, all who have joined.
 */
export function presentAt(
	{ attendees }: CareSession,
	{ actor, connected }: Pick<Moment, 'actor' | 'connected'>
): readonly UserId[] {
	return attendees
		.filter(({ userId, leftAt, seat }) => {
			if (leftAt !== null) return false;
			const isSeen = connected === undefined || connected.includes(userId);
			return isSeen || userId === actor.id || seat === 'in-the-room';
		})
		.map(({ userId }) => userId);
}

/**
 * The line of the minutes for a change that somebody made in a session: in the same transaction, so
 * that neither is there without the other. Nothing outside a session, and for what decides nothing.
 */
export function recorded(
	command: Command,
	changes: readonly Change[],
	{ state, facts }: { readonly state: PlanState; readonly facts: Facts }
): readonly Change[] {
	const session = openCareSession(state);
	const { actor, now, opId } = facts;
	if (!session || opId === undefined || !isAttending(session, actor.id)) return [];
	const outcome = outcomeOf(command, changes, state);
	if (!outcome) return [];
	const decision = {
		// One decision for each command: the command's own id names it.
		id: toId<DecisionId>(opId),
		revision: 1,
		careSessionId: session.id,
		agendaItemId: itemOf(outcome, session, state),
		type: 'decided',
		outcome,
		text: '',
		at: now,
		by: actor.id,
		present: presentAt(session, facts),
		enteredInErrorAt: null
	} as const;
	const { agendaItemId } = decision;
	const item = agendaItemId === null ? undefined : state.agendaItem.get(agendaItemId);
	const isSettling = item !== undefined && settles(outcome, item);
	return [put('decision', decision), ...(isSettling ? settledBy(decision, state) : [])];
}

function outcomeOf(command: Command, changes: readonly Change[], state: PlanState): Outcome | null {
	const { name, input } = command;
	switch (name) {
		case 'SetGoalStatus': {
			const goal = only(changes, 'goal');
			if (!goal) return null;
			return { type: 'goal-status', id: goal.id, text: goal.text, status: goal.status };
		}
		case 'ReviseRecord':
			return causeDecided(changes, state);
		case 'SetUrgency': {
			const plan = only(changes, 'plan');
			if (!plan) return null;
			return { type: 'urgency', urgency: plan.urgency, reason: plan.urgencyReason };
		}
		case 'ResolveThread': {
			const { threadId } = input;
			const text = lineAbout({ type: 'thread', threadId }, state)?.text ?? '';
			return { type: 'thread-resolved', id: threadId, text };
		}
		default:
			return treatmentDecided(command, changes, state);
	}
}

function treatmentDecided(
	{ name, input }: Command,
	changes: readonly Change[],
	state: PlanState
): Outcome | null {
	if (name === 'RespondToTreatment') {
		const answered = state.treatment.get(input.treatmentId);
		const reason = only(changes, 'response')?.reason ?? '';
		const { treatmentId: id, kind } = input;
		return answered ? { type: 'answer', id, name: answered.name, kind, reason } : null;
	}
	const treatment = only(changes, 'treatment');
	if (!treatment) return null;
	const about = { id: treatment.id, name: treatment.name };
	switch (name) {
		case 'ProposeTreatment':
			return { type: 'treatment-brought', ...about, status: 'proposed' };
		case 'SuggestTreatment':
			return { type: 'treatment-brought', ...about, status: 'suggested' };
		case 'SetTreatmentStatus': {
			const { status, statusReason: reason } = treatment;
			return { type: 'treatment-status', ...about, status, reason };
		}
		case 'ReviseTreatment':
			return detailsDecided(treatment, state);
		default:
			return null;
	}
}

function detailsDecided(treatment: Treatment, state: PlanState): Outcome | null {
	const before = state.treatment.get(treatment.id);
	if (!before) return null;
	const fields = decidedFields
		.map((field) => ({ field, value: detailText(treatment, field) }))
		.filter(({ field, value }) => value !== detailText(before, field));
	if (fields.length === 0) return null;
	return { type: 'treatment-details', id: treatment.id, name: treatment.name, fields };
}

function detailText(treatment: Treatment, field: DecidedField): string {
	if (field !== 'dosage') return treatment[field] ?? '';
	const { dosage } = treatment;
	if (!dosage) return '';
	const parts = [dosage.dose, dosage.unit, dosage.route, dosage.frequency];
	return parts.filter((part) => part !== '').join(' ');
}

function causeDecided(changes: readonly Change[], state: PlanState): Outcome | null {
	const record = only(changes, 'record');
	if (record?.kind !== 'cause') return null;
	const before = state.record.get(record.id);
	const { name, status, statusReason: reason } = record.details;
	if (before?.kind !== 'cause' || before.details.status === status) return null;
	return { type: 'cause-status', id: record.id, name, status, reason };
}

/** The item that was being spoken of: the one about the thing itself, or else where everybody is. */
function itemOf(outcome: Outcome, session: CareSession, state: PlanState): AgendaItemId | null {
	const about = 'id' in outcome ? outcome.id : null;
	const isAbout = ({ subject, status, careSessionId }: AgendaItem) => {
		const isNow = status === 'open' || careSessionId === session.id;
		return isNow && about !== null && Object.values(subject).includes(about);
	};
	const current = session.currentItemId ? state.agendaItem.get(session.currentItemId) : undefined;
	if (current && isAbout(current)) return current.id;
	return [...state.agendaItem.values()].find(isAbout)?.id ?? current?.id ?? null;
}

function only<Kind extends EntityKind>(
	changes: readonly Change[],
	kind: Kind
): EntityByKind[Kind] | undefined {
	type One = Change & { readonly kind: Kind; readonly entity: EntityByKind[Kind] };
	const isOne = (change: Change): change is One => change.kind === kind;
	return changes.find(isOne)?.entity;
}
