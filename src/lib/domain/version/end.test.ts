import { expect, test } from 'vitest';
import { formatEnd, parseEnd } from './end.ts';

test('[TL7] an end of a comparison is read as it is written, anything else is none', () => {
	for (const text of ['1', '42', 'at-1', 'at-20000', 'today']) {
		const end = parseEnd(text);
		expect(end && formatEnd(end)).toBe(text);
	}
	for (const text of [null, '', '0', '-1', '01', 'at-', 'at-0', 'now', '1.5', '1 ', '9999999999']) {
		expect(parseEnd(text)).toBeNull();
	}
});
