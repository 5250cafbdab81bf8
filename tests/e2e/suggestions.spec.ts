import type { Locator, Page } from '@playwright/test';

import { isAccessible } from './axe.ts';
import { doctorName, specialistName } from './people.ts';
import { type, written, type Room } from './room.ts';
import { Scene } from './scene.ts';
import { expect, test, type Cast } from './test.ts';

const diagnosis = 'Working diagnosis';

/** Two paragraphs by the doctor, read by everybody. */
async function diagnose({ doctor, all }: Cast): Promise<void> {
	for (const room of all) await room.open();
	const editor = await doctor.write(diagnosis);
	await type(editor, 'Nerve pain since May.');
	await editor.press('Enter');
	await type(editor, 'Walking is limited.');
	await doctor.isSaved();
	await doctor.stopWriting(diagnosis);
	for (const room of all) {
		await expect(room.section(diagnosis)).toContainText('Walking is limited.');
	}
}

function suggestionIn(room: Room, author: string) {
	return room.page.getByRole('article', { name: `Suggestion by ${author}: ${diagnosis}` });
}

async function begin(room: Room) {
	const start = room.page.getByRole('button', { name: `Suggest a change: ${diagnosis}` });
	await start.click();
	const editor = room.page.getByRole('textbox', { name: `${diagnosis}, as you would like it` });
	await expect(editor).toBeFocused();
	return editor;
}

/** The editor puts the caret to the end some frames after it has opened: pressed until it stays. */
async function toStart(editor: Locator): Promise<void> {
	await expect(async () => {
		await editor.press('ControlOrMeta+Home');
		expect(await caretPlace(editor)).toBe('start');
	}).toPass({ timeout: 15_000 });
}

/** Where the caret stands in a text that is not empty. */
function caretPlace(editor: Locator): Promise<'start' | 'middle' | 'end' | 'elsewhere'> {
	return editor.evaluate((element) => {
		const caret = getSelection();
		if (!caret?.focusNode || !element.contains(caret.focusNode)) return 'elsewhere';
		const before = document.createRange();
		before.selectNodeContents(element);
		const after = before.cloneRange();
		before.setEnd(caret.focusNode, caret.focusOffset);
		after.setStart(caret.focusNode, caret.focusOffset);
		if (before.toString() === '') return 'start';
		return after.toString() === '' ? 'end' : 'middle';
	});
}

/** The patient changes the first line and writes one more at the end. */
async function suggest(room: Room): Promise<void> {
	const editor = await begin(room);
	await toStart(editor);
	await type(editor, 'Burning ');
	await editor.press('ControlOrMeta+End');
	await editor.press('Enter');
	await type(editor, 'Nights are the worst.');
	await room.page.getByLabel('Why do you suggest this?').fill('That is how it feels.');
	await room.page.getByRole('button', { name: 'Send your suggestion' }).click();
	await room.isSaved();
}

