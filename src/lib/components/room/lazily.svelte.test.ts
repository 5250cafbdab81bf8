import { expect, test } from 'vitest';
import { Lazily } from './lazily.svelte.ts';

test('what a person reaches for is fetched once', async () => {
	let asked = 0;
	const lazily = new Lazily(() => Promise.resolve({ asked: (asked += 1) }));
	expect(lazily.parts).toBeNull();
	const [first, second] = await Promise.all([lazily.load(), lazily.load()]);
	expect(first).toEqual({ asked: 1 });
	expect(second).toBe(first);
	expect(lazily.parts).toBe(first);
});

test('what could not be fetched is asked for again', async () => {
	let hasNetwork = false;
	const lazily = new Lazily(() =>
		hasNetwork ? Promise.resolve('forms') : Promise.reject(Error())
	);
	expect(await lazily.load()).toBeNull();
	hasNetwork = true;
	expect(await lazily.load()).toBe('forms');
});
