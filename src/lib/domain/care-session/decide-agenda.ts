import { put, type PlanState } from '../change.ts';
import type { Deciders, Moment } from '../decision.ts';
import type { Refusal } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import { refuseStale } from '../revision.ts';
import { refuseText, textLimits, tidy } from '../text.ts';
import { firstOrder, lineAbout, mattersNow, subjectKey, type AgendaLine } from './agenda.ts';
import type { AgendaItem } from './agenda-item.ts';
import type { CareSessionCommands } from './command.ts';
import { openCareSession } from './open-session.ts';
import { isOrder } from './order.ts';
import { agendaItemMoves } from './policy.ts';

type AgendaCommands = Pick<
	CareSessionCommands,
	'SayWhatMatters' | 'AddAgendaItem' | 'MoveAgendaItem' | 'SetAgendaItemStatus'
>;

const textRule = { max: textLimits.agendaItem, required: true };

export const agendaDeciders: Deciders<AgendaCommands> = {
	SayWhatMatters: ({ itemId, text: said }, moment) => {
		const { state } = moment;
		const text = tidy(said);
		const refusal = refuseText('text', text, textRule);
		if (refusal) return err(refusal);
		const standing = mattersNow(state);
		if (standing?.text === text) return err({ code: 'already-exists' });
		if (standing) {
			return ok([put('agendaItem', { ...standing, revision: standing.revision + 1, text })]);
		}
		if (state.agendaItem.has(itemId)) return err({ code: 'already-exists' });
		const order = firstOrder('matters', { at: moment.now, id: itemId });
		const line = { subject: { type: 'matters' }, text, order } as const;
		return ok([put('agendaItem', newItem(itemId, line, moment))]);
	},

	AddAgendaItem: (input, moment) => {
		const { state } = moment;
		const refusal = refuseTaken(input, state);
		if (refusal) return err(refusal);
		const line = lineOf(input, moment);
		if (!line.ok) return line;
		return ok([put('agendaItem', newItem(input.itemId, line.value, moment))]);
	},

	MoveAgendaItem: ({ itemId, order }, { state }) => {
		const item = state.agendaItem.get(itemId);
		if (!item) return err({ code: 'not-found' });
		if (item.status !== 'open') return err({ code: 'forbidden' });
		if (!isOrder(order)) return err(invalid('order', 'not-an-order'));
		if (item.order === order) return err({ code: 'already-exists' });
		return ok([put('agendaItem', { ...item, revision: item.revision + 1, order })]);
	},

	SetAgendaItemStatus: ({ itemId, expectedRevision, to }, { state, actor, now }) => {
		const item = state.agendaItem.get(itemId);
		if (!item) return err({ code: 'not-found' });
		const session = openCareSession(state);
		if (!agendaItemMoves(actor, item, state).includes(to)) {
			const isLeads = to === 'settled' && item.status === 'open' && session !== undefined;
			return err(isLeads ? { code: 'not-leading', current: session } : { code: 'forbidden' });
		}
		const refusal = refuseStale('agendaItem', item, expectedRevision);
		if (refusal) return err(refusal);
		const careSessionId = to === 'settled' ? (session?.id ?? null) : null;
		const moved = { status: to, statusAt: now, careSessionId };
		return ok([put('agendaItem', { ...item, ...moved, revision: item.revision + 1 })]);
	}
};

/** An item as it comes onto the agenda. */
export function newItem(
	id: AgendaItem['id'],
	{ subject, text, order }: Pick<AgendaLine, 'subject' | 'text' | 'order'>,
	{ now, actor }: Pick<Moment, 'now' | 'actor'>
): AgendaItem {
	return {
		id,
		revision: 1,
		subject,
		text,
		order,
		status: 'open',
		statusAt: now,
		careSessionId: null,
		addedAt: now,
		addedBy: actor.id
	};
}

/** Two people who put the same thing on the agenda have put it there once. */
function refuseTaken(
	{ itemId, subject }: CareSessionCommands['AddAgendaItem'],
	state: PlanState
): Refusal | null {
	const isTaken =
		state.agendaItem.has(itemId) ||
		(subject.type !== 'other' &&
			[...state.agendaItem.values()].some(
				(item) => item.status === 'open' && subjectKey(item.subject) === subjectKey(subject)
			));
	return isTaken ? { code: 'already-exists' } : null;
}

function lineOf(
	input: CareSessionCommands['AddAgendaItem'],
	{ state, now }: Moment
): Result<Pick<AgendaLine, 'subject' | 'text' | 'order'>, Refusal> {
	const { subject, order } = input;
	if (order !== '' && !isOrder(order)) return err(invalid('order', 'not-an-order'));
	// What matters is the patient's to say, in a command of its own.
	if (subject.type === 'matters') return err(invalid('subject', 'unknown'));
	if (subject.type !== 'other') {
		const about = lineAbout(subject, state);
		if (!about) return err(invalid('subject', 'unknown'));
		return ok({ subject, text: about.text, order: order === '' ? about.order : order });
	}
	const text = tidy(input.text);
	const refusal = refuseText('text', text, textRule);
	if (refusal) return err(refusal);
	const last = firstOrder('added', { at: now, id: input.itemId });
	return ok({ subject, text, order: order === '' ? last : order });
}

function invalid(field: string, problem: string): Refusal {
	return { code: 'invalid-input', field, problem };
}
