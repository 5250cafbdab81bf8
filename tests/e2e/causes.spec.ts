import type { Locator } from '@playwright/test';

import { signInAs } from './people.ts';
import { Room } from './room.ts';
import { Scene } from './scene.ts';
import { expect, test } from './test.ts';

const scar = 'Scar round the nerve';

async function hasNoHole(scene: Scene): Promise<void> {
	const seen = await scene.sequence();
	expect(seen.length).toBeGreaterThan(3);
	expect(seen).toEqual(seen.map((_, index) => index + 1));
}

async function openWhy(room: Room): Promise<void> {
	await room.page.goto(`${room.path}/why`);
	await room.isLive();
}

const causeCard = ({ page }: Room, name = scar): Locator =>
	page.locator('li[id^="cause-"]').filter({ hasText: name });

const summary = ({ dialog }: Room) =>
	dialog.getByRole('group', { name: 'Please look at this again' });

/** By keys alone: the focus goes there, and nothing is clicked. */
async function press(control: Locator, key = 'Enter'): Promise<void> {
	await control.focus();
	await control.press(key);
}

/** The card with both values, of whoever was not first. */
const choice = ({ page }: Room): Locator =>
	page.getByRole('region', { name: /changed this at the same time$/ });

/** Three who changed one thing: the first is saved, the others have a card; the second one's stands. */
async function settle(
	[first, second, third]: readonly [Room, Room, Room],
	{
		words,
		save,
		reader
	}: {
		readonly words: readonly [string, string, string];
		readonly save: (room: Room) => Promise<void>;
		/** Sees what stands. */
		readonly reader: Room;
	}
): Promise<void> {
	await save(first);
	await expect(reader.page.getByText(words[0]).first()).toBeVisible();
	await Promise.all([save(second), save(third)]);
	for (const [room, mine] of [
		[second, words[1]],
		[third, words[2]]
	] as const) {
		await expect(choice(room)).toContainText(mine);
		await expect(choice(room)).toContainText(words[0]);
	}
	await expect(choice(first)).toHaveCount(0);
	await choice(second).getByRole('button', { name: 'Use mine' }).click();
	await expect(choice(second)).toHaveCount(0);
	await expect(choice(third)).toContainText(words[1]);
	await expect(choice(third)).toContainText(words[2]);
	await choice(third).getByRole('button', { name: /^Keep/ }).click();
	await expect(choice(third)).toHaveCount(0);
	for (const room of [first, second, third]) await room.isSaved();
}

test('[RC9] [TR13] three change one cause, one finding and one treatment: nothing is lost silently', async ({
	cast,
	newBrowser
}) => {
	test.slow();
	const { patient, doctor, specialist, plan } = cast;
	const page = await newBrowser();
	await signInAs(page.request, 'pain-specialist');
	const phone = new Room(page, plan.path);
	const three = [doctor, specialist, phone] as const;
	const scene = await Scene.of(specialist.page, plan);
	const studyId = await scene.add('study');
	await scene.add('finding', { studyId });
	await scene.add('cause');
	await scene.propose('Walking programme');

	await test.step('the status of a cause', async () => {
		for (const room of [patient, ...three]) await openWhy(room);
		const said = [
			['Supported', 'Seen by the doctor.'],
			['Ruled out', 'Seen by the specialist.'],
			['Cannot be assessed', 'Seen on the phone.']
		] as const;
		for (const [index, room] of three.entries()) {
			const [status, reason] = said[index] ?? said[0];
			await causeCard(room).getByRole('button', { name: 'Say where it stands' }).click();
			await room.dialog.getByRole('radio', { name: status }).check();
			await room.dialog.getByLabel(/^Why\?/).fill(reason);
		}
		const words = [said[0][1], said[1][1], said[2][1]] as const;
		const save = async (room: Room) => {
			await room.dialog.getByRole('button', { name: 'Save where it stands' }).click();
			await expect(room.dialog).toBeHidden();
		};
		await settle(three, { words, save, reader: patient });
		for (const room of three) {
			await expect(causeCard(room)).toContainText('Ruled out');
			await expect(causeCard(room)).toContainText('“Seen by the specialist.”');
		}
		await expect(causeCard(patient)).toContainText('Probably not it');
		await expect(causeCard(patient)).toContainText('“Seen by the specialist.”');
	});

	await test.step('the words of a finding', async () => {
		const words = ['A scar, said the doctor', 'A scar, said she', 'A scar, by phone'] as const;
		for (const [index, room] of three.entries()) {
			await room.page.getByRole('button', { name: /^Change: Scar at L4–L5/ }).click();
			await room.dialog.getByLabel('What is seen?').fill(words[index] ?? '');
		}
		const save = async (room: Room) => {
			await room.dialog.getByRole('button', { name: 'Save this entry' }).click();
			await expect(room.dialog).toBeHidden();
		};
		await settle(three, { words, save, reader: patient });
		for (const room of [patient, ...three])
			await expect(room.page.locator('[id^="finding-"]')).toContainText('A scar, said she');
	});

	await test.step('the target of a treatment', async () => {
		const name = 'Walking programme';
		const words = ['Two kilometres', 'Three kilometres', 'Four kilometres'] as const;
		for (const room of [patient, ...three]) await room.open();
		for (const [index, room] of three.entries()) {
			await room.onTreatment(name, 'Edit').click();
			const card = room.treatment(name);
			await card.getByRole('button', { name: /^Change: Target$/ }).click();
			await card.getByLabel(/^What do we hope for/).fill(words[index] ?? '');
		}
		const save = (room: Room) =>
			room.treatment(name).getByRole('button', { name: 'Save', exact: true }).click();
		await settle(three, { words, save, reader: patient });
		for (const room of [patient, ...three])
			await expect(room.treatment(name)).toContainText('Three kilometres');
	});

	await hasNoHole(scene);
	scene.end();
});

