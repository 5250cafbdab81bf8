import { expect, test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { decidingOnProse, decidingOnWords } from './test-deciding.ts';
import { suggestionId } from './test-suggestions.ts';

const command = {
	name: 'AcceptSuggestion',
	input: { suggestionId, parts: [0] }
} as const;

test('[SU3] those who write a document decide on it, never on their own', () => {
	expect(expectAuthz(decidingOnProse(command))).toBe(4 * 2 * 2 * 120);
});

test('[SU3] those who word a thing decide on other words for it', () => {
	expect(expectAuthz(decidingOnWords(command))).toBe(2 * 120);
});
