import type { PlanEvent } from '../../protocol/event.ts';
import { changeOf, type ChainedEvent } from './chain.ts';
import type { EventRow } from './reader.ts';

/** An event as a client sees it, from the database. */
export function rowToPlanEvent(row: EventRow): PlanEvent {
	const { seq, opId, actorId, role, careSession } = row;
	const whole = { seq, opId, at: row.at.toISOString(), actorId, role };
	const head = careSession ? { ...whole, careSession } : whole;
	if (row.type === 'prose' && row.document && row.bytes) {
		return { ...head, type: 'prose', document: row.document, update: row.bytes };
	}
	if (row.command && row.payload) {
		return { ...head, type: 'entity', command: row.command, ...row.payload };
	}
	throw new Error(`event ${seq} has no payload`);
}

/** The same event, from what was just committed. */
export function chainedToPlanEvent({ event, seq }: ChainedEvent): PlanEvent {
	const { opId, actorId, role, at, careSession } = event;
	const whole = { seq, opId, at, actorId, role };
	const head = careSession ? { ...whole, careSession } : whole;
	if (event.type === 'prose') {
		return { ...head, type: 'prose', document: event.document, update: event.update };
	}
	return { ...head, type: 'entity', command: event.command, ...changeOf(event) };
}