test('[SU1] [SU3] [SU9] a patient suggests, the specialist takes one part and declines the other', async ({
	cast
}) => {
	const { patient, doctor, specialist, all, plan } = cast;
	await diagnose(cast);

	await test.step('nobody sees it before it is sent, and why is asked', async () => {
		const editor = await begin(patient);
		await patient.page.getByRole('button', { name: 'Send your suggestion' }).click();
		await expect(
			patient.page.getByRole('group', { name: 'Please look at this again' })
		).toContainText('Change something first.');
		await type(editor, 'not sent');
		await expect(doctor.section(diagnosis)).not.toContainText('not sent');
		await patient.page.getByRole('button', { name: 'Throw it away' }).click();
		await expect(
			patient.page.getByRole('button', { name: `Suggest a change: ${diagnosis}` })
		).toBeFocused();
	});

	await test.step('sent, it stands at its section for all, by name, with the difference', async () => {
		await suggest(patient);
		for (const room of all) {
			const card = suggestionIn(room, plan.patientName);
			await expect(card).toContainText('patient');
			await expect(card).toContainText('That is how it feels.');
			await expect(card.locator('ins').first()).toHaveText(/Burning/);
			await expect(card).toContainText('Added:');
			await expect(card).toContainText('Nights are the worst.');
		}
		await expect(
			specialist.page.getByRole('navigation', { name: 'Waiting for you' })
		).toContainText(`A suggestion by ${plan.patientName}: ${diagnosis}`);
		await expect(suggestionIn(patient, plan.patientName).getByRole('button')).toHaveText([
			'Take your suggestion back'
		]);
	});

	await test.step('the work list counts it', async () => {
		const list = await doctor.page.context().newPage();
		await list.goto('/plans');
		const row = list.getByRole('listitem').filter({ hasText: plan.patientName });
		await expect(row.first()).toContainText('1 suggestion to decide');
		await list.close();
	});

	await test.step('one part is accepted while the doctor writes', async () => {
		const editor = await doctor.write(diagnosis);
		await type(editor, ' Fifty metres.');
		await suggestionIn(specialist, plan.patientName)
			.getByRole('button', { name: `Accept this part: part 2, suggestion by ${plan.patientName}` })
			.click();
		await expect.poll(() => written(editor)).toContain('Nights are the worst.');
		expect(await written(editor)).toContain('Fifty metres.');
		for (const room of [patient, specialist]) {
			await expect(room.section(diagnosis).locator('.prose')).toContainText(
				'Nights are the worst.'
			);
			await expect(suggestionIn(room, plan.patientName)).toContainText('Accepted by');
		}
		await doctor.stopWriting(diagnosis);
	});

	await test.step('the other is declined with a reason, by keyboard alone', async () => {
		const decline = suggestionIn(specialist, plan.patientName).getByRole('button', {
			name: `Decline this part: part 1, suggestion by ${plan.patientName}`
		});
		await decline.focus();
		await specialist.page.keyboard.press('Enter');
		await expect(specialist.dialog.getByRole('textbox')).toBeFocused();
		await specialist.page.keyboard.type('The tests do not show it yet.');
		await specialist.page.keyboard.press('ControlOrMeta+Enter');
		await expect(specialist.dialog).toHaveCount(0);
	});

	await test.step('the patient reads what became of it, also later', async () => {
		await patient.open();
		const section = patient.section(diagnosis);
		await expect(section).not.toContainText('Burning nerve');
		await section.getByText('Decided suggestions (1)').click();
		const card = suggestionIn(patient, plan.patientName);
		await expect(card).toContainText(`Accepted by ${specialistName}`);
		await expect(card).toContainText(`Declined by ${specialistName}`);
		await expect(card).toContainText('The tests do not show it yet.');
		await expect(card.getByRole('button')).toHaveCount(0);
	});
});

test('[SU12] a part whose text is gone says so, and its words are kept', async ({ cast }) => {
	const { patient, doctor, plan } = cast;
	await diagnose(cast);
	await suggest(patient);
	const editor = await doctor.write(diagnosis);
	await toStart(editor);
	await type(editor, 'Certainly: ');
	await doctor.isSaved();
	await doctor.stopWriting(diagnosis);
	const card = suggestionIn(doctor, plan.patientName);
	await expect(card).toContainText('This part cannot be placed any more.');
	await expect(card.locator('ins').first()).toHaveText(/Burning/);
	await expect(
		card.getByRole('button', {
			name: `Accept this part: part 1, suggestion by ${plan.patientName}`
		})
	).toHaveCount(0);
	await card
		.getByRole('button', {
			name: `Accept the parts that fit: suggestion by ${plan.patientName}`
		})
		.click();
	await expect(doctor.section(diagnosis).locator('.prose')).toContainText('Nights are the worst.');
	await expect(doctor.section(diagnosis).locator('.prose')).toContainText('Certainly: Nerve pain');
});

