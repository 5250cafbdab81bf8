import { expect, test } from 'vitest';
import { ownPath } from './own-path.ts';

test.each([
	['/plans/7', '/plans/7'],
	['/plans/7?draft=1#x', '/plans/7'],
	['//elsewhere.example/a', '/'],
	['/\\elsewhere.example/a', '/'],
	['/\t/elsewhere.example', '/'],
	['https://elsewhere.example/', '/'],
	['javascript:alert(1)', '/'],
	['', '/'],
	[null, '/']
])('[R-SE] going back to %j leads to %s', (text, expected) => {
	expect(ownPath(text, 'http://localhost:3000')).toBe(expected);
});
