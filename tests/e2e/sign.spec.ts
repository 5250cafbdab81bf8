import type { APIRequestContext, Page } from '@playwright/test';

import { doctorName, passwordOf, rosaName, signInAs, specialistName } from './people.ts';
import { type Room } from './room.ts';
import { addGoal, chooseTreatment, matters, pressAgain, sayWhatMatters, sign } from './signing.ts';
import { expect, test, type Cast } from './test.ts';

/** What the signature on this page would name. */
function hiddenHash(page: Page): Promise<string> {
	return page.locator('input[name="contentHash"]').inputValue();
}

async function needsAnswer(room: Room, text: string): Promise<void> {
	await room.conversation.getByRole('checkbox', { name: 'Needs an answer before signing' }).check();
	const box = room.conversation.getByRole('textbox', { name: /^Write to the team about/ });
	await box.fill(text);
	await box.press('Control+Enter');
	await expect(box).toHaveValue('');
}

test('[VE3] what stands in the way of a signature is named, and each line leads to it', async ({
	cast
}) => {
	const { patient, specialist } = cast;
	for (const room of [patient, specialist]) await room.open();
	await needsAnswer(patient, 'Will I be able to drive?');
	const { page } = specialist;
	await expect(specialist.thread('Will I be able to drive?')).toContainText('Needs an answer');
	await page.getByRole('link', { name: 'Review and sign' }).first().click();

	const checks = page.getByRole('region', { name: 'Before you can sign' });
	await expect(checks).toContainText('Nothing is written under “What matters to me” yet.');
	await expect(checks).toContainText('The patient has not said yes to a goal yet.');
	await expect(checks).toContainText('No treatment is chosen yet.');
	await expect(checks).toContainText('“Will I be able to drive?”');
	await expect(page.getByRole('button', { name: 'Sign version 1' })).toBeDisabled();
	await expect(checks.getByRole('link', { name: 'Open that section' })).toHaveAttribute(
		'href',
		`${cast.plan.path}#what-matters`
	);
	await checks.getByRole('link', { name: 'Answer it' }).click();
	await expect(specialist.thread('Will I be able to drive?')).toBeInViewport();
	await specialist.isLive();

	await test.step('once all is mended it can be signed', async () => {
		const thread = specialist.thread('Will I be able to drive?');
		await expect(thread.getByRole('button', { name: /^Resolve/ })).toHaveCount(0);
		await thread.getByRole('button', { name: /^Reply about/ }).click();
		await thread.getByRole('textbox').fill('Yes, after a week.');
		await thread.getByRole('button', { name: 'Send reply' }).click();
		await thread.getByRole('button', { name: /^Resolve/ }).click();
		await expect(specialist.conversation.getByText('Resolved (1)')).toBeVisible();
		await sayWhatMatters(patient, 'To drive to my son.');
		const goalId = await addGoal(patient.page, cast.plan.id, 'Drive to my son');
		await chooseTreatment(page, cast.plan.id, { name: 'Pool exercise', goalId });
		await page.goto(`${cast.plan.path}/sign`);
		await expect(page.getByRole('region', { name: 'Ready to sign' })).toBeVisible();
		await expect(page.getByRole('button', { name: 'Sign version 1' })).toBeEnabled();
	});
});

