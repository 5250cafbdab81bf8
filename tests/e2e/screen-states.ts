// States that a screen is seldom in: two at once, a plan in which nobody wrote, a link not used yet.

import type { Page } from '@playwright/test';

import { newPatient, passwordOf, signInAs, type Person } from './people.ts';
import { open, openPlan } from './screen-steps.ts';

const newest = 'Ben Ito';
const calmest = 'Grace Mwangi';

async function pathOf(page: Page, patient: string): Promise<string> {
	await open(page, '/plans');
	const link = page.getByRole('link', { name: patient }).first();
	return (await link.getAttribute('href')) ?? '/';
}

/** A page of the plan in which nobody but the doctor wrote. */
export function openNewest(rest: string): (page: Page) => Promise<void> {
	return async (page) => open(page, `${await pathOf(page, newest)}${rest}`);
}

/** A page of the plan that has two versions, the second putting the first right. */
export function openCalmest(rest: string): (page: Page) => Promise<void> {
	return async (page) => open(page, `${await pathOf(page, calmest)}${rest}`);
}

/** What the patient may do about a denial, or a clinician about the statement. */
export function answerDenial(words: string): (page: Page) => Promise<void> {
	return async (page) => {
		await openPlan(page);
		await open(page, `${new URL(page.url()).pathname}/versions/1`);
		const requests = page.getByRole('region', { name: 'Corrections asked for' });
		await requests.getByText(words, { exact: true }).click();
		await requests.scrollIntoViewIfNeeded();
	};
}

/** Two change the same part; the choice stays on the device of whoever came second. */
export async function meet(page: Page): Promise<void> {
	const choice = page.getByRole('region', { name: /changed this at the same time/ });
	await openPlan(page);
	if (await choice.isVisible()) return choice.scrollIntoViewIfNeeded();
	await changeTarget(page, 'Evening leg pain from 6 to 3');
	const other = await secondPage(page, 'referring-doctor');
	await openPlan(other);
	await changeTarget(other, 'Two evenings a week without leg pain');
	await save(other);
	await other.context().close();
	await save(page);
	await choice.scrollIntoViewIfNeeded();
}

async function changeTarget(page: Page, target: string): Promise<void> {
	const card = page.getByRole('article', { name: 'TENS trial at home', exact: true });
	await card.getByRole('button', { name: /^Edit: / }).click();
	await card.getByRole('button', { name: /: Target$/ }).click();
	await card.getByLabel(/^What do we hope for/).fill(target);
}

async function save(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Save', exact: true }).click();
}

async function secondPage(page: Page, person: Person): Promise<Page> {
	const context = await page
		.context()
		.browser()
		?.newContext({ baseURL: new URL(page.url()).origin });
	if (!context) throw new Error('no browser');
	await signInAs(context.request, person);
	return context.newPage();
}

/** A plan that the doctor has just started: what is handed to the patient. */
export async function handOver(page: Page): Promise<void> {
	await open(page, '/plans/new');
	const { name, birthDate } = newPatient();
	await page.getByLabel('Name', { exact: true }).fill(name);
	await page.getByLabel('Date of birth').fill(birthDate);
	await page.getByLabel('What the plan is about').fill('Back pain after an operation');
	await page.getByLabel('What do you ask').fill('What else could help?');
	await page.getByRole('radio', { name: /^Soon/ }).check();
	await page.getByLabel('Pain specialist').selectOption({ index: 1 });
	await page.getByRole('button', { name: 'Start the plan' }).click();
	await page.getByRole('heading', { name: 'The plan is started' }).waitFor();
}

/** The patient opens the link for the first time. */
export async function followLink(page: Page): Promise<void> {
	await open(page, '/sign-in');
	const doctor = await secondPage(page, 'referring-doctor');
	await handOver(doctor);
	const link = /\/link\/[\w-]{43}/.exec(await doctor.content())?.[0] ?? '/link';
	await doctor.context().close();
	await open(page, link);
}

/** The password is not right: nothing is signed. */
export async function refuseToSign(page: Page): Promise<void> {
	await openCalmest('')(page);
	const plan = page.url();
	const summary = 'Plan summary';
	await page.getByRole('button', { name: `Write: ${summary}`, exact: true }).click();
	await page.getByRole('textbox', { name: summary, exact: true }).pressSequentially(' And then?');
	await page.getByRole('button', { name: 'Done writing' }).click();
	await page.getByRole('banner').getByText('Saved', { exact: true }).waitFor();
	await open(page, `${plan}/sign`);
	await page.getByLabel('Your password').fill(`not ${passwordOf('pain-specialist')}`);
	await page.getByRole('button', { name: /^Sign version/ }).click();
	await page.getByRole('group', { name: 'Please look at this again' }).waitFor();
}

/** A new plan as its patient finds it: signed in once, nothing written. */
export async function openOwnNew(page: Page): Promise<void> {
	await page.context().clearCookies();
	await followLink(page);
	const { birthDate, email, password } = newPatient();
	await page.getByLabel('Date of birth').fill(birthDate);
	await page.getByLabel('Email address').fill(email);
	await page.getByLabel('A new password').fill(password);
	await page.getByRole('button', { name: 'Open my plan' }).click();
	await page.waitForURL(/today/);
	await open(page, '/today');
}
