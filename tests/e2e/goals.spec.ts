import type { Locator } from '@playwright/test';

import { isAccessible } from './axe.ts';
import { doctorName, specialistName } from './people.ts';
import type { Room } from './room.ts';
import { expect, test } from './test.ts';

const first = 'Walk to the market and back';
const steps = ['Not out of the house', 'To the corner', 'To the market', 'And back', 'And further'];
const stepNames = [
	'Much less than hoped',
	'Less than hoped',
	'As hoped',
	'More than hoped',
	'Much more than hoped'
];

const goal = (room: Room, text: string): Locator =>
	room.section('Goals').getByRole('listitem').filter({ hasText: text }).first();

const onGoal = (room: Room, action: string, text = first): Locator =>
	room.section('Goals').getByRole('button', { name: `${action}: ${text}`, exact: true });

async function openMore(room: Room, action: string): Promise<void> {
	const item = goal(room, first);
	await item.locator('summary').last().click();
	await item.getByRole('button', { name: action, exact: true }).click();
	await expect(room.dialog).toBeVisible();
}

async function say(room: Room, label: string | RegExp, words: string, button: string) {
	await room.dialog.getByLabel(label).fill(words);
	await room.dialog.getByRole('button', { name: button, exact: true }).click();
	await expect(room.dialog).toBeHidden();
}

async function addGoal(patient: Room, text: string): Promise<void> {
	await patient.page.getByRole('button', { name: 'Add a goal' }).click();
	await say(patient, 'What should become possible?', text, 'Add this goal');
}

test('[GO8] [GO9] [GO10] patient and doctor agree what the goal is and how they will see it', async ({
	cast
}) => {
	const { patient, doctor, specialist } = cast;
	for (const room of [patient, doctor]) await room.open();

	await test.step('what the patient says comes before everything else, for the doctor too', async () => {
		await addGoal(patient, first);
		await expect(goal(doctor, first)).toBeVisible();
		const headings = doctor.page.getByRole('main').getByRole('heading', { level: 2 });
		const words = await headings.allInnerTexts();
		const at = (name: string) => words.findIndex((text) => text.startsWith(name));
		expect(at('What matters to me')).toBeLessThan(at('Goals'));
		expect(at('Goals')).toBeLessThan(at('The story'));
	});

	await test.step('a question needs words; the patient reads it at once', async () => {
		await openMore(doctor, 'Ask about it');
		await doctor.dialog.getByRole('button', { name: 'Ask this' }).click();
		await expect(doctor.dialog).toContainText('Write what you want to ask');
		await say(doctor, 'Your question', 'Every day?', 'Ask this');
		await expect(goal(patient, first)).toContainText(`${doctorName} asks: Every day?`);
	});

	await test.step('a new answer replaces it; after other words it says so', async () => {
		await openMore(doctor, 'I agree');
		await say(doctor, /^What you want to add/, 'A good one.', 'Say that you agree');
		await expect(goal(patient, first)).toContainText(`${doctorName} agrees: A good one.`);
		await expect(goal(patient, first)).not.toContainText('Every day?');
		const now = `${first} alone`;
		await openMore(patient, 'Change');
		await say(patient, 'What should become possible?', now, 'Save this goal');
		await expect(goal(doctor, now)).toContainText('(to earlier words)');
		await onGoal(doctor, 'I agree', now).click();
		await doctor.dialog.getByRole('button', { name: 'Say that you agree' }).click();
		await expect(goal(patient, now)).not.toContainText('(to earlier words)');
	});

	await test.step('five steps or none, each beside its plain name', async () => {
		await onGoal(doctor, 'Say how we will see it', `${first} alone`).click();
		await doctor.dialog.getByLabel('By what will we see it?').fill('How far on foot');
		for (const [index, name] of stepNames.entries())
			if (index > 0)
				await doctor.dialog.getByRole('textbox', { name, exact: true }).fill(steps[index] ?? '');
		await doctor.dialog.getByRole('button', { name: 'Save how we will see it' }).click();
		const summary = doctor.dialog.getByRole('group', { name: 'Please look at this again' });
		await expect(summary).toBeFocused();
		await summary.getByRole('link').click();
		const missing = doctor.dialog.getByRole('textbox', { name: 'Much less than hoped' });
		await expect(missing).toBeFocused();
		await missing.fill(steps[0] ?? '');
		await missing.press('Enter');
		await expect(doctor.dialog).toBeHidden();
		const item = goal(patient, first);
		await expect(item).toContainText('We will see it by: How far on foot');
		await item.getByText('What would be less, as hoped, or more').click();
		for (const [index, name] of stepNames.entries()) {
			await expect(item.getByRole('term').nth(index)).toHaveText(name);
			await expect(item.getByRole('definition').nth(index)).toHaveText(steps[index] ?? '');
		}
	});

	await test.step('on a phone it fits, and by ear nothing stands in the way', async () => {
		const { page } = patient;
		await page.setViewportSize({ width: 390, height: 844 });
		const width = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(width).toBeLessThanOrEqual(390);
		for (const shown of ['page', 'dialog']) {
			if (shown === 'dialog') await openMore(patient, 'Say how we will see it');
			await isAccessible(page, `goals on a phone, ${shown}`);
		}
	});

	await test.step('two who say it at once see both, and one chooses', async () => {
		await specialist.open();
		await openMore(specialist, 'Say how we will see it');
		const save = async (room: Room, words: string) => {
			await room.dialog.getByLabel('By what will we see it?').fill(words);
			await room.dialog.getByRole('button', { name: 'Save how we will see it' }).click();
			await expect(room.dialog).toBeHidden();
		};
		await save(patient, 'Minutes on foot');
		await expect(goal(doctor, first)).toContainText('Minutes on foot');
		await save(specialist, 'Steps by the phone');
		const choice = specialist.page.getByRole('region', { name: /changed this at the same time$/ });
		await expect(choice).toContainText('Minutes on foot');
		await expect(choice).toContainText('Steps by the phone');
		await choice.getByRole('button', { name: 'Use mine' }).click();
		await expect(goal(patient, first)).toContainText('Steps by the phone');
		await expect(goal(patient, first)).not.toContainText(`${specialistName} agrees`);
		await expect(goal(patient, first)).toContainText(`Waiting for the answer of ${specialistName}`);
	});
});

test('[GO8] by keys alone the five steps are said and read', async ({ cast }) => {
	const { patient } = cast;
	await patient.open();
	await addGoal(patient, first);
	const { page } = patient;
	await onGoal(patient, 'Say how we will see it').focus();
	await page.keyboard.press('Enter');
	await expect(patient.dialog.getByLabel('By what will we see it?')).toBeFocused();
	for (const step of steps) {
		await page.keyboard.press('Tab');
		await page.keyboard.type(step);
	}
	await page.keyboard.press('Enter');
	await expect(patient.dialog).toBeHidden();
	const summary = goal(patient, first).getByText('What would be less, as hoped, or more');
	await summary.focus();
	await page.keyboard.press('Enter');
	await expect(goal(patient, first).getByRole('definition').nth(4)).toHaveText('And further');
});
