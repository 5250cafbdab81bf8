import type { Page } from '@playwright/test';

import { isAccessible } from './axe.ts';
import { rosaName, signInAs, type Person } from './people.ts';
import type { Room } from './room.ts';
import { expect, test } from './test.ts';

const parts = [
	'Safety',
	'Where it hurts now',
	'Medicines, allergies, implants',
	'Why it may hurt',
	'Images, then and now',
	'Tried, and did it help?',
	'Waiting for somebody',
	'What else plays in'
];

async function openVisit(room: Room): Promise<void> {
	await room.page.goto(`${room.path}/visit`);
	await room.isLive();
}

async function openRosas(page: Page, person: Person): Promise<void> {
	await signInAs(page.request, person);
	await page.goto('/');
	// Many plans of other tests can wait before hers.
	if (person !== 'patient') await page.getByRole('searchbox').fill(rosaName);
	const link = page
		.getByRole('link', { name: rosaName, exact: true })
		.or(page.getByRole('link', { name: 'My plan' }));
	await page.goto(`${await link.first().getAttribute('href')}/visit`);
	await expect(page.getByRole('heading', { name: 'Before a visit' })).toBeVisible();
}

test('[U-17] an empty plan says of each part that nothing is there yet', async ({ cast }) => {
	const { specialist } = cast;
	await openVisit(specialist);
	for (const name of parts) await expect(specialist.section(name)).toBeVisible();
	await expect(specialist.section('Safety')).toContainText('were never answered');
	await expect(specialist.section('Why it may hurt')).toContainText('No possible cause');
	await expect(specialist.section('Images, then and now')).toContainText('No images');
	await expect(specialist.section('Waiting for somebody')).toContainText('Nothing waits');
});

test('[U-4] what somebody else does stands there at once, in the order of the page', async ({
	cast
}) => {
	const { patient, doctor, specialist } = cast;
	await openVisit(specialist);
	await openVisit(patient);
	await doctor.open();

	await test.step('a goal of the patient', async () => {
		const other = await patient.page.context().newPage();
		await other.goto(patient.path);
		await other.getByRole('button', { name: 'Add a goal' }).click();
		await other.getByRole('dialog').getByRole('textbox').first().fill('Sit through a concert');
		await other.getByRole('dialog').getByRole('button', { name: 'Add this goal' }).click();
		const link = specialist.page.getByRole('link', { name: 'Sit through a concert' });
		await expect(link).toBeVisible();
		await other.close();
	});

	await test.step('a cause, in the words of each reader', async () => {
		await doctor.page.goto(`${doctor.path}/why`);
		await doctor.isLive();
		await doctor.page.getByRole('button', { name: 'Add a cause' }).click();
		await doctor.dialog.getByRole('checkbox').first().check();
		await doctor.dialog.getByRole('button', { name: 'Add 1' }).click();
		const causes = specialist.section('Why it may hurt');
		await expect(causes).toContainText('Open');
		await expect(causes).toContainText('0 for, 0 against');
		await expect(patient.section('Why it may hurt')).toContainText('Not clear yet');
	});

	await test.step('a line leads to where it stands, by keys alone', async () => {
		const line = specialist.section('Why it may hurt').getByRole('link').first();
		await line.focus();
		await specialist.page.keyboard.press('Enter');
		await expect(specialist.page).toHaveURL(/\/why#cause-/);
		await expect(specialist.page.locator(':target')).toBeVisible();
	});
});

for (const person of ['patient', 'pain-specialist'] as const) {
	test(`[U-2] [U-14] read by the ${person}: nothing in the way, and on one sheet`, async ({
		newBrowser
	}) => {
		const page = await newBrowser();
		await openRosas(page, person);
		for (const width of [390, 1440]) {
			await page.setViewportSize({ width, height: 900 });
			await isAccessible(page, `the visit at ${width} px`);
		}
		const width = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(width).toBeLessThanOrEqual(1440);
		const paper = await page.pdf({ format: 'A4', preferCSSPageSize: true });
		expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
	});
}
