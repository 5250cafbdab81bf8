import type { Locator, Page } from '@playwright/test';

import { doctorName } from './people.ts';
import { type, type Room } from './room.ts';
import { expect, test } from './test.ts';

const matters = 'What matters to me';

/** Sends what is typed about whatever the composer is turned to. */
async function send(room: Room, text: string): Promise<void> {
	const box = room.conversation.getByRole('textbox', { name: /^Write to the team about/ });
	await box.fill(text);
	await room.conversation.getByRole('button', { name: 'Send', exact: true }).click();
	await expect(box).toHaveValue('');
}

/** Selects words as a mouse does: from the first to the last letter of them. */
async function select(prose: Locator, words: string): Promise<void> {
	await prose.evaluate((element, wanted) => {
		const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const at = node.textContent?.indexOf(wanted) ?? -1;
			if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
		}
	}, words);
}

/** Pulls the mouse over the words from left to right, all inside them. */
async function drag(page: Page, words: Locator): Promise<void> {
	const box = await words.boundingBox();
	if (box === null) throw new Error('The words are not on the screen.');
	const middle = box.y + box.height / 2;
	await page.mouse.move(box.x + 8, middle);
	await page.mouse.down();
	await page.mouse.move(box.x + box.width / 2, middle, { steps: 5 });
	await page.mouse.move(box.x + box.width - 8, middle, { steps: 5 });
	await page.mouse.up();
}

test('[DI1] a section and a treatment are talked about by all: reply, mention, resolve, reopen', async ({
	cast
}) => {
	const { patient, doctor, specialist, all } = cast;
	for (const room of all) await room.open();

	await test.step('the patient asks about a section, the doctor answers with a mention', async () => {
		await patient.page.getByRole('button', { name: 'Comment on Working diagnosis' }).click();
		await send(patient, 'Is it the scar?');
		await expect(doctor.thread('Is it the scar?')).toContainText('Working diagnosis');
		await doctor
			.thread('Is it the scar?')
			.getByRole('button', { name: /^Reply about/ })
			.click();
		const box = doctor.thread('Is it the scar?').getByRole('textbox', { name: /^Reply about/ });
		await box.pressSequentially('Please look, @Ama');
		await expect(doctor.page.getByRole('listbox', { name: 'People to mention' })).toBeVisible();
		await box.press('Enter');
		await box.pressSequentially('before Friday.');
		await box.press('Control+Enter');
		await expect(specialist.thread('Is it the scar?')).toContainText(
			'Please look, @Dr Amara Okafor before Friday.'
		);
	});

	await test.step('the specialist resolves, the patient reopens', async () => {
		const thread = specialist.thread('Is it the scar?');
		await thread.getByRole('button', { name: /^Resolve the conversation/ }).click();
		await patient.conversation.getByText('Resolved (1)').click();
		await expect(patient.thread('Is it the scar?')).toContainText('Resolved by Dr Amara Okafor');
		await patient.thread('Is it the scar?').getByRole('button', { name: 'Reopen' }).click();
		await expect(
			doctor.thread('Is it the scar?').getByRole('button', { name: /^Reply/ })
		).toBeVisible();
	});

	await test.step('somebody takes back what they wrote', async () => {
		const thread = doctor.thread('Is it the scar?');
		await thread.getByRole('button', { name: 'Take back' }).click();
		await doctor.dialog.getByRole('button', { name: 'Take my comment back' }).click();
		await expect(patient.conversation).toContainText(`${doctorName} took this comment back.`);
		await expect(patient.conversation).not.toContainText('before Friday');
	});

	await test.step('a treatment has its own conversation', async () => {
		await specialist
			.section('Treatments')
			.getByRole('button', { name: 'Propose a treatment' })
			.first()
			.click();
		await specialist.dialog.getByLabel('What is it called?').fill('Pool exercise');
		await specialist.dialog
			.getByLabel('What kind is it?')
			.selectOption('Exercise or physiotherapy');
		await specialist.dialog.getByLabel('Why this?').fill('Water carries.');
		await specialist.dialog.getByRole('radio', { name: 'Never tried' }).check();
		await specialist.dialog.getByRole('button', { name: 'Propose this treatment' }).click();
		await patient.onTreatment('Pool exercise', 'Comment').click();
		await expect(
			patient.conversation.getByRole('textbox', { name: /about Pool exercise/ })
		).toBeFocused();
		await send(patient, 'Which pool?');
		await expect(doctor.thread('Which pool?')).toContainText('Pool exercise');
		await expect(doctor.onTreatment('Pool exercise', 'Comments (1)')).toBeVisible();
	});
});