test('[RC11] a status without a reason is a field error and loses nothing, by keys alone', async ({
	cast
}) => {
	const { specialist, doctor, plan } = cast;
	const scene = await Scene.of(specialist.page, plan);
	await scene.add('cause');
	await openWhy(specialist);
	await openWhy(doctor);
	const open = causeCard(specialist).getByRole('button', { name: 'Say where it stands' });
	await press(open);
	await press(specialist.dialog.getByRole('radio', { name: 'Ruled out' }), 'Space');
	await press(specialist.dialog.getByRole('button', { name: 'Save where it stands' }));
	await expect(summary(specialist)).toContainText('Write why.');
	await expect(specialist.dialog.getByLabel(/^Why\?/)).toHaveAccessibleDescription(/Write why/);
	await expect(specialist.dialog.getByRole('radio', { name: 'Ruled out' })).toBeChecked();
	await specialist.dialog.getByLabel(/^Why\?/).focus();
	await specialist.page.keyboard.type('The images show no scar');

	await test.step('what was written survives closing and a change by somebody else', async () => {
		await specialist.page.keyboard.press('Escape');
		await expect(specialist.dialog).toBeHidden();
		await expect(open).toBeFocused();
		await causeCard(doctor).getByRole('button', { name: 'Say where it stands' }).click();
		await doctor.dialog.getByRole('radio', { name: 'Supported' }).check();
		await doctor.dialog.getByLabel(/^Why\?/).fill('Slow onset.');
		await doctor.dialog.getByRole('button', { name: 'Save where it stands' }).click();
		await expect(causeCard(specialist)).toContainText('“Slow onset.”');
		await press(open);
		await expect(specialist.dialog.getByLabel(/^Why\?/)).toHaveValue('The images show no scar');
	});

	await press(specialist.dialog.getByRole('radio', { name: 'Ruled out' }), 'Space');
	await press(specialist.dialog.getByRole('button', { name: 'Save where it stands' }));
	await expect(specialist.dialog).toBeHidden();
	for (const room of [specialist, doctor]) {
		await expect(causeCard(room)).toContainText('Ruled out');
		await expect(causeCard(room)).toContainText('“The images show no scar”');
	}
	await hasNoHole(scene);
	scene.end();
});

