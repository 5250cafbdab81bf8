import { test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { amara, maria, rosa, tomas } from '../test-plan.ts';
import { endedSession, sessionId, testSession } from './test-sessions.ts';

test('[CS8] who attends leaves, or is taken out by the lead, who does not leave', () => {
	const leave = (userId: typeof rosa.id) =>
		({ name: 'LeaveCareSession', input: { sessionId, userId } }) as const;
	const parts = { careSession: [testSession()] };
	expectAuthz([
		{ title: 'the patient', command: leave(rosa.id), parts, allowed: [rosa, amara] },
		{ title: 'the doctor', command: leave(maria.id), parts, allowed: [maria, amara] },
		{ title: 'the lead', command: leave(amara.id), parts, allowed: [] },
		{ title: 'who is not there', command: leave(tomas.id), parts, allowed: [] },
		{
			title: 'over',
			command: leave(rosa.id),
			parts: { careSession: [endedSession()] },
			allowed: []
		}
	]);
});
