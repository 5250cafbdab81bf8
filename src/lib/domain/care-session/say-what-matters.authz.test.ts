import { test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { rosa } from '../test-plan.ts';
import { itemId } from './test-sessions.ts';

test('[CS4] what matters is the patient’s to say', () => {
	const input = { itemId, text: 'To sleep through.' };
	expectAuthz([
		{ title: 'first', command: { name: 'SayWhatMatters', input }, parts: {}, allowed: [rosa] }
	]);
});
