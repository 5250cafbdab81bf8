// A plan as large as any will be, in a real browser. `-- --write` puts it into docs/performance.md.

import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import postgres from 'postgres';
import { v7 } from 'uuid';
import { build } from 'vite';

import { createIdentity } from '../../../src/lib/server/auth/identity.ts';
import { accordSchema } from '../../../src/lib/server/db/accord.ts';
import { startEmbeddedDatabase } from '../../../src/lib/server/db/embedded/start.ts';
import { migrate } from '../../../src/lib/server/db/migrate.ts';
import { openDatabase } from '../../../src/lib/server/db/transaction.ts';
import { readEntities } from '../../../src/lib/server/plan/reader.ts';
import { chromiumArguments, findChromium } from '../../support/chromium.ts';
import { findFreePort } from '../../support/port.ts';
import { silent } from '../../support/silent-log.ts';
import { somebodyHere } from '../../e2e/room.ts';
import { describeMachine } from '../machine.ts';
import { median } from '../percentile.ts';
import { note, row, scaleTable, type ScaleRow } from '../scale/report.ts';
import { writeSection } from '../section.ts';
import type { timeClinical, Timed } from './in-browser.ts';
import { large, seedLargePlan } from './seed.ts';

const { values: options } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
const root = join(import.meta.dirname, '../../..');
const dataDir = join(root, '.cache/bench', String(process.pid));
const openings = 9;

await mkdir(dataDir, { recursive: true });
const postmaster = await startEmbeddedDatabase({ dataDir, log: silent });
const database = openDatabase(postmaster.url, { schema: accordSchema });
const port = await findFreePort();
const origin = `http://localhost:${port}`;
const found = findChromium();
const browser = await chromium.launch({
	args: chromiumArguments,
	...(found ? { executablePath: found.path } : {})
});
try {
	await migrate(database);
	const { planId, specialist } = await seedLargePlan(database);
	const now = () => new Date();
	const { cookie, sessions } = await createIdentity({ database, origin, now, newId: v7 });
	const entities = await readEntities(database, planId);
	const rows = workRows(await timeWork(browser, entities));
	const server = await serve();
	try {
		const { token } = await sessions.start({ userId: specialist.id, isClinician: true }, null);
		const signedIn = async () => {
			const context = await browser.newContext();
			await context.addCookies([{ name: cookie.name, value: token, url: origin }]);
			return context;
		};
		for (const page of ['', '/why', '/options', '/visit']) {
			rows.push(...(await openingRows(signedIn, `/plans/${planId}${page}`, page || 'the plan')));
		}
	} finally {
		await server.stop();
	}
	const sql = postgres(postmaster.url, { max: 1, fetch_types: false });
	const machine = await describeMachine(sql, postmaster.home);
	await sql.end();
	const text = [
		'Written by `npm run bench:clinical -- --write`; nothing here is asserted.',
		`A plan with ${large.causes} causes, ${large.options} treatments of the catalogue, ${large.findings} findings in ${large.studies} studies and ${large.goals} goals, made by commands, in Chromium. Compressed means gzip, as a proxy in front does it: the server itself sends pages as they are.`,
		`Machine: ${machine}. Load average at the end: ${loadavg()[0]?.toFixed(1)}.`,
		scaleTable(rows)
	].join('\n\n');
	console.log(text);
	if (options.write) {
		await writeSection(join(root, 'docs/performance.md'), '## A large plan in the browser', text);
	}
} finally {
	await browser.close();
	await database.close();
	await postmaster.stop();
	await rm(postmaster.home, { recursive: true, force: true });
	await rm(dataDir, { recursive: true, force: true });
}

type Entities = Awaited<ReturnType<typeof readEntities>>;

/** The domain as it is, bundled and run in the page. */
async function timeWork(where: Browser, entities: Entities): Promise<Timed> {
	const bundled = await build({
		configFile: false,
		logLevel: 'error',
		build: {
			write: false,
			lib: {
				entry: join(import.meta.dirname, 'in-browser.ts'),
				formats: ['iife'],
				name: 'clinical'
			}
		}
	});
	const [output] = [bundled].flat();
	if (!output || !('output' in output)) throw new Error('Nothing was bundled.');
	const page = await where.newPage();
	await page.addScriptTag({ content: output.output[0].code });
	const timed = await page.evaluate(
		([given, at]) => {
			const state = Object.fromEntries(
				Object.entries(given).map(([kind, all]) => [
					kind,
					new Map(all.map((one: { id: string }) => [one.id, one]))
				])
			);
			const { clinical } = globalThis as unknown as {
				clinical: { timeClinical: typeof timeClinical };
			};
			return clinical.timeClinical(state as never, at);
		},
		[entities, new Date().toISOString()] as const
	);
	await page.close();
	return timed;
}

