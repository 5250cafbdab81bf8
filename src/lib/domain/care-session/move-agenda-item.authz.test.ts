import { test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { amara, ines, maria, rosa, tomas } from '../test-plan.ts';
import { itemId, testItem } from './test-sessions.ts';

test('[CS2] everybody moves what is open', () => {
	const command = { name: 'MoveAgendaItem', input: { itemId, order: 'b5' } } as const;
	expectAuthz([
		{
			title: 'open',
			command,
			parts: { agendaItem: [testItem()] },
			allowed: [rosa, maria, tomas, amara, ines]
		},
		{
			title: 'settled',
			command,
			parts: { agendaItem: [testItem({ status: 'settled' })] },
			allowed: []
		}
	]);
});
