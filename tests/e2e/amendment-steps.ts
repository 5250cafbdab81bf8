import type { Page } from '@playwright/test';

import { readVersion } from './screen-steps.ts';

/** The form with which the patient asks, filled and not sent. */
export async function askCorrection(page: Page): Promise<void> {
	await readVersion(page);
	await page.getByText('Ask for a correction', { exact: true }).click();
	await page.getByLabel('What is it about?').selectOption({ label: 'The story so far' });
	await page
		.getByLabel('What should be put right?')
		.fill('The pain came back in May, not in June.');
}

/** Asked and not answered yet, as a clinician finds it. */
export async function findRequest(page: Page): Promise<void> {
	await readVersion(page);
	await page.getByRole('region', { name: 'Corrections asked for' }).scrollIntoViewIfNeeded();
}

/** What the patient asked; asked where it was not yet. */
export async function readRequest(page: Page): Promise<void> {
	await readVersion(page);
	const requests = page.getByRole('region', { name: 'Corrections asked for' });
	if (!(await requests.isVisible()) || (await requests.getByRole('listitem').count()) === 0) {
		await askCorrection(page);
		await page.getByRole('button', { name: 'Send my request' }).click();
		await requests.getByRole('listitem').first().waitFor();
	}
	await requests.scrollIntoViewIfNeeded();
}

/** The specialist answers what waits: denies it, with a reason. */
export async function deny(page: Page): Promise<void> {
	await findRequest(page);
	const requests = page.getByRole('region', { name: 'Corrections asked for' });
	const no = requests.getByRole('radio', { name: /^Do not accept/ });
	if ((await no.count()) > 0) {
		await no.first().check();
		await requests
			.getByLabel(/^Why/)
			.first()
			.fill('The letter of the operation and your diary say June.');
		await requests.getByRole('button', { name: 'Record my answer' }).first().click();
		await requests.getByText('Not accepted').first().waitFor();
	}
}
