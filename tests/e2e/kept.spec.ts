import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium, type BrowserContext, type Page } from '@playwright/test';
import postgres from 'postgres';

import { findEmbeddedDatabase } from '../../src/lib/server/db/embedded/start.ts';
import { chromiumArguments, findChromium } from '../support/chromium.ts';
import { signInAs } from './people.ts';
import { Room, type as typeIn, written } from './room.ts';
import { expect, test } from './test.ts';

const story = 'The story so far';
const diagnosis = 'Working diagnosis';
const offlineKept = 'No connection – what you wrote is kept on this device';
const notice = 'Some of what you wrote is kept on this device and not sent yet.';

/** A browser with a profile on the disk, which may crash and be started again. */
class Profile {
	readonly #origin: string;
	readonly #dir: string;

	constructor(origin: string, dir: string) {
		this.#origin = origin;
		this.#dir = dir;
	}

	async start(): Promise<BrowserContext> {
		const found = findChromium();
		return chromium.launchPersistentContext(this.#dir, {
			args: chromiumArguments,
			...(found ? { executablePath: found.path } : {}),
			baseURL: this.#origin,
			locale: 'en-GB',
			viewport: { width: 1440, height: 900 }
		});
	}

	/** As when the machine takes it down: no page is told. */
	async crash(context: BrowserContext): Promise<void> {
		const session = await context.browser()?.newBrowserCDPSession();
		if (!session) throw new Error('no browser');
		const { processInfo } = await session.send('SystemInfo.getProcessInfo');
		const own = processInfo.find(({ type }) => type === 'browser');
		if (!own) throw new Error('no process');
		const closed = new Promise((resolve) => context.once('close', resolve));
		process.kill(own.id, 'SIGKILL');
		await closed;
	}

	/** Every byte that its pages have on the disk. */
	async bytes(): Promise<Buffer> {
		const stores = ['IndexedDB', 'Local Storage', 'Session Storage', 'Service Worker'];
		const files = (await readdir(this.#dir, { recursive: true, withFileTypes: true })).filter(
			(entry) => entry.isFile() && stores.some((store) => entry.parentPath.includes(store))
		);
		return Buffer.concat(
			await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name))))
		);
	}
}

test('[CL30] [CL31] the browser is killed: what was typed without a network is there again, once', async ({
	cast,
	origin
}) => {
	const { plan, doctor } = cast;
	await doctor.open();
	const dir = await mkdtemp(join(tmpdir(), 'accord-profile-'));
	const profile = new Profile(origin, dir);
	try {
		const before = await profile.start();
		await signInAs(before.request, 'pain-specialist');
		const room = await new Room(await before.newPage(), plan.path).open();
		const editor = await room.write(diagnosis);
		await typeIn(editor, 'Known to all. ');
		await room.isSaved();
		await before.setOffline(true);
		await typeIn(editor, 'Burning at night. ');
		await expect(room.saveState).toHaveText(offlineKept);
		await room.stopWriting(diagnosis);
		await reply(room.page, 'Shall we try capsaicin?');
		await expect(room.saveState).toHaveText(offlineKept);
		await profile.crash(before);

		const disk = await profile.bytes();
		expect(disk.length).toBeGreaterThan(0);
		for (const word of ['Burning', 'capsaicin', 'Known to all']) {
			expect(disk.includes(Buffer.from(word))).toBe(false);
			expect(disk.includes(Buffer.from(word, 'utf16le'))).toBe(false);
		}

		const after = await profile.start();
		await signInAs(after.request, 'pain-specialist');
		const again = await new Room(await after.newPage(), plan.path).open();
		await expect(again.section(diagnosis)).toContainText('Known to all. Burning at night.');
		await expect(again.thread('Shall we try capsaicin?')).toHaveCount(1);
		await again.isSaved();
		await expect(doctor.section(diagnosis)).toContainText('Known to all. Burning at night.');
		await expect(doctor.thread('Shall we try capsaicin?')).toHaveCount(1);
		await again.open();
		await again.isSaved();
		expect(await written(await again.write(diagnosis))).toBe('Known to all. Burning at night.');
		await after.close();
	} finally {
		await rm(dir, { recursive: true, force: true, maxRetries: 5 });
	}
});

async function reply(page: Page, words: string): Promise<void> {
	const box = page.getByRole('textbox', { name: /^Write to the team/ });
	await box.fill(words);
	await box.press('Control+Enter');
}

/** Types without a network, and closes the page on it. */
async function leaveBehind(room: Room, words: string): Promise<Page> {
	const context = room.page.context();
	await room.open();
	const editor = await room.write(story);
	await context.setOffline(true);
	await typeIn(editor, words);
	await expect(room.saveState).toHaveText(offlineKept);
	await room.page.close();
	await context.setOffline(false);
	return context.newPage();
}

async function signOut(page: Page): Promise<void> {
	await page.locator('summary').filter({ hasText: 'Account of' }).click();
	await page.getByRole('button', { name: 'Sign out' }).click();
}