test('[VE2] [DV5] signed is what was read: a wrong password and a change on the way sign nothing', async ({
	cast
}) => {
	const { patient, doctor, specialist, plan } = cast;
	for (const room of [patient, doctor, specialist]) await room.open();
	await sayWhatMatters(patient, 'To sleep through the night.');
	const goalId = await addGoal(patient.page, plan.id, 'Sleep through the night');
	await chooseTreatment(specialist.page, plan.id, { name: 'Pool exercise', goalId });
	const { page } = specialist;

	await test.step('the whole of it is on the page, and nothing is signed without the password', async () => {
		await page.goto(`${plan.path}/sign`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			'Version 1, as it will be signed'
		);
		await expect(page.getByRole('article')).toContainText('To sleep through the night.');
		await expect(page.getByRole('article')).toContainText('Pool exercise');
		const read = await hiddenHash(page);
		await sign(page, 'not the password');
		await expect(page.getByLabel('Your password')).toHaveAccessibleDescription(
			/That is not your password. Nothing was signed/
		);
		await expect(page.getByRole('group', { name: 'Please look at this again' })).toBeFocused();
		expect(await hiddenHash(page)).toBe(read);
		await expect(patient.section('Versions')).toContainText('No version is signed yet');
	});

	await test.step('a wrong password does not hide that the text moved', async () => {
		const read = await hiddenHash(page);
		await sayWhatMatters(patient, ' And to dance.');
		await sign(page, 'not the password');
		const moved = page
			.getByRole('alert')
			.filter({ hasText: 'The plan changed while you were reading' });
		await expect(moved).toBeFocused();
		await expect(page.getByRole('insertion')).toContainText(['And to dance.']);
		await expect(page.getByLabel('Your password')).toHaveAccessibleDescription(
			/That is not your password. Nothing was signed/
		);
		expect(await hiddenHash(page)).not.toBe(read);
		await sign(page, 'not the password either');
		await expect(page.getByRole('group', { name: 'Please look at this again' })).toBeFocused();
		await expect(page.getByRole('insertion')).toContainText(['And to dance.']);
	});

	await test.step('the patient writes on meanwhile: refused, and what moved is marked', async () => {
		await sayWhatMatters(patient, ' And to sing again.');
		await sign(page, passwordOf('pain-specialist'));
		const moved = page
			.getByRole('alert')
			.filter({ hasText: 'The plan changed while you were reading' });
		await expect(moved).toBeFocused();
		await expect(page.getByRole('insertion')).toContainText(['And to sing again.']);
		await expect(doctor.section('Versions')).toContainText('No version is signed yet');
	});

	// An open page hears of a signature over its line: it loads nothing anew by itself.
	const loads: string[] = [];
	doctor.page.on('request', (request) => loads.push(request.url()));

	await test.step('read again and signed', async () => {
		await page.getByLabel(/^What you want to add/).fill('Agreed together on Sunday.');
		await sign(page, passwordOf('pain-specialist'));
		await expect(page).toHaveURL(new RegExp(`${plan.path}/versions/1`));
		await expect(page.getByRole('region', { name: 'Version 1 stands' })).toContainText(
			`${doctorName} is asked to record “reviewed”`
		);
		await expect(doctor.section('Versions')).toContainText(
			`Signed by ${specialistName}`.replace('Signed by ', '')
		);
	});

	await readAndAnswer(cast);
	await expect(doctor.page.getByRole('main')).toContainText('since version 1');
	expect(loads.filter((url) => url.includes('__data.json'))).toEqual([]);
	await signAgainAndTakeBack(cast);
});

async function readAndAnswer({ patient, doctor, specialist, plan }: Cast): Promise<void> {
	await test.step('[VE1] the room leads to the version; an answer asks for the password', async () => {
		const link = doctor.page.getByRole('link', { name: 'Read version 1 and answer' });
		await expect(link).toHaveAttribute('href', `${plan.path}/versions/1#answer`);
		const page = await doctor.page.context().newPage();
		await page.goto(`${plan.path}/versions/1`);
		await page.getByRole('radio', { name: /^I have reviewed it/ }).check();
		const send = page.getByRole('button', { name: 'Record my answer' });
		await send.click();
		await expect(page.getByLabel('Your password')).toHaveAccessibleDescription(
			/Enter your password/
		);
		await page.getByLabel('Your password').fill(passwordOf('referring-doctor'));
		await pressAgain(send);
		await expect(page.getByText('Your answer is saved')).toBeVisible();
		const signatures = page.getByRole('region', { name: 'Signatures' });
		await expect(signatures).toContainText('Was signed in, and entered the password');
		await page.close();
		await expect(patient.section('Versions')).toContainText(`${doctorName} reviewed it`);
	});

	await test.step('the patient finds it on today and asks, then agrees', async () => {
		await patient.page.goto('/today');
		await expect(
			patient.page.getByText(`${specialistName} signed version 1 of your plan`).first()
		).toBeVisible();
		await patient.page.getByRole('link', { name: /Read version 1/ }).click();
		await expect(patient.page.getByText('This version is exactly what was signed.')).toBeVisible();
		await patient.page.getByRole('radio', { name: /^I have questions/ }).check();
		await patient.page.getByLabel('Your password').fill(plan.password);
		await patient.page.getByRole('button', { name: 'Send my answer' }).click();
		await expect(patient.page.getByLabel(/^What you want to add/)).toHaveAccessibleDescription(
			/Write what you want to ask/
		);
		// The password was right: read anew, the form asks for it no more.
		await expect(patient.page.getByLabel('Your password')).toHaveCount(0);
		await patient.page.getByLabel(/^What you want to add/).fill('When do we begin?');
		await pressAgain(patient.page.getByRole('button', { name: 'Send my answer' }));
		const signatures = patient.page.getByRole('region', { name: 'Signatures' });
		await expect(signatures).toContainText('I have questions');
		await expect(signatures).toContainText('When do we begin?');
		await expect(signatures).toContainText('Agreed together on Sunday.');
		await patient.open();
		await expect(
			specialist.page.getByRole('region', { name: 'Changed since signing' })
		).toContainText('Nothing in the plan has changed');
	});

	await test.step('what is written afterwards is marked, and version 1 stays as it was', async () => {
		await sayWhatMatters(patient, ' And to paint.');
		await specialist.page.goto(`${plan.path}/versions/1`);
		await expect(
			specialist.page.getByRole('region', { name: 'Changed since signing' })
		).toContainText(matters);
		await expect(specialist.page.getByRole('article')).toContainText('And to sing again.');
		await expect(specialist.page.getByRole('article')).not.toContainText('And to paint.');
		await specialist.open();
		await expect(specialist.page.getByRole('main')).toContainText('since version 1');
	});
}

