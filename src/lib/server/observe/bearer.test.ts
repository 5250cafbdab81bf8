import { expect, test } from 'vitest';

import { holdsToken } from './bearer.ts';

const token = 'a-token-of-some-length';

test('[R-OP-1] only the whole token opens, and only where one is set', () => {
	expect(holdsToken(`Bearer ${token}`, token)).toBe(true);
	expect(holdsToken(`Bearer ${token}x`, token)).toBe(false);
	expect(holdsToken(token, token)).toBe(false);
	expect(holdsToken(null, token)).toBe(false);
	expect(holdsToken('Bearer undefined', undefined)).toBe(false);
});
