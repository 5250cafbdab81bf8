import { join } from 'node:path';

import type { Page } from '@playwright/test';
import postgres from 'postgres';

import { findEmbeddedDatabase } from '../../src/lib/server/db/embedded/start.ts';
import { isAccessible } from './axe.ts';
import { signInAs } from './people.ts';
import { type as typeIn, type Room } from './room.ts';
import { expect, test } from './test.ts';

const story = 'The story so far';
const words = 'It burns like nettles at night.';
const state = (page: Page) =>
	page.getByRole('region', { name: 'Keep a copy on this device' }).getByRole('status');

async function turnOn(page: Page): Promise<void> {
	await page.goto('/account');
	await expect(state(page)).toHaveText('This is off. No copy is kept here.');
	await page.getByRole('button', { name: 'Keep a copy on this device' }).click();
	await expect(state(page)).toHaveText('This is on. Open the plan once: then the copy is made.');
}

/** Writes into the plan, and waits until the copy has it. */
async function writeAndKeep(room: Room, text: string): Promise<void> {
	await room.open();
	const editor = await room.write(story);
	await typeIn(editor, text);
	await room.isSaved();
	await room.stopWriting(story);
	const plan = room.path.replace('/plans/', '');
	const [row] = await inDatabase((sql) => sql`select seq from plan_head where plan_id = ${plan}`);
	await expect.poll(() => keptSeq(room.page)).toBe(Number(row?.['seq']));
	await room.page.goto('/account');
	await expect(state(room.page)).toContainText('There is a copy of one plan here');
}

async function workers(page: Page): Promise<number> {
	return page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
}

/** How far the copy goes. */
async function keptSeq(page: Page): Promise<number | undefined> {
	return page.evaluate(async () => {
		const opening = indexedDB.open('accord');
		await new Promise((resolve) => (opening.onsuccess = resolve));
		const reading = opening.result.transaction('copy').objectStore('copy').getAll();
		await new Promise((resolve) => (reading.onsuccess = resolve));
		opening.result.close();
		return (reading.result as { seq: number }[])[0]?.seq;
	});
}

async function inDatabase<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
	const url = await findEmbeddedDatabase(join(import.meta.dirname, '../../.cache/e2e'));
	if (url === undefined) throw new Error('no database');
	const sql = postgres(url, { max: 1 });
	const done = await work(sql);
	await sql.end();
	return done;
}

/** Everything that IndexedDB and the caches hold, as text. */
async function dump(page: Page) {
	return page.evaluate(async () => {
		const texts: string[] = [];
		let copies = 0;
		const asText = (bytes: ArrayBuffer) => {
			for (const name of ['latin1', 'utf-16le']) texts.push(new TextDecoder(name).decode(bytes));
		};
		const walk = (value: unknown): void => {
			if (value instanceof ArrayBuffer) asText(value);
			else if (value instanceof Uint8Array) asText(value.slice().buffer);
			else if (value instanceof CryptoKey) texts.push(`key ${value.extractable}`);
			else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
			else texts.push(String(value));
		};
		for (const { name = '' } of await indexedDB.databases()) {
			const db = await new Promise<IDBDatabase>((resolve, reject) => {
				const opening = indexedDB.open(name);
				opening.onsuccess = () => resolve(opening.result);
				opening.onerror = () => reject(opening.error);
			});
			for (const store of db.objectStoreNames) {
				const all = await new Promise<unknown[]>((resolve) => {
					const reading = db.transaction(store).objectStore(store).getAll();
					reading.onsuccess = () => resolve(reading.result);
				});
				if (store === 'copy') copies = all.length;
				walk(all);
			}
			db.close();
		}
		const cached: string[] = [];
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				cached.push(new URL(request.url).pathname);
				const answer = await cache.match(request);
				if (answer) texts.push(await answer.text());
			}
		}
		return { copies, cached, text: texts.join('\n') };
	});
}

test('[CL41] off by default: no worker, no copy', async ({ cast }) => {
	const { doctor } = cast;
	await writeNothingKept(doctor);
	await doctor.page.goto('/account');
	await expect(state(doctor.page)).toHaveText('This is off. No copy is kept here.');
	expect(await workers(doctor.page)).toBe(0);
	const { copies, cached } = await dump(doctor.page);
	expect([copies, cached]).toEqual([0, []]);
});

async function writeNothingKept(room: Room): Promise<void> {
	await room.open();
	await typeIn(await room.write(story), words);
	await room.isSaved();
}