test('[VE18] what answers no cause and no goal is signed for a reason, which everybody reads', async ({
	cast
}) => {
	const { patient, specialist, plan } = cast;
	for (const room of [patient, specialist]) await room.open();
	await sayWhatMatters(patient, 'To sleep through the night.');
	await addGoal(patient.page, plan.id, 'Sleep through the night');
	await chooseTreatment(specialist.page, plan.id, { name: 'Massage', goalId: null });
	const { page } = specialist;
	await page.goto(`${plan.path}/sign`);
	const reasons = page.getByRole('group', { name: 'Please give a reason' });
	const reason = reasons.getByLabel('Why you sign all the same');
	const words = '“Massage” is not for one of the causes or goals in the plan.';
	await expect(reasons).toContainText(words);
	await expect(reason).toHaveAccessibleDescription(words + ' Look at it in the plan');

	await test.step('without a reason nothing is signed, and the page says which is missing', async () => {
		await sign(page, passwordOf('pain-specialist'));
		const summary = page.getByRole('group', { name: 'Please look at this again' });
		await expect(summary).toBeFocused();
		await summary.getByRole('link', { name: /^Write why you sign all the same/ }).click();
		await expect(reason).toBeFocused();
		await expect(reason).toHaveAttribute('aria-invalid', 'true');
	});

	await test.step('a wrong password keeps the reason', async () => {
		await reason.fill('She asked for it, and it does no harm.');
		await sign(page, 'not the password');
		await expect(page.getByLabel('Your password')).toHaveAttribute('aria-invalid', 'true');
		await expect(reason).toHaveValue('She asked for it, and it does no harm.');
	});

	await test.step('with it the version is signed, and the patient reads both', async () => {
		await sign(page, passwordOf('pain-specialist'));
		await expect(page).toHaveURL(new RegExp(`${plan.path}/versions/1`));
		await patient.page.goto(`${plan.path}/versions/1`);
		const signatures = patient.page.getByRole('region', { name: 'Signatures' });
		await expect(signatures).toContainText(words);
		await expect(signatures).toContainText('She asked for it, and it does no harm.');
		await expect(signatures).not.toContainText('does not fit what is stored');
	});
});

