import { test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { amara, maria, rosa } from '../test-plan.ts';
import { decisionId, endedSession, testDecision, testSession } from './test-sessions.ts';

test('[CS12] its author and the lead take a line back', () => {
	const input = { decisionId, expectedRevision: 1 };
	const command = { name: 'RetractDecision', input } as const;
	const careSession = [testSession()];
	const byRosa = testDecision({ by: rosa.id });
	expectAuthz([
		{
			title: 'the doctor’s',
			command,
			parts: { careSession, decision: [testDecision()] },
			allowed: [maria, amara]
		},
		{
			title: 'the patient’s',
			command,
			parts: { careSession, decision: [byRosa] },
			allowed: [rosa, amara]
		},
		{
			title: 'when it is over',
			command,
			parts: { careSession: [endedSession()], decision: [testDecision()] },
			allowed: []
		}
	]);
});
