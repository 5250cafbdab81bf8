import { expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { documentKeys, type DocumentKey } from '../plan/section.ts';
import { expectAuthz } from '../test-authz.ts';
import { amara, ines, maria, rosa, tomas } from '../test-plan.ts';
import { suggestionId, wantedParts } from './test-suggestions.ts';

const suggesters: Readonly<Record<DocumentKey, readonly Actor[]>> = {
	'what-matters': [maria, amara, tomas, ines],
	story: [],
	'working-diagnosis': [rosa],
	'plan-summary': [rosa, maria, tomas]
};

test('[SU1] who may not write a document suggests a change to it, nobody else', () => {
	const cells = expectAuthz(
		documentKeys.map((document) => ({
			title: document,
			command: {
				name: 'SuggestProseChange',
				input: { suggestionId, document, baseSeq: 1, parts: wantedParts, why: 'It was June.' }
			} as const,
			parts: {},
			allowed: suggesters[document]
		}))
	);
	expect(cells).toBe(4 * 120);
});