test('[CL33] [CL36] signing out asks first; kept for its author alone, and sent when they are back', async ({
	cast
}) => {
	const { doctor, specialist } = cast;
	await specialist.open();
	const page = await leaveBehind(doctor, 'Only mine until sent. ');

	await test.step('it is remembered elsewhere, and signing out asks', async () => {
		await page.goto('/plans');
		await expect(page.getByText(notice)).toBeVisible();
		await signOut(page);
		const dialog = page.getByRole('dialog', { name: 'Some of what you wrote is not sent yet' });
		await expect(dialog).toBeVisible();
		await dialog.getByRole('button', { name: 'Wait' }).click();
		await expect(dialog).toBeHidden();
		await signOut(page);
		await dialog.getByRole('button', { name: 'Keep it and sign out' }).click();
		await expect(page).toHaveURL(/\/sign-in/);
	});

	await test.step('somebody else on this device is told nothing and sends nothing', async () => {
		await signInAs(page.request, 'pain-specialist');
		await page.goto('/plans');
		await new Room(page, doctor.path).open();
		await expect(page.getByRole('region', { name: story })).not.toContainText('Only mine');
		await page.goto('/plans');
		await expect(page.getByText(notice)).toHaveCount(0);
		await signOut(page);
		await expect(page).toHaveURL(/\/sign-in/);
		await expect(specialist.section(story)).not.toContainText('Only mine');
	});

	await test.step('its author comes back', async () => {
		await signInAs(page.request, 'referring-doctor');
		await page.goto('/plans');
		await page.getByRole('link', { name: 'Open the plan' }).click();
		const again = new Room(page, doctor.path);
		await expect(again.section(story)).toContainText('Only mine until sent.');
		await again.isSaved();
		await expect(specialist.section(story)).toContainText('Only mine until sent.');
		await page.goto('/plans');
		await expect(page.getByText(notice)).toHaveCount(0);
	});
});

test('[CL36] what its author discards at the sign-out is gone, and the browser is cleared', async ({
	cast
}) => {
	const { doctor, specialist } = cast;
	await specialist.open();
	const page = await leaveBehind(doctor, 'Better not. ');
	await page.goto('/plans');
	await signOut(page);
	await page.getByRole('button', { name: 'Discard it and sign out' }).click();
	await expect(page).toHaveURL(/\/sign-in/);
	await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
	await signInAs(page.request, 'referring-doctor');
	const again = await new Room(page, doctor.path).open();
	await again.isSaved();
	await expect(again.section(story)).not.toContainText('Better not.');
});

test('[CL34] access ended meanwhile: the words are offered, until their author puts them away', async ({
	cast,
	origin
}) => {
	const { doctor, plan } = cast;
	const page = await leaveBehind(doctor, 'My findings of today.');
	await endAccess(plan.id, 'referring-doctor');
	expect(new URL(origin).pathname).toBe('/');

	await page.goto(plan.path);
	const kept = page.getByRole('region', { name: 'Changes that were not taken' });
	await expect(kept).toContainText('My findings of today.');
	await expect(kept).toContainText('Your access to this plan has ended');
	await page.reload();
	await expect(kept).toContainText('My findings of today.');
	await kept.getByRole('button', { name: 'Put this away' }).click();
	await expect(kept).toBeHidden();
	await page.reload();
	await expect(page.getByRole('heading', { name: 'This page is not here' })).toBeVisible();
	await page.goto('/plans');
	await expect(page.getByText(notice)).toHaveCount(0);
});

/** As an administrator would; the product has no screen for it yet. */
async function endAccess(plan: string, role: string): Promise<void> {
	const url = await findEmbeddedDatabase(join(import.meta.dirname, '../../.cache/e2e'));
	if (url === undefined) throw new Error('no database');
	const sql = postgres(url, { max: 1 });
	await sql`update plan_member set until = now() where plan_id = ${plan} and role = ${role}`;
	await sql.end();
}

test('[CL32] two tabs of one person on one plan neither lose nor double anything', async ({
	cast
}) => {
	const { doctor, specialist } = cast;
	await specialist.open();
	await doctor.open();
	const second = await new Room(await doctor.page.context().newPage(), doctor.path).open();
	const context = doctor.page.context();
	const [one, other] = [await doctor.write(story), await second.write(story)];
	await context.setOffline(true);
	await typeIn(one, 'First tab. ');
	await typeIn(other, 'Second tab. ');
	for (const room of [doctor, second]) await expect(room.saveState).toHaveText(offlineKept);
	await second.page.close();
	await context.setOffline(false);
	await doctor.isSaved();
	await expect(specialist.section(story)).toContainText('First tab.');
	// The tab that is gone is taken over by the one that stayed, or by the next to open.
	const third = await new Room(await context.newPage(), doctor.path).open();
	await third.isSaved();
	for (const room of [doctor, specialist, third]) {
		await expect(room.section(story)).toContainText('First tab.');
		await expect(room.section(story)).toContainText('Second tab.');
		const text = (await room.section(story).textContent()) ?? '';
		expect(text.match(/First tab\./g)).toHaveLength(1);
		expect(text.match(/Second tab\./g)).toHaveLength(1);
	}
});

test('[CL35] a browser that cannot keep anything says so, and asks to stay', async ({ cast }) => {
	const { doctor } = cast;
	await doctor.page.addInitScript(() => {
		Object.defineProperty(window, 'indexedDB', { value: undefined });
	});
	await doctor.open();
	const editor = await doctor.write(story);
	await typeIn(editor, 'Sent. ');
	await doctor.isSaved();
	await doctor.page.context().setOffline(true);
	await typeIn(editor, 'Not kept. ');
	await expect(doctor.saveState).toHaveText(
		'No connection. This browser cannot keep your changes. Keep this page open.'
	);
	await doctor.page.context().setOffline(false);
	await doctor.isSaved();
	expect(await written(editor)).toBe('Sent. Not kept.');
});
