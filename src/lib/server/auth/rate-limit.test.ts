import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AttemptLimits } from './rate-limit.ts';

const minuteMs = 60_000;
const rosa = { account: 'rosa@example.org', address: '192.0.2.1' };

beforeEach(() => {
	vi.useFakeTimers({ now: new Date('2026-11-22T10:00:00Z') });
});

afterEach(() => {
	vi.useRealTimers();
});

async function tryTimes(limits: AttemptLimits, times: number, attempt = rosa) {
	const answers = [];
	for (let index = 0; index < times; index += 1) answers.push(await limits.begin(attempt));
	return answers;
}

test('[R-ID-6] five tries, then a delay that doubles to fifteen minutes', async () => {
	const limits = new AttemptLimits();
	expect((await tryTimes(limits, 5)).every((answer) => answer.ok)).toBe(true);
	for (const minutes of [1, 2, 4, 8, 15, 15]) {
		expect(await limits.begin(rosa)).toEqual({
			ok: false,
			error: { code: 'wait', seconds: minutes * 60 }
		});
		vi.advanceTimersByTime(minutes * minuteMs);
		expect(await limits.begin(rosa)).toEqual({ ok: true, value: null });
	}
});

test('[R-ID-6] tries that are far apart are never delayed', async () => {
	const limits = new AttemptLimits();
	for (let round = 0; round < 6; round += 1) {
		expect((await tryTimes(limits, 4)).every((answer) => answer.ok)).toBe(true);
		vi.advanceTimersByTime(16 * minuteMs);
	}
});

test('[R-ID-6] success resets, and another address is not held up', async () => {
	const limits = new AttemptLimits();
	await tryTimes(limits, 5);
	expect((await limits.begin({ ...rosa, address: '192.0.2.2' })).ok).toBe(true);
	expect((await limits.begin(rosa)).ok).toBe(false);
	await limits.succeed(rosa);
	expect((await tryTimes(limits, 4)).every((answer) => answer.ok)).toBe(true);
});

test('[R-ID-6] an address has fifty failures an hour, whatever it tries', async () => {
	const limits = new AttemptLimits();
	for (let index = 0; index < 50; index += 1) {
		const answer = await limits.begin({ account: `nobody-${index}`, address: '192.0.2.9' });
		expect(answer.ok).toBe(true);
	}
	expect((await limits.begin({ account: 'one-more', address: '192.0.2.9' })).ok).toBe(false);
	vi.advanceTimersByTime(61 * minuteMs);
	expect((await limits.begin({ account: 'one-more', address: '192.0.2.9' })).ok).toBe(true);
});

test('[R-ID-6] an account has a hundred a day, from wherever', async () => {
	const limits = new AttemptLimits();
	for (let index = 0; index < 100; index += 1) {
		const answer = await limits.begin({ account: rosa.account, address: `192.0.2.${index}` });
		expect(answer.ok).toBe(true);
	}
	expect((await limits.begin({ account: rosa.account, address: '198.51.100.1' })).ok).toBe(false);
	vi.advanceTimersByTime(24 * 60 * minuteMs + 1);
	expect((await limits.begin({ account: rosa.account, address: '198.51.100.1' })).ok).toBe(true);
});

test('[R-ID-6] many at once do not slip through', async () => {
	const limits = new AttemptLimits();
	const answers = await Promise.all(Array.from({ length: 40 }, () => limits.begin(rosa)));
	expect(answers.filter((answer) => answer.ok)).toHaveLength(5);
});