function workRows(timed: Timed): ScaleRow[] {
	const one = (value: number) => `${value.toFixed(2)} ms`;
	return [
		row('gates, coverage and comparison grid together', {
			value: timed.together,
			limit: 5,
			unit: 'ms'
		}),
		note('gates of the whole catalogue', one(timed.gates)),
		note('coverage', one(timed.coverage)),
		note('comparison grid', one(timed.grid)),
		note('gates of each treatment by itself', one(timed.cards))
	];
}

interface Opening {
	/** The server has said all of it. */
	readonly answeredMs: number;
	readonly drawnMs: number;
	readonly liveMs: number;
	/** As it came over the wire. */
	readonly sentBytes: number;
	readonly gzippedBytes: number;
	readonly lineBytes: number;
}

async function openingRows(
	signedIn: () => Promise<BrowserContext>,
	path: string,
	name: string
): Promise<ScaleRow[]> {
	const opened: Opening[] = [];
	while (opened.length < openings) {
		const context = await signedIn();
		opened.push(await openOnce(await context.newPage(), path));
		await context.close();
	}
	const of = (pick: (one: Opening) => number) => median(opened.map(pick));
	const kb = (bytes: number) => bytes / 1_000;
	const ms = (pick: (one: Opening) => number) => `${of(pick).toFixed(0)} ms`;
	return [
		row(`opening ${name} with an empty cache, until it is live`, {
			value: of(({ liveMs }) => liveMs) / 1_000,
			limit: 1,
			unit: 's'
		}),
		note(
			`opening ${name}, on the way`,
			`answered ${ms(({ answeredMs }) => answeredMs)}, drawn ${ms(({ drawnMs }) => drawnMs)}`
		),
		row(`data of ${name}, compressed`, {
			value: kb(of(({ gzippedBytes, lineBytes }) => gzippedBytes + lineBytes)),
			limit: 60,
			unit: 'kB'
		}),
		note(
			`data of ${name}, as sent`,
			`page ${kb(of(({ sentBytes }) => sentBytes)).toFixed(0)} kB, line ${kb(of(({ lineBytes }) => lineBytes)).toFixed(1)} kB`
		)
	];
}

async function openOnce(page: Page, path: string): Promise<Opening> {
	let lineBytes = 0;
	page.on('websocket', (socket) =>
		socket.on('framereceived', ({ payload }) => (lineBytes += payload.length))
	);
	const from = performance.now();
	const answer = await page.goto(`${origin}${path}`, { waitUntil: 'commit' });
	const presence = page.getByRole('banner').locator('summary');
	await presence.filter({ hasText: somebodyHere }).waitFor();
	const liveMs = performance.now() - from;
	const { answeredMs, drawnMs } = await page.evaluate(() => {
		const [navigation] = performance.getEntriesByType('navigation');
		return {
			answeredMs: navigation instanceof PerformanceNavigationTiming ? navigation.responseEnd : NaN,
			drawnMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN
		};
	});
	const html = (await answer?.body()) ?? Buffer.alloc(0);
	const sizes = await answer?.request().sizes();
	return {
		answeredMs,
		drawnMs,
		liveMs,
		sentBytes: sizes?.responseBodySize ?? NaN,
		gzippedBytes: gzipSync(html).length,
		lineBytes
	};
}

async function serve(): Promise<{ readonly stop: () => Promise<void> }> {
	const served = spawn(process.execPath, ['src/server.ts'], {
		cwd: root,
		env: {
			...process.env,
			PORT: String(port),
			HOST: '127.0.0.1',
			ORIGIN: origin,
			DATABASE_URL: postmaster.url,
			ACCORD_DEMO: '0',
			LOG_LEVEL: 'silent'
		},
		stdio: ['ignore', 'ignore', 'inherit']
	});
	while (!(await fetch(`${origin}/health/ready`).catch(() => null))?.ok) {
		if (served.exitCode !== null) throw new Error(`The server ended with ${served.exitCode}.`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	return {
		stop: async () => {
			const ended = once(served, 'exit');
			served.kill('SIGTERM');
			await ended;
		}
	};
}