test('[SU2] [SU13] other words for a goal and for a treatment, with why', async ({ cast }) => {
	const { patient, doctor, all, plan } = cast;
	for (const room of all) await room.open();
	await patient.page.getByRole('button', { name: 'Add a goal' }).click();
	await patient.dialog.getByRole('textbox').fill('Walk to the lake');
	await patient.dialog.getByRole('button', { name: /goal/ }).last().click();
	await expect(doctor.section('Goals')).toContainText('Walk to the lake');

	await doctor.page.getByRole('button', { name: 'Suggest a change: Walk to the lake' }).click();
	await doctor.dialog.getByRole('textbox').fill('Walk to the lake and back');
	await doctor.dialog.getByRole('button', { name: 'Go on and say why' }).click();
	const why = doctor.page.getByRole('dialog', { name: 'Suggest a change', exact: true });
	await why.getByRole('textbox').fill('Then it can be measured.');
	await why.getByRole('button', { name: 'Send your suggestion' }).click();
	await doctor.isSaved();

	await patient.page.goto('/today');
	await patient.page.getByRole('link', { name: `${doctorName} suggests a change` }).click();
	const card = patient.page.getByRole('article', {
		name: `Suggestion by ${doctorName}: Walk to the lake`
	});
	await expect(card).toContainText('Then it can be measured.');
	await card
		.getByRole('button', {
			name: `Accept the change: suggestion by ${doctorName}`
		})
		.click();
	await expect(doctor.section('Goals').getByRole('listitem').first()).toContainText(
		'Walk to the lake and back'
	);
	await expect(doctor.page.getByText('Decided suggestions (1)')).toBeVisible();
	expect(plan.path).toBe(new URL(patient.page.url()).pathname);
});

test('[SU2] [SU13] a patient suggests another word for what a doctor recorded', async ({
	cast
}) => {
	const { patient, specialist, plan } = cast;
	const scene = await Scene.of(specialist.page, plan);
	await scene.add('diagnosis', { text: 'Disc herniation', basis: 'MRI' });
	for (const { page } of [patient, specialist]) await page.goto(`${plan.path}/why`);
	const history = (page: Page) => page.locator('#history');
	await expect(history(patient.page)).toContainText('Disc herniation');
	await patient.isLive();

	const item = history(patient.page).getByRole('listitem').filter({ hasText: 'Disc herniation' });
	await item.locator('summary').click();
	await item.getByRole('button', { name: 'Suggest a change' }).click();
	await patient.dialog.getByLabel('What was it based on?').fill('CT');
	await patient.dialog.getByRole('button', { name: 'Go on and say why' }).click();
	const why = patient.page.getByLabel('Why do you suggest this?');
	await why.fill('I had no MRI.');
	await patient.page.getByRole('button', { name: 'Send your suggestion' }).click();
	await expect(patient.dialog).toHaveCount(0);

	const card = specialist.page.getByRole('article', { name: /^Suggestion by/ });
	await expect(card).toContainText('I had no MRI.');
	await card.getByRole('button', { name: /^Accept the change/ }).click();
	await expect(history(patient.page).getByText('Decided suggestions (1)')).toBeVisible();
	await expect(item).toContainText('CT');
});

test('[U-2] [U-5] at 390 px and by axe nothing stands in the way', async ({ cast }) => {
	const { patient, specialist, plan } = cast;
	await diagnose(cast);
	await patient.page.setViewportSize({ width: 390, height: 844 });
	await specialist.page.setViewportSize({ width: 390, height: 844 });
	const editor = await begin(patient);
	await isAccessible(patient.page, 'writing a suggestion');
	await editor.press('ControlOrMeta+End');
	await type(editor, ' Not on stairs.');
	await patient.page.getByLabel('Why do you suggest this?').fill('Stairs hurt most.');
	await patient.page.getByRole('button', { name: 'Send your suggestion' }).click();
	await expect(suggestionIn(specialist, plan.patientName)).toContainText('Not on stairs.');
	await isAccessible(specialist.page, 'deciding a suggestion');
	for (const { page } of [patient, specialist]) {
		const width = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(width).toBeLessThanOrEqual(390);
	}
});
