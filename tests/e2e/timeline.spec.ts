import type { Page } from '@playwright/test';

import { isAccessible } from './axe.ts';
import { doctorName, signInAs } from './people.ts';
import { type Room, type as typeInto } from './room.ts';
import { expect, test, type Cast } from './test.ts';

async function isSound(page: Page, where: string): Promise<void> {
	await isAccessible(page, where);
	await page.setViewportSize({ width: 390, height: 844 });
	const width = await page.evaluate(() => document.documentElement.scrollWidth);
	expect(width, `${where} at 390 px`).toBeLessThanOrEqual(390);
	await page.setViewportSize({ width: 1440, height: 900 });
}

/** Writes at the end of a text, and waits until it is stored. */
async function write(room: Room, section: string, words: string): Promise<void> {
	const editor = await room.write(section);
	await typeInto(editor, words);
	await room.isSaved();
	await room.stopWriting(section);
}

async function selectWords(page: Page, section: string, words: string): Promise<void> {
	await page.getByRole('region', { name: section }).evaluate((element, wanted) => {
		const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const at = node.textContent?.indexOf(wanted) ?? -1;
			if (at < 0) continue;
			const range = document.createRange();
			range.setStart(node, at);
			range.setEnd(node, at + wanted.length);
			getSelection()?.removeAllRanges();
			getSelection()?.addRange(range);
			return;
		}
		throw new Error(`not there: ${wanted}`);
	}, words);
}

async function tellAStory({ patient, doctor }: Cast): Promise<void> {
	await patient.open();
	await doctor.open();
	await write(patient, 'The story so far', 'The pain came back in June. ');
	await write(doctor, 'The story so far', 'No fever.');
}

test('[TL1] [TL2] [TL8] all three read who wrote what, and the plan as it stood', async ({
	cast
}) => {
	await tellAStory(cast);
	const { plan, patient } = cast;
	const { page } = patient;
	await page.getByRole('link', { name: 'History of the plan' }).click();
	await expect(page.getByRole('heading', { name: 'How this plan came about' })).toBeVisible();
	const own = page.getByRole('listitem').filter({ hasText: `${plan.patientName}, patient` });
	await expect(own.getByText('Wrote in “The story so far”').first()).toBeVisible();
	const doctors = page.getByRole('listitem').filter({ hasText: `${doctorName}, referring doctor` });
	await expect(doctors.getByText('Started this plan').first()).toBeVisible();
	await isSound(page, 'history');

	await page
		.getByRole('link', { name: /^The plan at this moment/ })
		.first()
		.click();
	await expect(
		page.getByText(/^This is how the plan stood on .+ It cannot be changed here\.$/)
	).toBeVisible();
	const text = page.getByRole('article');
	await expect(text).toContainText('The pain came back in June. No fever.');
	await isSound(page, 'moment');
	await page.getByRole('link', { name: 'Change before' }).click();
	await expect(text).toContainText('The pain came back in June.');
	await expect(text).not.toContainText('No fever.');
	await page.getByRole('link', { name: 'Next change' }).click();
	await expect(text).toContainText('No fever.');
	await page.getByLabel('At the end of the day').fill('2001-01-01');
	await page.getByRole('button', { name: 'Go to this day' }).click();
	await expect(page.getByRole('alert')).toContainText('had not begun');
});

test('[TL5] [TL7] [RB1] compare a moment with today, put the text back with a reason', async ({
	cast
}) => {
	await tellAStory(cast);
	const { plan, doctor, patient } = cast;
	const { page } = doctor;
	await page.goto(`${plan.path}/history`);
	await page
		.getByRole('link', { name: /^The plan at this moment/ })
		.first()
		.click();
	await expect(page.getByRole('article')).toContainText('No fever.');
	await page.getByRole('link', { name: 'Change before' }).click();
	await expect(page.getByRole('article')).not.toContainText('No fever.');
	await page.getByRole('link', { name: 'Compare with today' }).click();
	await expect(page).toHaveURL(/compare\?from=at-\d+&to=today/);
	await expect(page.getByRole('heading', { name: 'What changed', exact: true })).toBeVisible();
	await expect(page.locator('.words ins')).toHaveText('No fever.');
	await isSound(page, 'comparison');

	await page.getByRole('link', { name: 'Put “The story so far” back to this' }).click();
	await page.getByRole('button', { name: 'Put this text back' }).click();
	await expect(page.getByText('Say why in a sentence').first()).toBeVisible();
	await isSound(page, 'put back');
	await page.getByLabel('Why do you put it back?').fill('It was not asked.');
	await page.getByRole('button', { name: 'Put this text back' }).click();
	await expect(page).toHaveURL(new RegExp(`${plan.path}#story$`));
	for (const room of [doctor, patient]) {
		await expect(room.section('The story so far')).toContainText('The pain came back in June.');
		await expect(room.section('The story so far')).not.toContainText('No fever.');
	}
	await page.goto(`${plan.path}/history`);
	await expect(
		page.getByText(/^Put “The story so far” back .+“It was not asked\.”$/)
	).toBeVisible();
});

