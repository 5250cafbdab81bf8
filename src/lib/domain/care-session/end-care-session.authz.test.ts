import { test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { amara } from '../test-plan.ts';
import { endedSession, sessionId, testSession } from './test-sessions.ts';

test('[CS16] only the lead ends a session, once', () => {
	const command = { name: 'EndCareSession', input: { sessionId } } as const;
	expectAuthz([
		{
			title: 'under way',
			command,
			parts: { careSession: [testSession()] },
			allowed: [amara]
		},
		{
			title: 'over',
			command,
			parts: { careSession: [endedSession()] },
			allowed: []
		}
	]);
});
