import type { Page } from '@playwright/test';

import { doctorName } from './people.ts';
import { Scene } from './scene.ts';
import type { Room } from './room.ts';
import { expect, test } from './test.ts';

const bladder = /^Is it newly hard to start/;

async function openSafety(room: Room): Promise<void> {
	await room.page.goto(`${room.path}/safety`);
	await room.isLive();
}

async function answer(page: Page, question: string | RegExp, words: string): Promise<void> {
	await page.getByRole('group', { name: question }).getByLabel(words, { exact: true }).check();
}

const banner = (room: Room) => room.page.getByRole('link', { name: 'See what was answered' });

test('[SC12] [SC4] what to do comes first, also offline; the team is told and settles it', async ({
	cast
}) => {
	const { patient, doctor, specialist } = cast;
	await openSafety(patient);
	await doctor.open();
	await specialist.open();

	await test.step('without a network the advice is there before anything is sent', async () => {
		await patient.page.context().setOffline(true);
		await answer(patient.page, bladder, 'Yes');
		const alert = patient.page.getByRole('alert').filter({ hasText: 'Please do this now' });
		await expect(alert).toContainText('Do not wait for a reply here');
		await expect(alert.getByRole('link', { name: '999' })).toHaveAttribute('href', 'tel:999');
		await expect(alert).toContainText('Nobody may be reading this right now');
		await patient.page.getByRole('button', { name: 'Tell my team', exact: true }).click();
		await expect(
			patient.page.getByText('go to your team when Accord can be reached again')
		).toBeVisible();
		await expect(alert.or(patient.page.getByText('Please do this now')).first()).toBeVisible();
	});

	await test.step('back online all three see it, on every page of the plan', async () => {
		await patient.page.context().setOffline(false);
		for (const room of [patient, doctor, specialist]) await expect(banner(room)).toBeVisible();
		await expect(patient.page.getByText('Call now, do not wait here')).toBeVisible();
		await expect(doctor.page.getByText('nobody has opened it')).toBeVisible();
	});

	await test.step('the patient’s own page begins with whom to call', async () => {
		const today = await patient.page.context().newPage();
		await today.goto('/today');
		const first = today.getByRole('main').getByRole('heading', { level: 2 }).first();
		await expect(first).toHaveText(/^Call 999 now$/);
		await expect(first.getByRole('link')).toHaveAttribute('href', 'tel:999');
		await today.close();
	});

	await test.step('a doctor reads that it is now, and is not told to call', async () => {
		const { page } = specialist;
		await page.goto(`${specialist.path}/safety`);
		await expect(specialist.section('How urgent the plan is')).toContainText(
			'Now, without waiting.'
		);
		await expect(page.getByText('Do not wait for an answer here')).toHaveCount(0);
	});

	await test.step('nothing is signed meanwhile', async () => {
		await specialist.page.goto(`${specialist.path}/sign`);
		const summary = specialist.page.getByRole('region', { name: 'things are still missing' });
		await expect(summary).toContainText('A warning sign has no outcome yet');
		await summary.getByRole('link', { name: 'Record what became of it' }).click();
		await expect(specialist.page.getByRole('heading', { name: 'Safety check' })).toBeVisible();
	});

	await test.step('a doctor opens it, and the patient reads who', async () => {
		await banner(doctor).click();
		await doctor.page.getByRole('button', { name: 'I have read this and act on it' }).click();
		await expect(patient.page.getByText(`${doctorName} has read this.`)).toBeVisible();
	});

	await test.step('the outcome needs a note and a day; then the banner goes', async () => {
		await doctor.page.getByRole('button', { name: 'Record what became of it' }).click();
		const urgency = doctor.dialog.getByLabel('How urgent from now on');
		await urgency.selectOption('Elective · there is time to try');
		await expect(doctor.dialog.getByLabel('Look again by')).toHaveValue('');
		await urgency.selectOption({ index: 2 });
		await doctor.dialog.getByLabel('Look again by').fill('2020-01-01');
		await doctor.dialog.getByRole('button', { name: 'Record the outcome' }).click();
		const summary = doctor.dialog.getByRole('group', { name: 'Please look at this again' });
		await expect(summary).toContainText('Write what was found and done');
		await doctor.dialog.getByLabel('What was found and done').fill('Seen in hospital; all well.');
		await doctor.dialog.getByRole('button', { name: 'Record the outcome' }).click();
		await expect(summary).toContainText('This day is over');
		await doctor.dialog.getByLabel('Look again by').fill('2099-01-01');
		await doctor.dialog.getByRole('button', { name: 'Record the outcome' }).click();
		await expect(doctor.dialog).toBeHidden();
		for (const room of [patient, doctor]) await expect(banner(room)).toBeHidden();
		await expect(patient.page.getByText('Seen by a clinician, recorded by')).toBeVisible();
		await expect(patient.page.getByText('Your team has seen to this')).toBeVisible();
		await expect(patient.page.getByText('Please do this now')).toBeHidden();
	});
});

