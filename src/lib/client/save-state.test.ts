import { describe, expect, test } from 'vitest';
import { saveStateOf, type SaveFacts, type SaveState } from './save-state.ts';

const calm: SaveFacts = {
	line: 'up',
	online: true,
	accessEnded: false,
	outdated: false,
	unsaved: 0,
	held: 0,
	hasAnswers: false,
	troubled: false
};

const table: readonly (readonly [string, Partial<SaveFacts>, SaveState])[] = [
	['all acknowledged', {}, 'saved'],
	['nothing written, first connection under way', { line: 'opening' }, 'saved'],
	['written before the first connection', { line: 'opening', unsaved: 1 }, 'saving'],
	['under way', { unsaved: 2 }, 'saving'],
	['the server says later', { unsaved: 1, troubled: true }, 'not-saved'],
	['trouble is over and nothing waits', { troubled: true }, 'saved'],
	['a conflict waits for a choice', { unsaved: 1, held: 1 }, 'not-saved'],
	['safety answers not sent', { hasAnswers: true }, 'unsent'],
	['safety answers not sent, something else under way', { hasAnswers: true, unsaved: 1 }, 'unsent'],
	['safety answers not taken', { hasAnswers: true, unsaved: 1, troubled: true }, 'not-saved'],
	['the server is away', { line: 'down' }, 'server-away'],
	['the server is away with text unsent', { line: 'down', unsaved: 3 }, 'server-away'],
	['no network', { online: false, line: 'down', unsaved: 1 }, 'offline'],
	['no network, the socket has not noticed', { online: false }, 'offline'],
	['the page is too old', { outdated: true, online: false }, 'outdated'],
	['access has ended', { accessEnded: true, outdated: true, line: 'down' }, 'access-ended']
];

describe('save state', () => {
	test.each(table)('[CL1] %s', (_case, facts, expected) => {
		expect(saveStateOf({ ...calm, ...facts })).toBe(expected);
	});

	test('[CL1] it never says saved while something is unsaved', () => {
		for (const line of ['opening', 'up', 'down'] as const) {
			for (const online of [true, false]) {
				for (const troubled of [true, false]) {
					const facts = { ...calm, line, online, troubled };
					expect(saveStateOf({ ...facts, unsaved: 1 })).not.toBe('saved');
					expect(saveStateOf({ ...facts, hasAnswers: true })).not.toBe('saved');
				}
			}
		}
	});
});
