import { resolve } from 'node:path';

import { expect, test } from 'vitest';

import { readConfig } from './config.ts';

test('[R-ID-1] with nothing set it is a demonstration that only this machine can reach', () => {
	expect(readConfig({})).toMatchObject({
		port: 3000,
		host: '127.0.0.1',
		origin: 'http://localhost:3000',
		databaseUrl: undefined,
		dataDir: resolve('data'),
		demonstration: { wanted: true, explicit: false },
		trustedProxies: 0
	});
});

test('[R-ID-1] a database of one’s own is no demonstration unless said so', () => {
	const own = { DATABASE_URL: 'postgres://db/accord', ORIGIN: 'https://accord.example.org' };
	expect(readConfig(own)).toMatchObject({
		host: '0.0.0.0',
		origin: 'https://accord.example.org',
		demonstration: { wanted: false, explicit: false }
	});
	expect(readConfig({ ...own, ACCORD_DEMO: '1' }).demonstration).toEqual({
		wanted: true,
		explicit: true
	});
});

test.each([
	[{ HOST: '0.0.0.0' }, 'ORIGIN'],
	[{ DATABASE_URL: 'postgres://db/accord' }, 'ORIGIN'],
	[{ ORIGIN: 'http://accord.example.org' }, 'https://'],
	[{ ORIGIN: 'accord.example.org' }, 'ORIGIN must be an address'],
	[{ PORT: '80a' }, 'PORT must be a whole number'],
	[{ PORT: '70000' }, 'PORT must be a whole number'],
	[{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
	[{ ACCORD_DEMO: 'yes' }, 'ACCORD_DEMO must be 0 or 1'],
	[{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
	[{ REDIS_URL: 'redis://bus' }, 'set DATABASE_URL too'],
	[{ REDIS_URL: 'http://bus', DATABASE_URL: 'postgres://db/accord' }, 'REDIS_URL'],
	[{ METRICS_PORT: 'none' }, 'METRICS_PORT must be a whole number'],
	[{ METRICS_TOKEN: 'short' }, 'METRICS_TOKEN must be 16 characters or more']
])('[R-WB-2] %o is refused in one sentence', (environment, words) => {
	expect(() => readConfig(environment)).toThrow(words);
});

test('[R-WB-2] an empty setting counts as none', () => {
	expect(readConfig({ ORIGIN: '', PORT: '', DATABASE_URL: '' }).origin).toBe(
		'http://localhost:3000'
	);
});
