import { spawnSync } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

import { ensureChromium } from '../support/chromium.ts';
import { findFreePort } from '../support/port.ts';
import { ensureRedis } from '../support/redis.ts';
import { uncounted, finish, freshSeed, type ProofRow } from './row.ts';

// Three browsers on two nodes behind a plain proxy, with Redis and with Redis gone in between.

const { values: options } = parseArgs({
	options: { report: { type: 'string' }, seed: { type: 'string', default: freshSeed() } }
});
const root = join(import.meta.dirname, '../..');
const row = await journeys();
const failed = row.isMet ? 0 : 1;
await finish({ seed: options.seed, passed: 1 - failed, failed, rows: [row] }, options.report);

async function journeys(): Promise<ProofRow> {
	const claim = 'three browsers on two nodes, all journeys of three; Redis stopped midway and back';
	const [chromium, redis] = [ensureChromium(), ensureRedis()];
	if (!chromium || !redis) {
		const lacking = chromium ? 'redis-server' : 'Chromium';
		const note = `there is no ${lacking} on this machine`;
		return { ...uncounted, claim, times: '**not run here**', isMet: false, note };
	}
	const report = join(root, '.cache/prove/playwright-nodes.json');
	await mkdir(dirname(report), { recursive: true });
	const cli = join(root, 'node_modules/@playwright/test/cli.js');
	const config = '--config=tests/e2e/playwright.config.ts';
	spawnSync(process.execPath, [cli, 'test', config, '--reporter=line,json'], {
		cwd: root,
		stdio: ['ignore', 'inherit', 'inherit'],
		env: {
			...process.env,
			FORCE_COLOR: '0',
			ACCORD_TEST_NODES: '2',
			ACCORD_TEST_PORT: String(await findFreePort()),
			ACCORD_CHROMIUM: chromium.path,
			ACCORD_REDIS_SERVER: redis.path,
			PLAYWRIGHT_JSON_OUTPUT_NAME: report
		}
	});
	const { stats } = JSON.parse(await readFile(report, 'utf8')) as {
		stats: { expected: number; unexpected: number; flaky: number };
	};
	const wrong = stats.unexpected + stats.flaky;
	return {
		...uncounted,
		claim,
		times: `${stats.expected + wrong} journeys`,
		isMet: wrong === 0 && stats.expected > 0,
		note: `${stats.expected} passed, ${wrong} did not`
	};
}
