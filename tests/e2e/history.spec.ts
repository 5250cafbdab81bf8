import type { Locator } from '@playwright/test';

import { isAccessible } from './axe.ts';
import type { Room } from './room.ts';
import { expect, test } from './test.ts';

async function openHistory(room: Room): Promise<void> {
	await room.page.goto(`${room.path}/why`);
	await room.isLive();
}

/** By keys alone: the focus goes there, and nothing is clicked. */
async function press(control: Locator, key = 'Enter'): Promise<void> {
	await control.focus();
	await control.press(key);
}

async function typeInto(control: Locator, text: string): Promise<void> {
	await control.focus();
	await control.page().keyboard.type(text);
}

const summary = ({ dialog }: Room) =>
	dialog.getByRole('group', { name: 'Please look at this again' });

const more = ({ page }: Room, title: string) =>
	page.locator('summary').filter({ hasText: `More: ${title}` });

const dateOf = ({ dialog }: Room, name: string) => dialog.getByRole('group', { name });

test('[U-3] [U-10] [U-11] an operation is added by keys alone, on a phone', async ({ cast }) => {
	const { patient, doctor } = cast;
	await patient.page.setViewportSize({ width: 390, height: 844 });
	await openHistory(patient);
	await openHistory(doctor);
	const { page, dialog } = patient;

	await press(page.getByRole('button', { name: 'Add an operation' }));
	await press(dialog.getByRole('button', { name: 'Add this entry' }));
	await expect(summary(patient)).toBeFocused();
	await expect(summary(patient).getByRole('link')).toHaveText([
		'Enter at least the year for “When was the operation?”.',
		'Tick at least one answer for “What was done?”.'
	]);
	await isAccessible(page, 'an empty operation');

	const when = dateOf(patient, 'When was the operation?');
	await typeInto(when.getByLabel('Year'), '1950');
	await press(dialog.getByRole('checkbox', { name: 'Fusion', exact: true }), 'Space');
	await press(dialog.getByRole('button', { name: 'Add this entry' }));
	await expect(summary(patient).getByRole('link')).toHaveText([
		'This date is before the patient was born. Check “When was the operation?”.'
	]);

	await press(summary(patient).getByRole('link'));
	await expect(when.getByLabel('Year')).toBeFocused();
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.type('2023');
	await when.getByLabel('Month').selectOption('April');
	await typeInto(when.getByLabel('Day'), '31');
	await press(dialog.getByRole('button', { name: 'Add this entry' }));
	await expect(summary(patient)).toContainText('There is no 31 April 2023.');

	await test.step('what was typed stays when the form is closed and opened again', async () => {
		await page.keyboard.press('Escape');
		await expect(dialog).toBeHidden();
		await press(page.getByRole('button', { name: 'Add an operation' }));
		await expect(when.getByLabel('Year')).toHaveValue('2023');
		await expect(dialog.getByRole('checkbox', { name: 'Fusion', exact: true })).toBeChecked();
	});

	await when.getByLabel('Day').focus();
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.press('Delete');
	await when.getByLabel('Month').selectOption('May');
	for (const level of ['L4–L5', 'L5–S1'])
		await press(dialog.getByRole('checkbox', { name: level, exact: true }), 'Space');
	await press(dialog.getByRole('button', { name: 'Add this entry' }));
	await expect(dialog).toBeHidden();

	for (const room of [patient, doctor]) {
		const operations = room.section('Operations');
		await expect(operations.getByText('Fusion L4–S1, May 2023', { exact: true })).toBeVisible();
		await expect(operations.getByText('Not known yet').first()).toBeVisible();
	}
	await isAccessible(page, 'the history on a phone');
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('[U-10] a symptom is placed by the list or by the picture, and both agree', async ({
	cast
}) => {
	const { patient } = cast;
	await openHistory(patient);
	const { page, dialog } = patient;
	await page.getByRole('button', { name: 'Add a symptom' }).click();
	const thigh = dialog.getByRole('checkbox', { name: 'Back of the left thigh' });
	const inPicture = dialog.locator('[data-region="thigh-back-left"]');
	await press(thigh, 'Space');
	await expect(inPicture).toHaveClass(/chosen/);
	await inPicture.click();
	await expect(thigh).not.toBeChecked();
	await inPicture.click();
	await expect(thigh).toBeChecked();
	await dialog.getByRole('checkbox', { name: 'Burning' }).check();
	await dialog.getByLabel('How strong on a usual day?').fill('11');
	await isAccessible(page, 'a symptom');
	await dialog.getByRole('button', { name: 'Add this entry' }).click();
	await expect(summary(patient)).toContainText('is 10 or less');
	await dialog.getByLabel('How strong on a usual day?').fill('6');
	await dialog.getByRole('button', { name: 'Add this entry' }).click();
	await expect(dialog).toBeHidden();
	const symptoms = patient.section('Symptoms');
	await expect(symptoms.getByText('Back of the left thigh').last()).toBeVisible();
	await expect(symptoms.getByText('6 of 10')).toBeVisible();
});

test('[U-11] a condition: one tap says no, values are checked, and the others see it', async ({
	cast
}) => {
	const { doctor, specialist } = cast;
	await openHistory(doctor);
	await openHistory(specialist);
	const { page, dialog } = doctor;
	await page.getByRole('button', { name: 'Not present: Smoking' }).click();
	const row = (room: Room, name: string) => room.page.getByRole('row', { name: new RegExp(name) });
	for (const room of [doctor, specialist])
		await expect(row(room, '^Smoking').getByText('Not present')).toBeVisible();

	await page.getByRole('button', { name: 'Present: Diabetes', exact: true }).click();
	await dialog.getByLabel('Long-term blood sugar (HbA1c)').fill('70');
	await dialog.getByRole('button', { name: 'Add this entry' }).click();
	await expect(summary(doctor)).toContainText('is 20 % or less. If yours is in mmol/mol');
	await dialog.getByLabel('Long-term blood sugar (HbA1c)').fill('7,2');
	await dialog.getByRole('button', { name: 'Add this entry' }).click();
	await expect(dialog).toBeHidden();
	for (const room of [doctor, specialist])
		await expect(row(room, '^Diabetes').getByText('HbA1c: 7.2 %')).toBeVisible();
	await isAccessible(page, 'the conditions');

	await test.step('in the unit of the laboratory, and shown in both', async () => {
		await row(doctor, '^Diabetes').locator('summary').click();
		await row(doctor, '^Diabetes').getByRole('button', { name: 'Change' }).click();
		await dialog.getByLabel('Unit of the HbA1c').selectOption('mmol/mol');
		await dialog.getByLabel('Long-term blood sugar (HbA1c)').fill('7.2');
		await dialog.getByRole('button', { name: 'Save this entry' }).click();
		await expect(summary(doctor)).toContainText('is a whole number from 10 to 195');
		await dialog.getByLabel('Long-term blood sugar (HbA1c)').fill('47');
		await dialog.getByRole('button', { name: 'Save this entry' }).click();
		await expect(dialog).toBeHidden();
		await expect(
			row(specialist, '^Diabetes').getByText('HbA1c: 6.5 % (47 mmol/mol)')
		).toBeVisible();
	});
});

test('[RC9] two people change one field of one entry: both values, and a choice', async ({
	cast
}) => {
	const { doctor, specialist } = cast;
	await openHistory(doctor);
	await doctor.page.getByRole('button', { name: 'Add an allergy' }).click();
	await doctor.dialog.getByLabel('Allergic to what?').fill('Penicillin');
	await doctor.dialog.getByRole('radio', { name: 'A medicine' }).check();
	await doctor.dialog.getByRole('button', { name: 'Add this entry' }).click();
	await expect(doctor.dialog).toBeHidden();
	await openHistory(specialist);
	for (const [room, reaction] of [
		[specialist, 'A rash'],
		[doctor, 'Swelling']
	] as const) {
		await more(room, 'Penicillin').click();
		await room.section('Allergies').getByRole('button', { name: 'Change' }).click();
		await room.dialog.getByLabel('What happens?').fill(reaction);
	}
	await specialist.dialog.getByRole('button', { name: 'Save this entry' }).click();
	await expect(doctor.section('Allergies').getByText('A rash')).toBeAttached();
	await doctor.dialog.getByRole('button', { name: 'Save this entry' }).click();
	const card = doctor.section('Allergies').getByRole('region');
	await expect(card.getByText('A rash')).toBeVisible();
	await expect(card.getByText('Swelling')).toBeVisible();
	await card.getByRole('button', { name: 'Use mine' }).click();
	await expect(specialist.section('Allergies').getByText('Swelling')).toBeVisible();

	await more(specialist, 'Penicillin').click();
	await specialist.section('Allergies').getByRole('button', { name: 'Remove' }).click();
	await specialist.dialog.getByRole('button', { name: 'Remove this entry' }).click();
	await expect(specialist.dialog).toContainText('Say in a sentence why this is removed');
	await specialist.dialog.getByLabel('Why is it removed?').fill('It was another person.');
	await specialist.dialog.getByRole('button', { name: 'Remove this entry' }).click();
	await expect(doctor.section('Allergies').getByText('Penicillin')).toHaveCount(0);
});
