import { test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { amara, ines, maria, rosa, tomas } from '../test-plan.ts';
import { itemId, sessionId, testItem, testSession } from './test-sessions.ts';

test('[CS11] the lead settles; clinicians and who added it leave out', () => {
	const set = (to: 'open' | 'settled' | 'left-out') =>
		({ name: 'SetAgendaItemStatus', input: { itemId, expectedRevision: 2, to } }) as const;
	const careSession = [testSession()];
	const own = testItem({ addedBy: rosa.id });
	const settled = testItem({ status: 'settled', careSessionId: sessionId });
	const leftOut = testItem({ status: 'left-out' });
	const all = [rosa, maria, tomas, amara, ines];
	expectAuthz([
		{
			title: 'settling in a session',
			command: set('settled'),
			parts: { careSession, agendaItem: [testItem()] },
			allowed: [amara]
		},
		{
			title: 'settling outside of one',
			command: set('settled'),
			parts: { agendaItem: [testItem()] },
			allowed: []
		},
		{
			title: 'leaving out',
			command: set('left-out'),
			parts: { agendaItem: [testItem()] },
			allowed: [maria, tomas, amara, ines]
		},
		{
			title: 'leaving out what the patient added',
			command: set('left-out'),
			parts: { agendaItem: [own] },
			allowed: all
		},
		{ title: 'back', command: set('open'), parts: { agendaItem: [leftOut] }, allowed: all },
		{
			title: 'unsettling',
			command: set('open'),
			parts: { careSession, agendaItem: [settled] },
			allowed: [amara]
		},
		{
			title: 'unsettling when it is over',
			command: set('open'),
			parts: { agendaItem: [settled] },
			allowed: []
		}
	]);
});
