import { expect, test } from 'vitest';

import { Allowances } from './allowances.ts';
import { SharedLimits, socketLimits } from './limits.ts';
import { TokenBucket } from './token-bucket.ts';

test('[RO20] a burst is allowed to its last, then what comes in at the rate', () => {
	const bucket = new TokenBucket({ ratePerSecond: 10, burst: 3 }, 0);
	expect([1, 2, 3, 4].map(() => bucket.take(0))).toEqual([true, true, true, false]);
	expect(bucket.take(99)).toBe(false);
	expect(bucket.take(100)).toBe(true);
	expect([1, 2, 3, 4].map(() => bucket.take(10_000))).toEqual([true, true, true, false]);
});

test('[RO20] each has an allowance of their own, and who stayed away long has all of it', () => {
	const allowances = new Allowances({ ratePerSecond: 1, burst: 1 });
	expect(allowances.take('one', 0)).toBe(true);
	expect(allowances.take('one', 0)).toBe(false);
	expect(allowances.take('other', 0)).toBe(true);
	for (let at = 0; at < 10_000; at += 1) allowances.take(`stranger ${at}`, 1_000 + at);
	expect(allowances.has('one', 20_000)).toBe(true);
	expect(allowances.take('one', 20_000)).toBe(true);
});

test('[RO20] somebody with many pages has no more than two of them would', () => {
	const limits = new SharedLimits();
	let allowed = 0;
	while (limits.allowUser('somebody', 'prose', 0)) allowed += 1;
	expect(allowed).toBe(2 * socketLimits.prose.burst);
	expect(limits.allowUser('somebody else', 'prose', 0)).toBe(true);
});

test('[RO20] a plan takes so many updates, and so many bytes', () => {
	const byCount = new SharedLimits();
	let updates = 0;
	while (byCount.allowUpdate('plan', 20, 0)) updates += 1;
	expect(updates).toBe(600);
	expect(byCount.allowUpdate('another', 20, 0)).toBe(true);
	const byBytes = new SharedLimits();
	let bytes = 0;
	while (byBytes.allowUpdate('plan', 64_000, 0)) bytes += 64_000;
	expect(bytes).toBe(16_000_000);
});

test('[RO20] a stranger’s tries are counted by address, and do not shut out a whole clinic', () => {
	const limits = new SharedLimits();
	const stranger = { address: '192.0.2.1', hasCookie: false };
	for (let count = 0; count < 20; count += 1) {
		expect(limits.allowStranger(stranger, 0)).toBe(true);
		limits.countStranger(stranger, 0);
	}
	expect(limits.allowStranger(stranger, 0)).toBe(false);
	expect(limits.allowStranger({ ...stranger, address: '192.0.2.2' }, 0)).toBe(true);
	expect(limits.allowStranger({ ...stranger, hasCookie: true }, 0)).toBe(true);
	expect(limits.allowStranger(stranger, 3_000)).toBe(true);
});
