import { test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { amara, ines, maria, rosa, tomas } from '../test-plan.ts';
import { itemId } from './test-sessions.ts';

test('[CS2] everybody adds to the agenda', () => {
	const input = { itemId, subject: { type: 'other' }, text: 'Driving', order: '' } as const;
	expectAuthz([
		{
			title: 'before a session',
			command: { name: 'AddAgendaItem', input },
			parts: {},
			allowed: [rosa, maria, tomas, amara, ines]
		}
	]);
});
