import type { Page } from '@playwright/test';

import { expect, test } from './test.ts';

/** The page stands there as the server made it. @returns what lets its code come */
async function holdCode(page: Page): Promise<() => void> {
	let release: () => void = () => undefined;
	const held = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/_app/immutable/**/*.js', async (route) => {
		await held;
		await route.continue();
	});
	return release;
}

test('[CL39] a session is begun, and a text sent, by presses that came before the page ran', async ({
	cast
}) => {
	const { patient, specialist } = cast;
	const { page } = specialist;
	const releaseDoctor = await holdCode(page);
	await page.goto(`${specialist.path}/session`, { waitUntil: 'commit' });
	await page.getByRole('button', { name: 'Start the session' }).click();
	releaseDoctor();
	await expect(page.getByRole('button', { name: 'End the session' }).first()).toBeVisible();
	expect(new URL(page.url()).search).toBe('');

	const releasePatient = await holdCode(patient.page);
	await patient.page.goto(patient.path, { waitUntil: 'commit' });
	const box = patient.page.getByRole('textbox', { name: /^Write to the team/ });
	await box.fill('May I drive?');
	await patient.page.getByRole('button', { name: 'Send', exact: true }).click();
	releasePatient();
	await expect(patient.thread('May I drive?')).toHaveCount(1);
	await expect(box).toHaveValue('');
});

test('[CL39] a dialog asked for before the page ran opens, once', async ({ cast }) => {
	const { specialist } = cast;
	const { page } = specialist;
	const release = await holdCode(page);
	await page.goto(`${specialist.path}/why`, { waitUntil: 'commit' });
	const add = page.getByRole('button', { name: 'Add a cause' });
	await add.click();
	await add.click();
	await expect(add).toHaveAttribute('aria-busy', 'true');
	release();
	await expect(page.getByRole('dialog')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toBeHidden();
	await expect(add).not.toHaveAttribute('aria-busy');
});

test('[CL39] two presses on different parts of one button are one', async ({ cast }) => {
	const { page, path } = cast.specialist;
	const release = await holdCode(page);
	await page.goto(`${path}/options`, { waitUntil: 'commit' });
	const option = page.getByRole('heading', { level: 4 }).locator('button[aria-expanded]').first();
	await option.locator('svg').first().click();
	await option.locator('span').last().click();
	release();
	await expect(option).not.toHaveAttribute('aria-busy');
	await expect(option).toHaveAttribute('aria-expanded', 'true');
});
