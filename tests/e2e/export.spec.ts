import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Page } from '@playwright/test';
import { createServer } from 'vite';

import { isAccessible } from './axe.ts';
import { rosaName, signInAs, type Person } from './people.ts';
import { expect, test } from './test.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;

test.beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'accord-proof-'));
});

test.afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the command line says of each file, and whether it accepts all. */
function verifyByCommand(...args: readonly string[]) {
	const command = ['src/bin/command-line.ts', 'verify', ...args];
	const done = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
	return { accepted: done.status === 0, said: done.stdout };
}

/** Opens a file from disk, as somebody does who was sent it. */
async function openFile(page: Page, file: string): Promise<void> {
	await page.goto(pathToFileURL(file).href);
}

function verdict(page: Page) {
	return page.getByRole('complementary', { name: 'Is this what was signed?' });
}

async function exportVersion(page: Page, person: Person, name: string): Promise<string> {
	await signInAs(page.request, person);
	await page.goto('/');
	const link = page
		.getByRole('link', { name: rosaName })
		.or(page.getByRole('link', { name: 'My plan' }));
	const plan = (await link.first().getAttribute('href')) ?? '';
	await page.goto(`${plan}/versions/1`);
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'Save this version as a file' }).click()
	]);
	expect(download.suggestedFilename()).toBe('signed-plan-version-1.html');
	const file = join(folder, name);
	await download.saveAs(file);
	return file;
}

test('[PF9] [PF7] a patient saves the signed plan; it is read and checked without Accord', async ({
	newBrowser
}) => {
	const file = await exportVersion(await newBrowser(), 'patient', 'of-rosa.html');
	expect(verifyByCommand(file)).toMatchObject({ accepted: true });
	const key = /Key: ([0-9a-f ]+)/.exec(verifyByCommand(file).said)?.[1] ?? '';
	expect(verifyByCommand(file, '--key', key).accepted).toBe(true);
	expect(verifyByCommand(file, '--key', '0'.repeat(64))).toMatchObject({ accepted: false });

	const page = await newBrowser({ offline: true });
	const asked: string[] = [];
	page.on('request', (request) => asked.push(new URL(request.url()).protocol));
	await openFile(page, file);
	await expect(verdict(page)).toContainText('Version 1 is exactly what was signed.');
	await expect(verdict(page)).toContainText(key);
	await expect(page.getByRole('article')).toContainText(`${rosaName} · born 4 March 1968`);
	for (const title of [
		'What matters to me',
		'Signatures',
		'What this file proves, and what it does not'
	])
		await expect(page.getByRole('region', { name: title })).toBeVisible();
	expect(new Set(asked)).toEqual(new Set(['file:']));

	await test.step('and without scripts', async () => {
		const plain = await newBrowser({ javaScriptEnabled: false });
		await openFile(plain, file);
		await expect(plain.getByRole('region', { name: 'Signatures' })).toContainText('I agree');
		await expect(verdict(plain)).toContainText('Not checked yet.');
	});
});

test('[PF7] the file can be read by everybody: by eye, ear and key, on a phone and on paper', async ({
	newBrowser
}) => {
	const file = await exportVersion(await newBrowser(), 'referring-doctor', 'of-doctor.html');
	const changed = join(folder, 'of-doctor-changed.html');
	await writeFile(changed, (await readFile(file, 'utf8')).replaceAll('concert', 'football'));
	const page = await newBrowser();
	for (const [path, words] of [
		[file, 'exactly what was signed'],
		[changed, 'The readable text was changed at “What matters to me”.']
	] as const) {
		await openFile(page, path);
		await expect(verdict(page)).toContainText(words);
		await isAccessible(page, words);
	}
	await page.setViewportSize({ width: 320, height: 640 });
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
	await page.keyboard.press('Tab');
	await expect(page.getByLabel('Check a file byte by byte')).toBeFocused();
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByLabel('Check a file byte by byte')).toBeHidden();
});

interface Proven {
	readonly makeProven: (seed: number, key: unknown) => { readonly file: string };
	readonly testKey: () => unknown;
	readonly randomFrom: (seed: number) => () => number;
	readonly mutate: (
		bytes: Uint8Array,
		random: () => number
	) => { readonly bytes: Uint8Array; readonly at: number };
}