async function signAgainAndTakeBack({ patient, doctor, specialist, plan }: Cast): Promise<void> {
	await test.step('[VE1] a second signature of the same session is one press', async () => {
		await specialist.page.goto(`${plan.path}/sign`);
		await expect(specialist.page.getByText('One press signs.')).toBeVisible();
		await expect(specialist.page.getByLabel('Your password')).toHaveCount(0);
		await specialist.page.getByRole('button', { name: 'Sign version 2' }).click();
		await expect(specialist.page).toHaveURL(new RegExp(`${plan.path}/versions/2`));
	});

	await test.step('[VE6] the doctor approves it', async () => {
		await doctor.page.goto(`${plan.path}/versions/2`);
		await doctor.page.getByRole('radio', { name: /^I approve it/ }).check();
		await expect(doctor.page.getByLabel('Your password')).toHaveCount(0);
		await doctor.page.getByRole('button', { name: 'Record my answer' }).click();
		await expect(doctor.page.getByRole('region', { name: 'Signatures' })).toContainText('Approved');
	});

	await test.step('[VE21] the patient agrees, and takes it back with a reason', async () => {
		await patient.page.goto(`${plan.path}/versions/2`);
		const { page } = patient;
		await page.getByRole('radio', { name: /^I agree/ }).check();
		await page.getByRole('button', { name: 'Send my answer' }).click();
		await page.getByText('Take back my agreement').first().click();
		const send = page.getByRole('button', { name: 'Take back my agreement' });
		await send.click();
		await expect(page.getByLabel('Why', { exact: true })).toHaveAccessibleDescription(/Write why/);
		await page.getByLabel('Why', { exact: true }).fill('It is more than I can do.');
		await pressAgain(send);
		await expect(page.getByText('Your agreement is taken back.')).toBeVisible();
		const signatures = page.getByRole('region', { name: 'Signatures' });
		await expect(signatures).toContainText('I take back my agreement');
		await expect(signatures).toContainText('It is more than I can do.');
		await expect(signatures).toContainText('Changed later; the last word stands.');
		await expect(send).toHaveCount(0);
		await doctor.open();
		await expect(doctor.section('Versions')).toContainText('took back the agreement');
	});
}

test('[VE1] only the specialist is offered to sign, and only by the form with the password', async ({
	cast
}) => {
	const { doctor, plan } = cast;
	await doctor.page.goto(`${plan.path}/sign`);
	await expect(doctor.page.getByText('The specialist signs the plan')).toBeVisible();
	await expect(doctor.page.getByRole('button', { name: /^Sign version/ })).toHaveCount(0);
});

test('[U-14] the signed plan of the demonstration prints on two pages, with corrections on three', async ({
	newBrowser
}) => {
	const page = await newBrowser();
	await signInAs(page.request, 'patient');
	const path = await demonstrationPlan(page.request);
	await page.goto(`${path}/versions/1`);
	await expect(page.getByRole('heading', { name: 'Version 1', exact: true })).toBeVisible();
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('complementary', { name: 'Demonstration' })).toBeHidden();
	await expect(page.getByRole('region', { name: 'Patient' })).toContainText(rosaName);
	await expect(page.getByRole('region', { name: 'Signatures' })).toContainText(specialistName);
	await expect(page.getByRole('region', { name: 'Changed since signing' })).toContainText('On ');
	await expect(page.getByRole('button')).toHaveCount(0);
	expect(await page.evaluate(smallestPrintPt)).toBeGreaterThanOrEqual(8.5);
	expect(await printedPages(page)).toBeLessThanOrEqual(3);
	// As a usual plan is: nobody asked for a correction of it.
	await page
		.getByRole('region', { name: 'Corrections asked for' })
		.evaluate((corrections) => corrections.remove());
	expect(await printedPages(page)).toBeLessThanOrEqual(2);
});

async function printedPages(page: Page): Promise<number> {
	const paper = await page.pdf({ format: 'A4', printBackground: false });
	return (paper.toString('latin1').match(/\/Type\s*\/Page[^s]/g) ?? []).length;
}

/** The size of the smallest words on the page, in points to a hundredth. */
function smallestPrintPt(): number {
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	const sizes: number[] = [];
	while (texts.nextNode()) {
		const { parentElement, textContent } = texts.currentNode;
		if (!parentElement?.checkVisibility() || textContent?.trim() === '') continue;
		sizes.push(Number.parseFloat(getComputedStyle(parentElement).fontSize) * 0.75);
	}
	return Math.round(Math.min(...sizes) * 100) / 100;
}

async function demonstrationPlan(request: APIRequestContext): Promise<string> {
	const today = await (await request.get('/today')).text();
	const path = /\/plans\/[0-9a-f-]{36}/.exec(today)?.[0];
	if (!path) throw new Error('The demonstration has no plan.');
	return path;
}
