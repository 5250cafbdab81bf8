import { test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { amara, ines, maria, testId, tomas } from '../test-plan.ts';
import { endedSession, testSession } from './test-sessions.ts';

test('[CS6] a clinician starts, while none is under way', () => {
	const input = { sessionId: testId<never>(1002), plannedMinutes: 30, agenda: [] };
	const command = { name: 'StartCareSession', input } as const;
	expectAuthz([
		{
			title: 'none',
			command,
			parts: { careSession: [endedSession()] },
			allowed: [maria, tomas, amara, ines]
		},
		{ title: 'one', command, parts: { careSession: [testSession()] }, allowed: [] }
	]);
});