test('[DI2] a conversation on a selected passage follows it, and says when it is gone', async ({
	cast
}) => {
	const { patient, doctor, specialist } = cast;
	for (const room of [patient, doctor, specialist]) await room.open();
	const editor = await patient.write(matters);
	await type(editor, 'I want to carry my shopping home.');
	await patient.isSaved();

	await test.step('the doctor selects words and asks about them', async () => {
		await expect(doctor.section(matters)).toContainText('shopping home');
		await select(doctor.section(matters), 'carry my shopping');
		await doctor.section(matters).getByRole('button', { name: 'Comment on this passage' }).click();
		await send(doctor, 'How far is it?');
		await expect(specialist.thread('How far is it?')).toContainText('“carry my shopping”');
		await expect(
			specialist.section(matters).getByRole('link', { name: 'carry my shopping' })
		).toBeVisible();
	});

	await test.step('it stays with the words when something is written before and in them', async () => {
		await editor.press('Home');
		await type(editor, 'Most of all ');
		for (let step = 0; step < 'I want to carry '.length; step += 1)
			await editor.press('ArrowRight');
		await type(editor, 'all ');
		const passage = specialist
			.section(matters)
			.getByRole('link', { name: 'carry all my shopping' });
		await expect(passage).toBeVisible();
		await passage.click();
		await expect(specialist.thread('How far is it?')).toBeFocused();
	});

	await test.step('with the mouse, words inside it are selected as any others', async () => {
		const passage = doctor.section(matters).getByRole('link', { name: 'carry all my shopping' });
		await drag(doctor.page, passage);
		expect(await doctor.page.evaluate(() => getSelection()?.toString())).toContain('all my');
		await expect(
			doctor.section(matters).getByRole('button', { name: 'Comment on this passage' })
		).toBeVisible();
		await expect(doctor.thread('How far is it?')).not.toBeFocused();
		await passage.click();
		await expect(doctor.thread('How far is it?')).toBeFocused();
	});

	await test.step('when the words are deleted, the conversation stays and says so', async () => {
		await editor.press('Control+a');
		await editor.press('Delete');
		await type(editor, 'To walk.');
		await expect(specialist.thread('How far is it?')).toContainText('The passage was changed');
		await expect(specialist.thread('How far is it?')).toContainText('“carry my shopping”');
	});
});

test('a paragraph is chosen and commented on with the keyboard alone', async ({ cast }) => {
	const { patient, doctor } = cast;
	for (const room of [patient, doctor]) await room.open();
	const editor = await patient.write(matters);
	await type(editor, 'First.');
	await editor.press('Enter');
	await type(editor, 'Second thing.');
	await expect(doctor.section(matters)).toContainText('Second thing.');
	await doctor
		.section(matters)
		.getByRole('button', { name: 'Comment on a paragraph' })
		.press('Enter');
	await doctor.page.keyboard.press('ArrowDown');
	await doctor.page.keyboard.press('Enter');
	await doctor.page.keyboard.type('Tell me more.');
	await doctor.page.keyboard.press('Control+Enter');
	await expect(patient.thread('Tell me more.')).toContainText('“Second thing.”');
});

test('[U-18] every place to write to the team says that it is not for emergencies', async ({
	cast
}) => {
	await cast.patient.open();
	await expect(cast.patient.conversation).toContainText('Accord is not for emergencies');
	await expect(cast.patient.conversation).toContainText('999');
	await cast.patient.page.goto('/today');
	const note = cast.patient.page.getByRole('complementary', {
		name: 'Accord is not for emergencies.'
	});
	await expect(note.getByRole('link', { name: '999' })).toHaveAttribute('href', 'tel:999');
});

test('what came while one looked is not marked again at the next look', async ({ cast }) => {
	const { doctor, specialist } = cast;
	const mark = (text: string) =>
		doctor.thread(text).getByRole('img', { name: 'changed since you last looked' });
	for (const room of [doctor, specialist]) await room.open();
	await specialist.page.getByRole('button', { name: 'Comment on Working diagnosis' }).click();
	await send(specialist, 'Seen while it came.');
	await expect(mark('Seen while it came.')).toBeVisible();

	const told = doctor.page.waitForResponse((answer) => answer.url().endsWith('/seen'));
	await doctor.page.getByRole('banner').getByRole('link', { name: 'Work list' }).click();
	expect((await told).status()).toBe(204);
	await send(specialist, 'Came while nobody looked.');

	await doctor.open();
	await expect(mark('Came while nobody looked.')).toBeVisible();
	await expect(doctor.thread('Seen while it came.')).toBeVisible();
	await expect(mark('Seen while it came.')).toHaveCount(0);
});