test('[SC12] on a phone the number to call is in sight as soon as it is called for', async ({
	cast
}) => {
	const { patient } = cast;
	const { page } = patient;
	await page.setViewportSize({ width: 390, height: 700 });
	await openSafety(patient);
	await answer(page, bladder, 'Yes');
	const call = page.getByRole('alert').getByRole('link', { name: '999' });
	// In sight is what a finger would meet there, not what a bar covers.
	const isInSight = () =>
		call.evaluate((link) => {
			const { x, y, width, height } = link.getBoundingClientRect();
			return link.contains(document.elementFromPoint(x + width / 2, y + height / 2));
		});
	await expect.poll(isInSight).toBe(true);
});

test('[SC15] [CL38] a yes that is not sent is there after a reload, says so, and is told from its box', async ({
	cast
}) => {
	const { patient, doctor } = cast;
	const { page } = patient;
	const alert = page.getByRole('alert').filter({ hasText: 'Please do this now' });
	const unsent = 'Safety answers not sent yet – kept on this device';
	await openSafety(patient);
	await doctor.open();
	await answer(page, bladder, 'Yes');
	await expect(alert).toContainText('Not sent to your team yet');
	await expect(patient.saveState).toHaveText(unsent);

	await test.step('the page is loaded anew: the answer and the advice stand, and it is not “Saved”', async () => {
		await page.reload();
		await patient.isLive();
		await expect(
			page.getByRole('group', { name: bladder }).getByLabel('Yes', { exact: true })
		).toBeChecked();
		await expect(alert).toContainText('Not sent to your team yet');
		await expect(patient.saveState).toHaveText(unsent);
		await expect(page.getByText('1 of 16 answered')).toBeVisible();
	});

	await test.step('every other page of the plan says so, and leads back', async () => {
		await page.getByRole('navigation', { name: 'Pages' }).getByRole('link').first().click();
		await expect(page.getByText('your team does not know it yet')).toBeVisible();
		await expect(patient.saveState).toHaveText(unsent);
		await page.getByRole('link', { name: 'See and send the answers' }).click();
	});

	await test.step('told from the box, with the other questions left', async () => {
		await alert.getByRole('button', { name: 'Tell my team now' }).click();
		await expect(page.getByText('Your team can see it now')).toBeVisible();
		await patient.isSaved();
		await expect(banner(doctor)).toBeVisible();
	});

	await test.step('the rest follows in a check of its own', async () => {
		await page.getByRole('button', { name: 'Answer the 15 questions that are left' }).click();
		const form = page.getByRole('form', { name: 'The safety questions' });
		await expect(form).toBeFocused();
		await expect(form.getByRole('group')).toHaveCount(15);
		const noes = form.getByRole('group').getByLabel('No', { exact: true });
		for (let at = 0; at < 15; at += 1) await noes.nth(at).check();
		await page.getByRole('button', { name: 'Tell my team', exact: true }).click();
		await expect(page.getByText('Nothing you answered needs to be checked today')).toBeVisible();
		await patient.isSaved();
		await page.reload();
		await patient.isLive();
		await expect(form.getByRole('group')).toHaveCount(16);
	});
});

