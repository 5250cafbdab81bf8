import { rosaName } from './people.ts';
import { type, written } from './room.ts';
import { expect, test } from './test.ts';

const matters = 'What matters to me';
const story = 'The story so far';
const diagnosis = 'Working diagnosis';
const summary = 'Plan summary';

const lettersOf = (text: string) => text.replaceAll(/\s/g, '');

test('[CL18] three people write together and read each other word by word', async ({ cast }) => {
	const { patient, doctor, specialist, all, plan } = cast;
	for (const room of all) await room.open();

	await test.step('the patient says what matters; the others read it as it is written', async () => {
		const editor = await patient.write(matters);
		await type(editor, 'I want to sit through a concert.');
		for (const room of [doctor, specialist]) {
			await expect(room.section(matters)).toContainText('I want to sit through a concert.');
			await expect(room.section(matters)).toContainText(`${plan.patientName} is writing`);
		}
		await patient.isSaved();
		await patient.stopWriting(matters);
		await expect(patient.page.getByRole('button', { name: `Write: ${matters}` })).toBeFocused();
	});

	await test.step('all three write in the story at the same time', async () => {
		const editors = [];
		for (const room of all) editors.push(await room.write(story));
		const words = ['operated in 2021 ', 'fused in March ', 'referred in May '];
		await Promise.all(editors.map((editor, index) => type(editor, words[index] ?? '')));
		for (const editor of editors) {
			await expect
				.poll(async () => lettersOf(await written(editor)).length)
				.toBe(lettersOf(words.join('')).length);
		}
		const texts = await Promise.all(editors.map((editor) => written(editor)));
		expect(new Set(texts).size, 'all three read the same').toBe(1);
		for (const room of all) await room.isSaved();
	});

	await test.step('each sees where the others write, by name', async () => {
		await expect(doctor.section(story).getByText(plan.patientName)).toBeVisible();
		await expect(doctor.section(story).getByText('Dr Amara Okafor')).toBeVisible();
	});

	await test.step('it is there after a new opening, and without a script', async () => {
		const expected = await written(specialist.editor(story));
		await specialist.open();
		await expect(specialist.section(story)).toContainText(expected);
		const plain = await (await specialist.page.request.get(plan.path)).text();
		expect(plain).toContain('I want to sit through a concert.');
	});
});

test('[CP11] who may not write reads rendered text and finds no editor', async ({ cast }) => {
	const { patient, doctor, specialist, all } = cast;
	for (const room of all) await room.open();
	const writers = {
		[matters]: [patient],
		[story]: [patient, doctor, specialist],
		[diagnosis]: [doctor, specialist],
		[summary]: [specialist]
	};
	for (const [section, able] of Object.entries(writers)) {
		for (const room of all) {
			const button = room.page.getByRole('button', { name: `Write: ${section}`, exact: true });
			await expect(button).toHaveCount(able.includes(room) ? 1 : 0);
		}
	}
	const editor = await specialist.write(summary);
	await type(editor, 'We begin with exercise in water.');
	await expect(
		patient.section(summary).getByText('We begin with exercise in water.')
	).toBeVisible();
	await expect(patient.section(summary).getByRole('textbox')).toHaveCount(0);
	expect(await patient.page.locator('[contenteditable]').count()).toBe(0);
});

test('headings, bold, italic, lists and links are for everybody what one wrote', async ({
	cast
}) => {
	const { doctor, patient, specialist } = cast;
	for (const room of [doctor, patient]) await room.open();
	const editor = await doctor.write(diagnosis);
	const tool = (name: string) =>
		doctor.section(diagnosis).getByRole('toolbar').getByRole('button', { name, exact: true });

	await tool('Heading').click();
	await type(editor, 'What we think');
	await editor.press('Enter');
	await tool('Bold').click();
	await type(editor, 'Scar tissue');
	await tool('Bold').click();
	await type(editor, ' round ');
	await tool('Italic').click();
	await type(editor, 'one root');
	await tool('Italic').click();
	await editor.press('Enter');
	await tool('Bulleted list').click();
	await type(editor, 'worse when sitting');
	await editor.press('Enter');
	await type(editor, 'better in water');
	await editor.press('Shift+Home');
	await tool('Link').click();
	await doctor.dialog.getByRole('textbox').fill('https://example.org/water');
	await doctor.dialog.getByRole('button', { name: 'Set the link' }).click();
	await doctor.isSaved();

	await specialist.open();
	for (const room of [patient, specialist]) {
		const read = room.section(diagnosis);
		await expect(read.getByRole('heading', { name: 'What we think' })).toBeVisible();
		await expect(read.getByRole('strong')).toHaveText('Scar tissue');
		await expect(read.getByRole('emphasis')).toHaveText('one root');
		await expect(read.getByRole('listitem')).toHaveText(['worse when sitting', 'better in water']);
		const link = read.getByRole('link', { name: 'better in water' });
		await expect(link).toHaveAttribute('href', 'https://example.org/water');
		await expect(link).toHaveAttribute('rel', /noopener/);
	}
});

test('the demonstration patient reads what the doctors wrote, in the first paint', async ({
	newBrowser
}) => {
	const page = await newBrowser({ javaScriptEnabled: false });
	await page.goto('/sign-in');
	await page.getByRole('button', { name: `Continue as ${rosaName}` }).click();
	await page.getByRole('link', { name: 'My plan' }).click();
	const read = page.getByRole('region', { name: diagnosis });
	await expect(read.getByRole('heading', { name: 'Re-evaluation under way' })).toBeVisible();
	await expect(page.getByRole('region', { name: matters })).toContainText('concert in May');
	await expect(page.getByRole('article', { name: 'Gabapentin capsules' })).toBeVisible();
});