test('[RC7] then and now side by side, with the warning; a finding needs its study', async ({
	cast
}) => {
	const { specialist, patient, plan } = cast;
	const scene = await Scene.of(specialist.page, plan);
	await openWhy(specialist);
	await expect(specialist.page.getByRole('button', { name: 'Add a finding' })).toHaveCount(0);
	const before = await scene.add('study', { date: '2025-01', contrast: 'none' });
	const after = await scene.add('study');
	await scene.add('finding', { studyId: before, change: 'not-comparable', observation: 'A bulge' });
	await scene.add('finding', { studyId: after });

	const imaging = specialist.section('Imaging, then and now');
	await expect(imaging).toContainText('After surgery, images and pain often do not agree');
	await expect(imaging.getByRole('columnheader')).toHaveText([
		'Place',
		'MRI, January 2025',
		'MRI with contrast, 2 October 2026'
	]);
	const row = imaging.getByRole('row', { name: /L4–L5 · Scar/ });
	await expect(row.getByRole('cell').nth(0)).toContainText('A bulge');
	await expect(row.getByRole('cell').nth(1)).toContainText('New');
	await specialist.page.emulateMedia({ media: 'print' });
	await expect(imaging.getByText(/images and pain often do not agree/)).toBeVisible();
	await specialist.page.emulateMedia({ media: 'screen' });

	await test.step('without a study it is a field error and what was typed stays', async () => {
		await imaging.getByRole('button', { name: 'Add a finding' }).first().click();
		await specialist.dialog.getByLabel('On which scan?').selectOption('');
		await specialist.dialog.getByLabel('What is seen?').fill('Screw beside the root');
		await specialist.dialog.getByRole('button', { name: 'Add this entry' }).click();
		await expect(summary(specialist)).toContainText('Choose an answer for “On which scan?”.');
		await expect(specialist.dialog.getByLabel('What is seen?')).toHaveValue(
			'Screw beside the root'
		);
		await specialist.page.keyboard.press('Escape');
	});

	await test.step('who rates is named, and the patient reads the rating', async () => {
		const rate = row.getByRole('cell').nth(1);
		await press(rate.getByRole('button', { name: 'Yes', exact: true }));
		await expect(rate.getByRole('button', { name: 'Yes', exact: true })).toHaveAttribute(
			'aria-pressed',
			'true'
		);
		await openWhy(patient);
		const cell = patient.page
			.getByRole('row', { name: /L4–L5 · Scar/ })
			.getByRole('cell')
			.nth(1);
		await expect(cell).toContainText('Explains the symptom? Yes');
		await expect(cell).toContainText('Rated by Dr Amara Okafor');
		await expect(patient.page.getByRole('button', { name: 'Add a finding' })).toHaveCount(0);
	});
	scene.end();
});

test('[RC2] the patient reads each cause in plain words and adds what they noticed, on a phone', async ({
	cast
}) => {
	const { specialist, patient, plan } = cast;
	const scene = await Scene.of(specialist.page, plan);
	const studyId = await scene.add('study');
	await scene.add('finding', { studyId });
	await scene.add('cause', {
		plain: 'Scar tissue at a nerve of the leg',
		status: 'supported',
		statusReason: 'New on the images.'
	});
	await openWhy(specialist);
	await patient.page.setViewportSize({ width: 390, height: 844 });
	await openWhy(patient);
	const card = causeCard(patient);
	await expect(card.getByRole('heading', { level: 3 })).toHaveText(
		'Scar tissue at a nerve of the leg'
	);
	await expect(card).toContainText('Likely part of it');
	await expect(card).toContainText('Scars form after every operation.');
	await expect(card.getByRole('button', { name: 'Say where it stands' })).toHaveCount(0);
	await expect(patient.page.getByRole('navigation', { name: 'In short' })).toContainText(
		'Likely part of it: Scar tissue at a nerve of the leg'
	);

	await press(card.getByRole('button', { name: 'Add what you noticed' }));
	await press(patient.dialog.getByRole('button', { name: 'Add this entry' }));
	await expect(summary(patient)).toBeFocused();
	await patient.dialog.getByLabel('What is it?').focus();
	await patient.page.keyboard.type('It burns when I lie on the left.');
	await press(patient.dialog.getByRole('button', { name: 'Add this entry' }));
	await expect(patient.dialog).toBeHidden();
	for (const room of [patient, specialist])
		await expect(causeCard(room)).toContainText('It burns when I lie on the left.');
	await expect(causeCard(specialist)).toContainText('What the patient noticed');
	const width = await patient.page.evaluate(() => document.documentElement.scrollWidth);
	expect(width).toBeLessThanOrEqual(390);
	await hasNoHole(scene);
	scene.end();
});
