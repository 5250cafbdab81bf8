import { test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { amara, maria, rosa } from '../test-plan.ts';
import { decisionId, endedSession, sessionId, testSession } from './test-sessions.ts';

test('[CS12] who attends notes; clinicians who attend decide', () => {
	const record = (type: 'decided' | 'open-point' | 'note') =>
		({
			name: 'RecordDecision',
			input: { decisionId, sessionId, itemId: null, type, text: 'So it is.' }
		}) as const;
	const parts = { careSession: [testSession()] };
	expectAuthz([
		{ title: 'a note', command: record('note'), parts, allowed: [amara, maria, rosa] },
		{ title: 'left open', command: record('open-point'), parts, allowed: [amara, maria, rosa] },
		{ title: 'decided', command: record('decided'), parts, allowed: [amara, maria] },
		{
			title: 'over',
			command: record('note'),
			parts: { careSession: [endedSession()] },
			allowed: []
		}
	]);
});