test('[SC15] whoever leaves the plan with answers unsent is asked, reminded, and led back', async ({
	cast
}) => {
	const { patient } = cast;
	const { page } = patient;
	await openSafety(patient);
	await answer(page, bladder, 'Not sure');
	await expect(patient.saveState).toContainText('kept on this device');
	const asked = new Promise<string>((resolve) => {
		page.once('dialog', (dialog) => {
			resolve(dialog.message());
			void dialog.accept();
		});
	});
	await page.getByRole('banner').getByRole('link', { name: 'Today' }).click();
	expect(await asked).toContain('nobody gets them until this plan is open again');
	await expect(page.getByRole('heading', { name: 'Waiting for you' })).toBeVisible();
	await expect(page.getByText('Nothing waits for you')).toHaveCount(0);
	const notice = page.getByRole('complementary', { name: 'Not sent yet' });
	await expect(notice).toContainText('your team does not have the answers yet');
	await notice.getByRole('link', { name: 'See and send the answers' }).click();
	await expect(
		page.getByRole('group', { name: bladder }).getByLabel('Not sure', { exact: true })
	).toBeChecked();
});

test('[CL39] what is answered and sent before the page runs is neither lost nor in the address', async ({
	cast
}) => {
	const { patient } = cast;
	const { page } = patient;
	let run: () => void = () => undefined;
	const held = new Promise<void>((resolve) => (run = resolve));
	await page.route('**/_app/immutable/**/*.js', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto(`${patient.path}/safety`, { waitUntil: 'commit' });
	await answer(page, bladder, 'Yes');
	const send = page.getByRole('button', { name: 'Tell my team', exact: true });
	await send.click();
	await send.click();
	await expect(send).toHaveAttribute('aria-busy', 'true');
	expect(new URL(page.url()).search).toBe('');
	run();
	await expect(page.getByText('Your team can see it now')).toBeVisible();
	await expect(page.getByRole('article', { name: /^What you told us/ })).toHaveCount(1);
	expect(new URL(page.url()).search).toBe('');
});

test('[SC3] what has no answer is named; nothing raised gives no all-clear, by keys alone', async ({
	cast
}) => {
	const { patient } = cast;
	await openSafety(patient);
	const { page } = patient;
	await page.getByRole('button', { name: 'Tell my team', exact: true }).focus();
	await page.keyboard.press('Enter');
	const summary = page.getByRole('group', { name: 'Please look at this again' });
	await expect(summary).toBeFocused();
	await expect(summary.getByRole('link')).toHaveCount(15);
	const questions = page.getByRole('form', { name: 'The safety questions' }).getByRole('group');
	const noes = questions.getByLabel('No', { exact: true });
	for (let at = 0; at < (await noes.count()); at += 1) {
		await noes.nth(at).focus();
		await page.keyboard.press('Space');
	}
	await page.getByRole('button', { name: 'Tell my team', exact: true }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByText('Nothing you answered needs to be checked today')).toBeVisible();
	await page.goto('/today');
	await expect(page.getByRole('heading', { name: 'Your safety questions' })).toBeHidden();
});

test('[SC9] how urgent the plan is has an owner, a day and a reason', async ({ cast }) => {
	const { patient, specialist } = cast;
	await openSafety(specialist);
	await openSafety(patient);
	await specialist.page.getByRole('button', { name: 'Change how urgent it is' }).click();
	const { dialog } = specialist;
	await dialog.getByLabel('How urgent from now on').selectOption({ index: 1 });
	await expect(dialog.getByLabel('Look again by')).toHaveValue(/^\d{4}-/);
	await dialog.getByLabel('Who sees to it').selectOption({ label: doctorName });
	await dialog.getByLabel('Look again by').fill('2099-01-01');
	await dialog.getByRole('button', { name: 'Save how urgent it is' }).click();
	await expect(dialog.getByRole('group', { name: 'Please look at this again' })).toContainText(
		'Write why'
	);
	await dialog.getByLabel('Why', { exact: true }).fill('Walking has become harder.');
	await dialog.getByRole('button', { name: 'Save how urgent it is' }).click();
	await expect(dialog).toBeHidden();
	await expect(patient.page.getByText('“Walking has become harder.”')).toBeVisible();
	await expect(patient.page.getByText(`${doctorName} sees to it.`)).toBeVisible();
	const panel = patient.section('How urgent the plan is');
	await expect(panel).toContainText('What can wait, waits.');
	await expect(panel).toContainText('What makes the plan urgent, then the rest.');
	await expect(panel).toContainText('1 January 2099 at the latest.');

	await test.step('every page of the plan says so, and the patient’s own', async () => {
		await specialist.open();
		await expect(specialist.page.getByText('This plan is marked “Urgent')).toBeVisible();
		await patient.page.goto('/today');
		const today = patient.section('How soon your plan is looked at');
		await expect(today).toContainText(doctorName);
		await expect(today).toContainText('1 January 2099 at the latest.');
	});
});

/** What the page fetches of other pages is there, with all that it needs. @param html the page as it came */
async function hasFetchedAhead(page: Page, html: string): Promise<void> {
	await page.waitForFunction(async (html) => {
		const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
		const ahead = loaded.filter((name) => {
			const [file] = /[^/]+\.js$/.exec(name) ?? [];
			return file !== undefined && name.includes('/nodes/') && !html.includes(file);
		});
		await Promise.all(ahead.map((name) => import(name)));
		return ahead.length > 0;
	}, html);
}

test('[SC12] [CL31] the page is reached without a network, and what was answered outlives it', async ({
	cast
}) => {
	const { patient, specialist } = cast;
	await specialist.open();
	const { page } = patient;
	const first = page.waitForResponse((response) => response.request().isNavigationRequest());
	await patient.open();
	await hasFetchedAhead(page, await (await first).text());

	await page.context().setOffline(true);
	await page.getByRole('link', { name: 'Safety check', exact: true }).click();
	await answer(page, bladder, 'Yes');
	const alert = page.getByRole('alert').filter({ hasText: 'Please do this now' });
	await expect(alert.getByRole('link', { name: '999' })).toBeVisible();
	await page.getByRole('button', { name: 'Tell my team', exact: true }).click();
	await expect(page.getByText('go to your team when Accord can be reached again')).toBeVisible();
	await expect(patient.saveState).toContainText('kept on this device');
	await page.close({ runBeforeUnload: false });

	const context = page.context();
	await context.setOffline(false);
	const later = await context.newPage();
	await later.goto(patient.path);
	await expect(banner(specialist)).toBeVisible();
	await expect(later.getByRole('link', { name: 'See what was answered' })).toBeVisible();
});

test('[TR26] [SC4] in an emergency what can wait waits, and safety does not', async ({ cast }) => {
	const { patient, specialist, plan } = cast;
	const scene = await Scene.of(specialist.page, plan);
	await scene.propose('Heat in the evening', { catalogueId: 'heat' });
	await openSafety(patient);
	await answer(patient.page, bladder, 'Yes');
	await patient.page.getByRole('button', { name: 'Tell my team', exact: true }).click();
	await specialist.open();
	await expect(banner(specialist)).toBeVisible();
	await specialist.onTreatment('Heat in the evening', 'Choose').click();
	await expect(specialist.dialog).toContainText(
		'A warning sign is open: what is not urgent waits.'
	);
	await specialist.dialog.getByRole('button', { name: 'Choose it' }).click();
	await expect(specialist.dialog).toContainText('Write why it is right for this patient.');
	await specialist.page.keyboard.press('Escape');
	await specialist.onTreatment('Heat in the evening', 'Set aside').click();
	await specialist.dialog.getByRole('textbox').fill('Not now.');
	await specialist.dialog.getByRole('button', { name: 'Set it aside' }).click();
	await expect(specialist.page.getByText('Set aside and ended (1)')).toBeVisible();
	scene.end();
});
