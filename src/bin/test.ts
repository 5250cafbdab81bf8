import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { ensureChromium } from '../../tests/support/chromium.ts';
import { ensureRedis } from '../../tests/support/redis.ts';
import prepare from './prepare.cjs';
import {
	type Count,
	countOne,
	readPlaywrightReport,
	readProofReport,
	readVitestReport
} from './test-reports.ts';

interface Part {
	readonly title: string;
	run(): Count;
}

const results = join(prepare.root, '.cache/test-results');
const parts: readonly Part[] = [
	{ title: 'Types', run: () => npmScript('check') },
	{ title: 'Lint', run: () => npmScript('lint') },
	{ title: 'Unit tests', run: () => vitest('unit', 'runes') },
	{ title: 'Redis', run: redis },
	{ title: 'Database tests', run: () => vitest('postgres') },
	{ title: 'Build', run: build },
	{ title: 'Browser tests', run: playwright },
	{ title: 'Crash tests of the database', run: () => vitest('crash') },
	{ title: 'The proof, in short', run: prove }
];

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const total = parts.map(runPart).reduce(sum);
// Far above, its own output says why; here it is found again.
for (const name of total.notPassed) console.log(`not ok: ${relativeToRoot(name)}`);
// The last line, alone, is what CI and people read.
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

function runPart({ title, run }: Part): Count {
	console.log(`\n== ${title}`);
	const since = performance.now();
	const count = run();
	const seconds = ((performance.now() - since) / 1000).toFixed(1);
	console.log(`== ${title}: ${count.passed} ok, ${count.failed} not ok, ${seconds} s`);
	return count;
}

function npmScript(name: string): Count {
	const npm = process.env['npm_execpath'];
	const args = ['run', '--silent', name];
	const isOk = npm ? run(process.execPath, [npm, ...args]) : run('npm', args);
	return countOne(name, isOk);
}

function build(): Count {
	try {
		prepare.ensureBuilt(process.execPath);
		return countOne('build', true);
	} catch (error) {
		console.log(error instanceof Error ? error.message : error);
		return countOne('build', false);
	}
}

/** For the tests of several nodes. */
function redis(): Count {
	const server = ensureRedis();
	if (server) {
		process.env['ACCORD_REDIS_SERVER'] = server.path;
		console.log(`redis-server: ${server.path}, from ${server.from}`);
		return countOne('redis', true);
	}
	console.log('No redis-server: install one, or run this with the rights to install packages.');
	return countOne('redis', false);
}

function vitest(...projects: readonly string[]): Count {
	const report = join(results, `${projects.join('-')}.json`);
	const isOk = node([
		join(prepare.root, 'node_modules/vitest/vitest.mjs'),
		'run',
		'--reporter=dot',
		'--reporter=json',
		`--outputFile.json=${report}`,
		...projects.flatMap((project) => ['--project', project])
	]);
	return readVitestReport(report, isOk);
}

function playwright(): Count {
	const chromium = ensureChromium();
	if (!chromium) {
		console.log('No Chromium: install one, or run this with the rights to install packages.');
		return countOne('Chromium', false);
	}
	console.log(`Chromium: ${chromium.path}, from ${chromium.from}`);
	const report = join(results, 'playwright.json');
	const isOk = node(
		[
			join(prepare.root, 'node_modules/@playwright/test/cli.js'),
			'test',
			'--config=tests/e2e/playwright.config.ts',
			'--reporter=line,json'
		],
		{ PLAYWRIGHT_JSON_OUTPUT_NAME: report, ACCORD_CHROMIUM: chromium.path }
	);
	return readPlaywrightReport(report, isOk);
}

function prove(): Count {
	const report = join(results, 'prove.json');
	node(['tests/prove/main.ts', '--short', '--report', report]);
	return readProofReport(report);
}

function node(args: readonly string[], env: NodeJS.ProcessEnv = {}): boolean {
	return run(process.execPath, args, env);
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): boolean {
	const done = spawnSync(command, args, {
		cwd: prepare.root,
		env: { ...process.env, ...env, FORCE_COLOR: '0' },
		stdio: ['ignore', 'inherit', 'inherit']
	});
	return done.status === 0;
}

function relativeToRoot(name: string): string {
	return name.replace(`${prepare.root}/`, '');
}

function sum(one: Count, other: Count): Count {
	return {
		passed: one.passed + other.passed,
		failed: one.failed + other.failed,
		notPassed: [...one.notPassed, ...other.notPassed]
	};
}
