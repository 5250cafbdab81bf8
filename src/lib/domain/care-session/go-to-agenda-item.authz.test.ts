import { test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { amara } from '../test-plan.ts';
import { endedSession, itemId, sessionId, testItem, testSession } from './test-sessions.ts';

test('[CS9] only the lead takes everybody to an item', () => {
	const command = { name: 'GoToAgendaItem', input: { sessionId, itemId } } as const;
	expectAuthz([
		{
			title: 'under way',
			command,
			parts: { agendaItem: [testItem()], careSession: [testSession()] },
			allowed: [amara]
		},
		{
			title: 'over',
			command,
			parts: { agendaItem: [testItem()], careSession: [endedSession()] },
			allowed: []
		}
	]);
});