/** The makers of test versions, loaded as the product's build loads them. */
async function loadMakers(): Promise<Proven> {
	const server = await createServer({
		root,
		configFile: false,
		server: { middlewareMode: true, ws: false },
		appType: 'custom',
		logLevel: 'error'
	});
	try {
		return (await server.ssrLoadModule('/tests/support/proven.ts')) as Proven;
	} finally {
		await server.close();
	}
}

test('[PF7] [PF1] [PF2] page and command line accept 100 versions and refuse 100 changed ones alike', async ({
	newBrowser
}) => {
	test.setTimeout(300_000);
	const { makeProven, testKey, mutate, randomFrom } = await loadMakers();
	const key = testKey();
	const whole: string[] = [];
	const changed: string[] = [];
	for (let seed = 0; seed < 100; seed += 1) {
		const bytes = Buffer.from(makeProven(seed, key).file, 'utf8');
		const [at, to] = [join(folder, `whole-${seed}.html`), join(folder, `changed-${seed}.html`)];
		await writeFile(at, bytes);
		await writeFile(to, mutate(bytes, randomFrom(seed + 1_000)).bytes);
		whole.push(at);
		changed.push(to);
	}
	expect(verifyByCommand(...whole).accepted).toBe(true);

	const page = await newBrowser();
	await openFile(page, whole[0] ?? '');
	await expect(verdict(page)).toContainText('exactly what was signed');
	const said = verifyByCommand(...changed).said;
	for (const file of whole) expect(await chosen(page, file), file).toEqual(['holds']);
	for (const file of changed) {
		const [state, ...findings] = await chosen(page, file);
		expect(state, file).toBe('broken');
		expect(findings.length, file).toBeGreaterThan(0);
		const after = said.split(`${file}:\n`)[1]?.split('\n/')[0] ?? '';
		const named = [...after.matchAll(/^- (.*)$/gm)].map(([, sentence]) => sentence);
		expect(findings, file).toEqual(named.slice(0, 12));
	}
});

/** What the page says of a file that is chosen: its state, then each finding. */
async function chosen(page: Page, file: string): Promise<readonly string[]> {
	await page.evaluate(() => document.getElementById('verdict')?.replaceChildren());
	await page.getByLabel('Check a file byte by byte').setInputFiles(file);
	const box = page.locator('#verdict');
	await box.locator('.headline').waitFor();
	const state = (await box.getAttribute('data-state')) ?? '';
	return [state, ...(await box.getByRole('listitem').allTextContents())];
}

/** Changes of what is shown or proved, and what the page says when it is opened. */
const opened: readonly (readonly [from: string, to: string, says: string])[] = [
	['concert', 'football', 'This is not what was signed.'],
	['</main>', '<p>Take twice as much.</p></main>', 'The readable text was changed'],
	['<body>', '<body><p>Take twice as much.</p>', 'The frame of the page was changed'],
	['</style>', '.entry{display:none}</style>', 'The frame of the page was changed'],
	[
		'"exportedAt":"2',
		'"exportedAt":"3',
		'The list of fingerprints that is under the seal was changed.'
	],
	['"signature":"', '"signature":"0', 'The seal was changed'],
	// Its own check does not run any more: nothing is said in its favour.
	['isSigned !== false', 'isSigned !== true', 'Not checked yet.'],
	["'sha256-", "'sha256-x", 'Not checked yet.']
];

test('[PF7] a page that was changed does not call itself what was signed', async ({
	newBrowser,
	browser
}) => {
	const file = await exportVersion(await newBrowser(), 'pain-specialist', 'of-specialist.html');
	const text = await readFile(file, 'utf8');
	// A browser of its own: that the policy forbids a changed script is what is wanted here.
	const context = await browser.newContext();
	const page = await context.newPage();
	for (const [at, [from, to, says]] of opened.entries()) {
		const changed = join(folder, `opened-${at}.html`);
		expect(text, from).toContain(from);
		await writeFile(changed, text.replace(from, to));
		await openFile(page, changed);
		await expect(verdict(page), from).toContainText(says);
		await expect(verdict(page)).not.toContainText('exactly what was signed');
		expect(verifyByCommand(changed).accepted, from).toBe(false);
	}
	await context.close();
});
