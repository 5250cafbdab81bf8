import { join } from 'node:path';

import { defineConfig } from '@playwright/test';

import { chromiumArguments, findChromium } from '../support/chromium.ts';

const root = join(import.meta.dirname, '../..');
const port = Number(process.env['ACCORD_TEST_PORT'] ?? 4310);
const chromium = findChromium();

export default defineConfig({
	testDir: '.',
	testMatch: '**/*.spec.ts',
	outputDir: join(root, 'test-results'),
	// Every spec shares one server and its seeded demonstration clinic.
	workers: 1,
	fullyParallel: false,
	forbidOnly: process.env['CI'] !== undefined,
	retries: 0,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	use: {
		baseURL: `http://localhost:${port}`,
		trace: 'retain-on-failure',
		locale: 'en-GB',
		launchOptions: {
			args: chromiumArguments,
			...(chromium ? { executablePath: chromium.path } : {})
		}
	},
	webServer: {
		command: `${JSON.stringify(process.execPath)} tests/e2e/serve.ts`,
		cwd: root,
		url: `http://localhost:${port}/health/ready`,
		timeout: 60_000,
		stdout: 'pipe',
		stderr: 'pipe',
		reuseExistingServer: false,
		gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
		env: { PORT: String(port), ACCORD_DATA: join(root, '.cache/e2e'), LOG_LEVEL: 'warn' }
	}
});
