import type { Page } from '@playwright/test';

import { isAccessible } from './axe.ts';
import { passwordOf, specialistName } from './people.ts';
import type { Room } from './room.ts';
import { addGoal, chooseTreatment, pressAgain, sayWhatMatters, sign } from './signing.ts';
import { expect, test, type Cast } from './test.ts';

const corrections = 'Corrections asked for';

async function signFirst({ patient, specialist, plan }: Cast): Promise<void> {
	for (const room of [patient, specialist]) await room.open();
	await sayWhatMatters(patient, 'I had two operations. I want to sing again.');
	const goalId = await addGoal(patient.page, plan.id, 'Sing in the choir');
	await chooseTreatment(specialist.page, plan.id, { name: 'Pool walking', goalId });
	await specialist.page.goto(`${plan.path}/sign`);
	await sign(specialist.page, passwordOf('pain-specialist'));
	await expect(specialist.page).toHaveURL(new RegExp(`${plan.path}/versions/1`));
}

function requests(page: Page) {
	return page.getByRole('region', { name: corrections });
}

/** The patient asks about something in version 1. */
async function askFor(
	{ page, path }: Room,
	asked: { readonly about: string; readonly quote?: string; readonly request: string }
): Promise<void> {
	await page.goto(`${path}/versions/1`);
	await page.getByText('Ask for a correction', { exact: true }).click();
	await page.getByLabel('What is it about?').selectOption({ label: asked.about });
	if (asked.quote) await page.getByLabel(/^Which words in it/).fill(asked.quote);
	await page.getByLabel('What should be put right?').fill(asked.request);
	await page.getByRole('button', { name: 'Send my request' }).click();
	await expect(page.getByText('Your request is saved.')).toBeVisible();
	await expect(requests(page)).toContainText(asked.request);
}

