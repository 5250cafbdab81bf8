import { test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { amara, ines, maria, rosa } from '../test-plan.ts';
import { endedSession, sessionId, testSession } from './test-sessions.ts';

test('[CS10] the lead hands over, clinicians take over', () => {
	const hand = (to: typeof rosa.id) =>
		({ name: 'HandOverCareSession', input: { sessionId, from: amara.id, to } }) as const;
	const parts = { careSession: [testSession()] };
	expectAuthz([
		{ title: 'to the doctor', command: hand(maria.id), parts, allowed: [amara, maria] },
		{ title: 'to the other specialist', command: hand(ines.id), parts, allowed: [amara, ines] },
		{ title: 'to the patient', command: hand(rosa.id), parts, allowed: [] },
		{ title: 'to the lead', command: hand(amara.id), parts, allowed: [] },
		{
			title: 'over',
			command: hand(maria.id),
			parts: { careSession: [endedSession()] },
			allowed: []
		}
	]);
});