test('[CL41] [CL42] [CL46] [CL47] turned on, the plan is read without a network, and nothing is in plain words', async ({
	cast
}) => {
	const { patient, plan } = cast;
	const { page } = patient;
	await turnOn(page);
	await isAccessible(page, 'the choice');
	await writeAndKeep(patient, words);
	expect(await workers(page)).toBe(1);

	await test.step('the disk', async () => {
		const { copies, cached, text } = await dump(page);
		expect(copies).toBe(1);
		const own = ['nettles', plan.patientName, plan.birthDate];
		expect(own.filter((word) => text.includes(word))).toEqual([]);
		expect(['key false', 'key true'].map((word) => text.includes(word))).toEqual([true, false]);
		expect(cached).toContain('/offline');
		expect(
			cached.filter((path) => !/^\/(_app\/immutable\/|offline$|icon\.svg$)/.test(path))
		).toEqual([]);
	});

	await test.step('without a network', async () => {
		await patient.open();
		await page.context().setOffline(true);
		await page.reload();
		await expect(page.getByRole('heading', { name: 'Copy of the plan' })).toBeVisible();
		await expect(page.getByText('You are offline. This cannot be changed here')).toBeVisible();
		await expect(page.getByText(/^As of /)).toBeVisible();
		await expect(patient.section(story)).toContainText(words);
		await expect(page.getByRole('list', { name: 'Numbers to call' })).toBeVisible();
		await expect(page.getByRole('textbox')).toHaveCount(0);
		await page.reload();
		await expect(patient.section(story)).toContainText(words);
		for (const width of [390, 1440]) {
			await page.setViewportSize({ width, height: 900 });
			await isAccessible(page, `the copy at ${width} px`);
		}
	});

	await test.step('and with it again, the plan itself', async () => {
		await page.context().setOffline(false);
		await page.getByRole('link', { name: 'Open the plan' }).click();
		await patient.isLive();
	});
});

test('[CL44] signing out in another tab takes the copy, the worker and what is on the screen', async ({
	cast
}) => {
	const { patient } = cast;
	const { page } = patient;
	await turnOn(page);
	await writeAndKeep(patient, words);
	await page.goto(`/offline#${patient.path}`);
	await expect(patient.section(story)).toContainText(words);

	const other = await page.context().newPage();
	await other.goto('/today');
	await other.locator('summary').filter({ hasText: 'Account of' }).click();
	await other.getByRole('button', { name: 'Sign out' }).click();
	await expect(other).toHaveURL(/\/sign-in/);
	await expect(
		page.getByRole('heading', { name: 'There is no copy on this device' })
	).toBeVisible();
	await isAccessible(page, 'no copy');
	await expect.poll(() => workers(other)).toBe(0);
	const { copies, cached, text } = await dump(other);
	expect([copies, cached]).toEqual([0, []]);
	expect(text.includes('key')).toBe(false);
});

test('[CL44] signed out everywhere from somewhere else: gone with the next page', async ({
	cast,
	newBrowser
}) => {
	const { doctor } = cast;
	const { page } = doctor;
	await turnOn(page);
	await writeAndKeep(doctor, words);
	const elsewhere = await newBrowser();
	await signInAs(elsewhere.request, 'referring-doctor');
	await elsewhere.goto('/account');
	await elsewhere.getByRole('button', { name: 'Sign out everywhere' }).click();
	await expect(elsewhere).toHaveURL(/\/sign-in/);
	await page.goto('/sign-in');
	await expect.poll(async () => (await dump(page)).copies).toBe(0);
	await expect.poll(() => workers(page)).toBe(0);
});

test('[CL44] access ended while the plan is open: its copy is gone', async ({ cast }) => {
	const { patient, doctor, plan } = cast;
	const { page } = doctor;
	await turnOn(page);
	await writeAndKeep(doctor, words);
	await patient.open();
	await endAccess(plan.id, 'referring-doctor');
	await page.goto(plan.path);
	await expect(page.getByRole('heading', { name: 'This page is not here' })).toBeVisible();
	await expect.poll(async () => (await dump(page)).copies).toBe(0);
	expect(await workers(page)).toBe(1);
});

/** As an administrator would; the product has no screen for it. */
async function endAccess(plan: string, role: string): Promise<void> {
	await inDatabase(
		(sql) => sql`update plan_member set until = now() where plan_id = ${plan} and role = ${role}`
	);
}

test('[CL44] turned off again, nothing is left; somebody else who signs in finds nothing', async ({
	cast
}) => {
	const { doctor } = cast;
	const { page } = doctor;
	await turnOn(page);
	await writeAndKeep(doctor, words);
	await page.getByRole('button', { name: 'Remove the copy and turn this off' }).click();
	await expect(state(page)).toHaveText('This is off. No copy is kept here.');
	expect(await workers(page)).toBe(0);
	const { copies, cached } = await dump(page);
	expect([copies, cached]).toEqual([0, []]);

	await turnOn(page);
	await writeAndKeep(doctor, 'Once more.');
	await signInAs(page.request, 'pain-specialist');
	await page.goto('/plans');
	await expect.poll(async () => (await dump(page)).copies).toBe(0);
	await expect.poll(() => workers(page)).toBe(0);
});

test('[CL41] a browser that cannot keep anything says so', async ({ cast }) => {
	const { doctor } = cast;
	await doctor.page.addInitScript(() => {
		Object.defineProperty(window, 'indexedDB', { value: undefined });
	});
	await doctor.page.goto('/account');
	await doctor.page.getByRole('button', { name: 'Keep a copy on this device' }).click();
	await expect(state(doctor.page)).toContainText('This browser cannot keep a copy.');
	expect(await workers(doctor.page)).toBe(0);
});
