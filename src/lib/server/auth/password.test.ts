import { hash } from '@node-rs/argon2';
import { describe, expect, test } from 'vitest';
import { findPasswordProblem, Passwords } from './password.ts';

const rosa = { email: 'rosa@example.org', name: 'Rosa Alvarez' };

describe('choosing', () => {
	test.each([
		['a quiet walk', 'too-short'],
		['fourteen chars', 'too-short'],
		['fifteen letters', null],
		['семь тихих прогулок', null],
		['🌷🌻🌼🌺🌸🌹🥀🪻💐🌱🌿🍀🌵🌴🌳', null],
		['x'.repeat(40), 'too-obvious'],
		['rosaalvarez2026', 'too-obvious'],
		['accord password', 'too-obvious'],
		['123456789012345', 'too-obvious'],
		[`long ${'and quiet walk '.repeat(30)}`, null],
		['ab c'.repeat(300), 'too-long']
	])('[R-ID-2] %j: %s', (password, problem) => {
		expect(findPasswordProblem(password, rosa)).toBe(problem);
	});
});

describe('hashing', () => {
	test('[R-ID-4] the parameters stand in the hash', async () => {
		const passwords = await Passwords.open();
		const made = await passwords.hash('a quiet walk by the river');
		expect(made.ok && made.value).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	});

	test('[R-ID-4] a weaker hash still matches and asks to be replaced', async () => {
		const passwords = await Passwords.open();
		const old = await hash('a quiet walk by the river', { memoryCost: 8_192, timeCost: 1 });
		const checked = await passwords.matches(old, 'a quiet walk by the river');
		expect(checked).toEqual({ ok: true, value: { matches: true, outdated: true } });
	});

	test('[R-ID-2] the same letters match however they were typed', async () => {
		const passwords = await Passwords.open();
		const made = await passwords.hash('café au lait, très chaud'.normalize('NFD'));
		const checked = await passwords.matches(
			made.ok ? made.value : null,
			'café au lait, très chaud'.normalize('NFC')
		);
		expect(checked).toEqual({ ok: true, value: { matches: true, outdated: false } });
	});

	test('[R-ID-5] without a hash nothing matches, not even what the stand-in was made from', async () => {
		const passwords = await Passwords.open();
		const checked = await passwords.matches(null, 'nobody has this password');
		expect(checked).toEqual({ ok: true, value: { matches: false, outdated: false } });
	});

	test('[R-ID-4] four at once, 64 waiting, the rest refused, and then it goes on', async () => {
		const passwords = await Passwords.open();
		const answers = await Promise.all(
			Array.from({ length: 100 }, () => passwords.matches(null, 'x'))
		);
		expect(answers.filter((answer) => !answer.ok)).toHaveLength(100 - 4 - 64);
		expect((await passwords.matches(null, 'x')).ok).toBe(true);
	});
});
