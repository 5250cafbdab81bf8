import * as v from 'valibot';
import { agendaItemStatuses } from '../../domain/care-session/agenda-item.ts';
import { isOrder } from '../../domain/care-session/order.ts';
import { decisionTypes } from '../../domain/care-session/session-decision.ts';
import { textLimits } from '../../domain/text.ts';
import {
	agendaItemId,
	careSessionId,
	decisionId,
	recordId,
	threadId,
	treatmentId,
	userId
} from './ids.ts';
import { problem, revision, text } from './text.ts';

/** A working day; nobody plans a longer one. */
const longestMinutes = 480;
/** More lines than any agenda has. */
const maxLines = 200;

const subject = v.variant('type', [
	v.strictObject({ type: v.literal('matters') }),
	v.strictObject({ type: v.literal('thread'), threadId }),
	v.strictObject({ type: v.literal('treatment'), treatmentId }),
	v.strictObject({ type: v.literal('review'), treatmentId }),
	v.strictObject({ type: v.literal('cause'), causeId: recordId }),
	v.strictObject({ type: v.literal('other') })
]);
const order = v.pipe(v.string(), v.check(isOrder, problem('not-an-order')));
const session = { sessionId: careSessionId };
const person = { ...session, userId };

export const careSessionSchemas = {
	SayWhatMatters: v.strictObject({
		itemId: agendaItemId,
		text: text({ max: textLimits.agendaItem, required: true })
	}),
	AddAgendaItem: v.strictObject({
		itemId: agendaItemId,
		subject,
		text: text({ max: textLimits.agendaItem, required: false }),
		order: v.union([v.literal(''), order])
	}),
	MoveAgendaItem: v.strictObject({ itemId: agendaItemId, order }),
	SetAgendaItemStatus: v.strictObject({
		itemId: agendaItemId,
		expectedRevision: revision,
		to: v.picklist(agendaItemStatuses)
	}),
	StartCareSession: v.strictObject({
		...session,
		plannedMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(longestMinutes)),
		agenda: v.pipe(
			v.array(v.strictObject({ itemId: agendaItemId, subject })),
			v.maxLength(maxLines, problem('too-long'))
		)
	}),
	JoinCareSession: v.strictObject(person),
	LeaveCareSession: v.strictObject(person),
	GoToAgendaItem: v.strictObject({ ...session, itemId: v.nullable(agendaItemId) }),
	HandOverCareSession: v.strictObject({ ...session, from: userId, to: userId }),
	RecordDecision: v.strictObject({
		...session,
		decisionId,
		itemId: v.nullable(agendaItemId),
		type: v.picklist(decisionTypes),
		text: text({ max: textLimits.decision, required: true })
	}),
	RetractDecision: v.strictObject({ decisionId, expectedRevision: revision }),
	EndCareSession: v.strictObject(session)
};