test('[TL10] [TL11] who wrote this: by mouse in a text, by key on a goal', async ({ cast }) => {
	await tellAStory(cast);
	const { plan, patient } = cast;
	const { page } = patient;
	await expect(patient.section('The story so far')).toContainText('No fever.');
	await selectWords(page, 'The story so far', 'in June. No fever.');
	await page.getByRole('button', { name: 'Who wrote this?', exact: true }).first().click();
	const lines = patient.dialog.getByRole('listitem');
	await expect(lines).toHaveCount(2);
	await expect(lines.nth(0)).toContainText(`“in June.” ${plan.patientName}, patient`);
	await expect(lines.nth(1)).toContainText(`“No fever.” ${doctorName}, referring doctor`);
	await isSound(page, 'who wrote this');
	await page.keyboard.press('Escape');
	await expect(patient.dialog).toHaveCount(0);

	await page.getByRole('button', { name: 'Add a goal' }).first().click();
	await patient.dialog.getByRole('textbox').first().fill('Walk to the market');
	await patient.dialog.getByRole('button', { name: 'Add this goal' }).click();
	await patient.isSaved();
	const more = page.locator('summary').filter({ hasText: 'More: Walk to the market' });
	await more.focus();
	await page.keyboard.press('Enter');
	for (let presses = 0; presses < 6; presses += 1) {
		await page.keyboard.press('Tab');
		const words = await page.evaluate(() => document.activeElement?.textContent?.trim());
		if (words === 'Who wrote this?') break;
	}
	await page.keyboard.press('Enter');
	await expect(patient.dialog.getByText('Added the goal “Walk to the market”')).toBeVisible();
});

test('[TL9] what is new stays until its reader says that they have seen it', async ({ cast }) => {
	const { patient, doctor } = cast;
	await doctor.open();
	await patient.open();
	await doctor.page.goto('/plans');
	await write(patient, 'The story so far', 'The pain came back in June.');
	const news = doctor.page.getByRole('region', { name: /^Since you last looked, .+: 1 change$/ });
	for (let opening = 0; opening < 2; opening += 1) {
		await doctor.open();
		await expect(news).toBeVisible();
	}
	await news.getByRole('group').locator('summary').click();
	await expect(news.getByRole('link', { name: 'Wrote in “The story so far”' })).toBeVisible();
	await isSound(doctor.page, 'what is new');
	await news.getByRole('button', { name: 'I have seen these' }).click();
	await expect(doctor.page.getByText('Noted. You will see here what changes')).toBeVisible();
	await doctor.open();
	await expect(news).toHaveCount(0);
});

test('[TL4] [TL12] whoever is not in the plan finds no history, moment, comparison or author', async ({
	cast,
	newBrowser
}) => {
	const other = await newBrowser();
	const { plan } = cast;
	const mine = await cast.patient.page.request.get(`${plan.path}/history`);
	expect(mine.status()).toBe(200);
	await signInAs(other.request, 'patient');
	for (const path of ['history', 'history/3', 'compare?from=at-3&to=today']) {
		expect((await other.request.get(`${plan.path}/${path}`)).status(), path).toBe(404);
	}
	const restore = `${plan.path}/restore?document=story&from=at-3`;
	expect((await other.request.get(restore)).status()).toBe(404);
	const { origin } = new URL((await other.request.get('/health/live')).url());
	const data = { type: 'entity', id: plan.id };
	const asked = await other.request.post(`${plan.path}/who`, { data, headers: { origin } });
	expect(asked.status()).toBe(404);
});