test('[AM3] [AM5] [AM6] [AM8] denied with a reason; the statement stays with the version and the next', async ({
	cast
}) => {
	const { patient, specialist, doctor, plan } = cast;
	await signFirst(cast);

	await test.step('[AM2] the patient asks, in words that the version holds', async () => {
		const { page } = patient;
		await page.goto(`${plan.path}/versions/1`);
		await page.getByText('Ask for a correction', { exact: true }).click();
		await page.getByRole('button', { name: 'Send my request' }).click();
		const request = page.getByLabel('What should be put right?');
		await expect(request).toHaveAccessibleDescription(/Write what should be put right/);
		await page.getByLabel('What is it about?').selectOption({ label: 'What matters to me' });
		await page.getByLabel(/^Which words in it/).fill('I had three operations.');
		await request.fill('It was three operations.');
		await pressAgain(page.getByRole('button', { name: 'Send my request' }));
		const quote = page.getByLabel(/^Which words in it/);
		await expect(quote).toHaveAccessibleDescription(/not in that part of this version/);
		await expect(request).toHaveValue('It was three operations.');
		await quote.fill('I had two operations.');
		await pressAgain(page.getByRole('button', { name: 'Send my request' }));
		await expect(page.getByText('Your request is saved.')).toBeVisible();
		await expect(requests(page)).toContainText('“I had two operations.”');
		await expect(requests(page)).toContainText('Waits for an answer');
	});

	await test.step('[AM4] it is not for the referring doctor to decide', async () => {
		await doctor.page.goto(`${plan.path}/versions/1`);
		await expect(requests(doctor.page)).toContainText('It was three operations.');
		await expect(doctor.page.getByRole('button', { name: 'Record my answer' })).toHaveCount(1);
		await expect(doctor.page.getByRole('group', { name: 'Your answer' })).toHaveCount(1);
	});

	await test.step('the specialist finds it waiting, and denies it with a reason', async () => {
		const { page } = specialist;
		await specialist.open();
		const waiting = page.getByRole('link', {
			name: `${plan.patientName} asks for a correction of version 1`
		});
		await waiting.click();
		await expect(page).toHaveURL(/versions\/1#amendment-/);
		const own = requests(page);
		await own.getByRole('radio', { name: /^Do not accept/ }).check();
		await own.getByRole('button', { name: 'Record my answer' }).click();
		await expect(own.getByLabel(/^Why/)).toHaveAccessibleDescription(/Write why/);
		await own.getByRole('radio', { name: /^Do not accept/ }).check();
		await own.getByLabel(/^Why/).fill('The hospital letters say two.');
		await pressAgain(page.getByRole('button', { name: 'Record my answer' }));
		await expect(page.getByText('Your answer is saved. The patient can read it.')).toBeVisible();
		await expect(own).toContainText('Not accepted');
	});

	await test.step('the patient disagrees, once, and the room shows where it stands', async () => {
		const { page } = patient;
		await page.goto(`${plan.path}/versions/1`);
		await expect(requests(page)).toContainText('The hospital letters say two.');
		await page.getByText('I do not agree with this answer').click();
		await page.getByLabel('Why you do not agree').fill('The first was abroad.');
		await page.getByRole('button', { name: 'Add my statement' }).click();
		await expect(page.getByText('Your statement is saved')).toBeVisible();
		await expect(page.getByText('I do not agree with this answer')).toHaveCount(0);
		await patient.open();
		await expect(patient.section('Versions')).toContainText('Not accepted');
	});

	await test.step('[AM7] the specialist replies', async () => {
		const { page } = specialist;
		await page.reload();
		await page.getByText('Reply to this statement').click();
		await page.getByLabel('Your reply').fill('Bring the letter, and we look again.');
		await page.getByRole('button', { name: 'Add my reply' }).click();
		await expect(requests(page)).toContainText('Bring the letter, and we look again.');
	});

	await test.step('the next version carries all of it, and so does its file', async () => {
		const { page } = specialist;
		await page.goto(`${plan.path}/sign`);
		await expect(page.getByRole('group', { name: 'Accepted corrections' })).toHaveCount(0);
		await page.getByRole('button', { name: 'Sign version 2' }).click();
		await expect(page).toHaveURL(new RegExp(`${plan.path}/versions/2`));
		const paper = page.getByRole('article').getByRole('region', { name: corrections });
		for (const words of [
			'It was three operations.',
			`Not accepted by ${specialistName}`,
			'The hospital letters say two.',
			'The first was abroad.',
			'Bring the letter, and we look again.'
		])
			await expect(paper).toContainText(words);
		const file = await page.request.get(`${plan.path}/versions/2/export`);
		expect(await file.text()).toContain('"disagreement":{"at":');
		const first = await page.request.get(`${plan.path}/versions/1/export`);
		expect(await first.text()).toContain('The first was abroad.');
		await page.goto(`${plan.path}/history`);
		await expect(page.getByRole('main')).toContainText('Did not accept the correction');
	});
});

test('[AM5] [AM9] [VE22] accepted; the version that puts it right names what it amends', async ({
	cast
}) => {
	const { patient, specialist, plan } = cast;
	await signFirst(cast);
	await askFor(patient, { about: 'Sing in the choir', request: 'In the small choir.' });
	const { page } = specialist;

	await test.step('the specialist accepts', async () => {
		await page.goto(`${plan.path}/versions/1`);
		const own = requests(page);
		await own.getByRole('radio', { name: /^Accept/ }).check();
		await own.getByRole('button', { name: 'Record my answer' }).click();
		await expect(own).toContainText('Accepted, to be put right in the next version');
		await isAccessible(page, 'a request that was answered');
	});

	await test.step('and says when signing that it is put right', async () => {
		await addGoal(patient.page, plan.id, 'Sing in the small choir');
		await page.goto(`${plan.path}/sign`);
		const settled = page.getByRole('group', { name: 'Accepted corrections' });
		const box = settled.getByRole('checkbox', { name: /In the small choir/ });
		await expect(box).not.toBeChecked();
		await box.check();
		await page.getByRole('button', { name: 'Sign version 2' }).click();
		await expect(page).toHaveURL(new RegExp(`${plan.path}/versions/2`));
		await expect(page.getByText('It puts right what was asked about version 1.')).toBeVisible();
	});

	await test.step('the link goes both ways, and the signatures hold', async () => {
		await page.getByRole('link', { name: 'Read version 1' }).click();
		await expect(requests(page)).toContainText('Put right in version 2');
		await patient.page.goto(`${plan.path}/versions/2`);
		const signatures = patient.page.getByRole('region', { name: 'Signatures' });
		await expect(signatures).toContainText('entered the password earlier in the same session');
		await expect(signatures).not.toContainText('does not fit what is stored');
		await page.goto(`${plan.path}/sign`);
		await expect(page.getByText('Nothing has changed since version 2')).toBeVisible();
	});
});
