import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { defineConfig } from '@playwright/test';

import { chromiumArguments, findChromium } from '../support/chromium.ts';
import { logFile } from './log-check.ts';

const root = join(import.meta.dirname, '../..');
const port = Number(process.env['ACCORD_TEST_PORT'] ?? 4310);
const chromium = findChromium();

mkdirSync(dirname(logFile), { recursive: true });
// ACCORD_TEST_NODES=2: the meetings of the three, through a proxy in front of two nodes.
const hasNodes = process.env['ACCORD_TEST_NODES'] === '2';
const serve = hasNodes ? 'tests/e2e/serve-nodes.ts' : 'tests/e2e/serve.ts';
const meetings = ['journey', 'prose', 'conversation', 'two-nodes'];

export default defineConfig({
	testDir: '.',
	testMatch: hasNodes ? meetings.map((name) => `**/${name}.spec.ts`) : '**/*.spec.ts',
	testIgnore: hasNodes ? [] : '**/two-nodes.spec.ts',
	outputDir: join(root, 'test-results'),
	// One server with its seeded demonstration clinic; every spec starts plans of its own in it.
	// A test has up to three browsers: two tests at once starve each other on two cores.
	workers: 1,
	fullyParallel: true,
	forbidOnly: process.env['CI'] !== undefined,
	retries: 0,
	timeout: 120_000,
	expect: { timeout: 15_000 },
	use: {
		actionTimeout: 15_000,
		viewport: { width: 1440, height: 900 },
		baseURL: `http://localhost:${port}`,
		trace: 'retain-on-failure',
		locale: 'en-GB',
		launchOptions: {
			args: chromiumArguments,
			...(chromium ? { executablePath: chromium.path } : {})
		}
	},
	globalTeardown: join(import.meta.dirname, 'log-check.ts'),
	webServer: {
		// Its log is read when all is over.
		command: `${JSON.stringify(process.execPath)} ${serve} 2> ${JSON.stringify(logFile)}`,
		cwd: root,
		url: `http://localhost:${port}/health/ready`,
		timeout: 60_000,
		stdout: 'pipe',
		stderr: 'pipe',
		reuseExistingServer: false,
		gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
		env: {
			PORT: String(port),
			ACCORD_DATA: join(root, hasNodes ? '.cache/e2e-nodes' : '.cache/e2e'),
			LOG_LEVEL: 'debug'
		}
	}
});
