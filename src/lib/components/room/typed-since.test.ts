import { expect, test } from 'vitest';
import { typedSince } from './typed-since.ts';

test.each([
	['nothing was typed', 'It burns', ' It burns\n', ''],
	['somebody went on', 'It burns', 'It burns at night', 'at night'],
	['a new line was begun', 'It burns', 'It burns\n\nAt night ', 'At night '],
	['the text was changed', 'It burns', 'It burned', 'It burned'],
	['something else stands there', 'It burns', 'Only at night', 'Only at night'],
	['it was emptied', 'It burns', '', '']
])('[CL40] %s while it was sent', (_case, sent, now, left) => {
	expect(typedSince(sent, now)).toBe(left);
});
