import type { Locator } from '@playwright/test';

import type { Room } from './room.ts';
import { Scene } from './scene.ts';
import { expect, test } from './test.ts';

async function openOptions(room: Room): Promise<void> {
	await room.page.goto(`${room.path}/options`);
	await room.isLive();
}

/** By keys alone: the focus goes there, and nothing is clicked. */
async function press(control: Locator, key = 'Enter'): Promise<void> {
	await control.focus();
	await control.press(key);
}

const option = ({ page }: Room, id: string) => page.locator(`#option-${id}`);
const count = (room: Room) => room.section('All options').getByText(/^\d+ of 33 shown$/);
const filter = (room: Room, name: string) => room.page.getByRole('checkbox', { name, exact: true });
const button = ({ page }: Room, name: string) => page.getByRole('button', { name, exact: true });
const weigh = (room: Room, name: string) => button(room, `Weigh it: ${name}`);
/** The heading of an option is the button that unfolds it. */
const unfold = (room: Room, name: string) => press(button(room, name));

test('[CA7] [CA8] [CA13] filters combine, and a gate explains itself to the patient', async ({
	cast
}) => {
	const { patient, specialist, plan } = cast;
	const scene = await Scene.of(specialist.page, plan);
	await scene.add('operation');
	await scene.add('cause', {
		plain: 'Scar at a nerve',
		status: 'supported',
		statusReason: 'Seen.'
	});
	await openOptions(patient);
	await expect(count(patient)).toHaveText('33 of 33 shown');

	await test.step('what warns, and of which record', async () => {
		await press(filter(patient, 'With a warning for you'), 'Space');
		await expect(option(patient, 'relaxation')).toHaveCount(0);
		const manipulation = option(patient, 'manipulation');
		await expect(manipulation).toContainText(
			'Stop: There is a fusion: not at a fused, unsteady or instrumented level.'
		);
		await expect(manipulation).toContainText('Sources: 1 for, 1 mixed; indirect');
		await unfold(patient, await manipulation.getByRole('heading').innerText());
		await expect(manipulation.getByRole('link', { name: 'Fusion L4–S1, May 2023' })).toBeVisible();
		await expect(option(patient, 'scs')).toContainText(
			'The re-evaluation is not recorded complete'
		);
	});

	await test.step('what nobody recorded is not known', async () => {
		await filter(patient, 'With a warning for you').uncheck();
		await button(patient, 'A small device with skin pads (TENS)').click();
		const tens = option(patient, 'tens');
		await expect(tens).toContainText('Not known: “There is a pacemaker.” Record it');
		await expect(tens).toContainText('What is not known is never taken for safe');
		await expect(tens).toContainText('Should not be offered.');
		await expect(tens).toContainText('Indirect: about back pain in general');
		await expect(tens).toContainText('Not yet reviewed by a clinician');
		await expect(tens).toContainText('Not known: nobody has recorded it');
	});

	await test.step('sources that disagree stand side by side', async () => {
		await filter(patient, 'Sources disagree').check();
		await expect(count(patient)).toHaveText('4 of 33 shown');
		await unfold(patient, 'A stimulator near the spinal cord');
		const verdicts = option(patient, 'scs').getByRole('listitem');
		await expect(verdicts.filter({ hasText: 'Speaks for it' })).toHaveCount(2);
		await expect(verdicts.filter({ hasText: 'Speaks against it' })).toHaveCount(1);
		await expect(option(patient, 'scs')).toContainText('48 in 100');
	});

	await test.step('nothing else fits: waiting is there, and the way back', async () => {
		await filter(patient, 'Without an operation').check();
		await patient.page
			.getByLabel('That answer this cause')
			.selectOption({ label: 'Scar at a nerve' });
		await expect(count(patient)).toHaveText('2 of 33 shown');
		await filter(patient, 'With a warning for you').check();
		await expect(count(patient)).toHaveText('1 of 33 shown');
		await expect(patient.page.getByText('No other option fits all of this')).toBeVisible();
		await expect(option(patient, 'wait')).toBeVisible();
		await button(patient, 'Show all options').first().click();
		await expect(count(patient)).toHaveText('33 of 33 shown');
	});

	await test.step('a warning recorded elsewhere is there at once', async () => {
		await expect(option(patient, 'nsaid')).not.toContainText('Blood pressure is high');
		await scene.add('condition', { code: 'hypertension', hba1c: null });
		await expect(option(patient, 'nsaid')).toContainText('Care: Blood pressure is high');
	});

	await test.step('a red flag makes what can wait wait', async () => {
		await expect(patient.page.getByText(/What can wait, waits/)).toHaveCount(0);
		await scene.makeUrgent();
		await expect(patient.page.getByText(/What can wait, waits/)).toBeVisible();
		await expect(option(patient, 'wait')).toContainText('A warning sign is open');
	});
	scene.end();
});

test('[TR24] [CA11] [CA14] from the catalogue to the combination: a warning asks for a reason', async ({
	cast
}) => {
	const { patient, specialist, plan } = cast;
	const scene = await Scene.of(specialist.page, plan);
	await scene.add('condition', { code: 'hypertension', hba1c: null });
	await scene.add('cause', {
		plain: 'Scar at a nerve',
		status: 'supported',
		statusReason: 'Seen.'
	});
	await scene.add('past-treatment', { name: 'Heat', catalogueId: 'heat', when: '2024' });
	await openOptions(patient);
	await openOptions(specialist);
	const combination = (room: Room) => room.section('The combination');
	const gap = 'Nothing in the combination answers “Scar round the nerve”.';

	await test.step('from what nothing answers to the options that do', async () => {
		await expect(combination(specialist)).toContainText('Nothing is chosen yet');
		await expect(combination(specialist)).toContainText(gap);
		await press(button(specialist, 'See options that answer it'));
		await expect(
			specialist.page.getByRole('heading', { name: 'All options', level: 2 })
		).toBeFocused();
		await expect(option(specialist, 'heat')).toHaveCount(0);
		await unfold(specialist, 'Duloxetine');
		await expect(option(specialist, 'duloxetine')).toContainText('Answers: Scar round the nerve');
	});

	await test.step('the form begins with what the entry says', async () => {
		await press(button(specialist, 'Propose it: Duloxetine'));
		const { dialog } = specialist;
		await expect(dialog.getByLabel('What is it called?')).toHaveValue('Duloxetine');
		await expect(dialog.getByLabel('What kind is it?')).toHaveValue('medicine');
		await expect(dialog.getByLabel('What do we hope for?')).toHaveValue('');
		await expect(dialog.getByLabel('What do we hope for?')).toHaveAccessibleDescription(
			/What shows it here: Pain, joy/
		);
		const review = dialog.getByLabel('When do we look at it again?');
		await dialog.getByLabel('When does it start?').fill('2099-03-02');
		await expect(review).toHaveValue('2099-04-27');
		await review.fill('2099-05-01');
		await dialog.getByLabel('When does it start?').fill('2099-03-09');
		await expect(review).toHaveValue('2099-05-01');
		await expect(dialog.getByRole('checkbox', { name: 'Scar round the nerve' })).toBeChecked();
		await dialog.getByLabel('Why this?').fill('For the leg and the nights.');
		await specialist.page.keyboard.press('Escape');
		await unfold(specialist, 'A small device with skin pads (TENS)');
		await press(button(specialist, 'Propose it: A small device with skin pads (TENS)'));
		await expect(dialog.getByLabel('What is it called?')).toHaveValue('TENS');
		await expect(dialog.getByLabel('Why this?')).toHaveValue('');
		await specialist.page.keyboard.press('Escape');
		await press(button(specialist, 'Propose it: Duloxetine'));
		await expect(dialog.getByLabel('Why this?')).toHaveValue('For the leg and the nights.');
		await press(dialog.getByRole('radio', { name: 'Never tried' }), 'Space');
		await dialog.getByLabel(/^Dose/).fill('30');
		await dialog.getByLabel(/^Unit/).fill('mg');
		await dialog.getByLabel(/^How it is taken/).fill('by mouth');
		await dialog.getByLabel(/^How often/).fill('once a day');
		await press(dialog.getByRole('button', { name: 'Propose this treatment' }));
		await expect(dialog).toBeHidden();
		await expect(
			specialist.page.getByRole('heading', { name: 'Duloxetine', level: 4 }).first()
		).toBeFocused();
		await expect(combination(patient)).toContainText('Duloxetine');
		await expect(option(specialist, 'duloxetine')).toContainText('In the plan: Proposed');
	});

	await test.step('chosen against a warning only with a reason', async () => {
		await press(button(specialist, 'Choose: Duloxetine'));
		const { dialog } = specialist;
		await expect(dialog).toContainText('Care: Blood pressure is high: it may rise.');
		await press(dialog.getByRole('button', { name: 'Choose it' }));
		await expect(dialog).toContainText('Write why it is right for this patient.');
		await dialog.getByLabel('Why is it right here?').fill('Pressure is measured each week.');
		await press(dialog.getByRole('button', { name: 'Choose it' }));
		await expect(dialog).toBeHidden();
	});

	await test.step('the patient sees it, and that the cause is answered', async () => {
		await expect(combination(patient)).toContainText('Pressure is measured each week.');
		await expect(combination(patient)).toContainText('30 mg, by mouth, once a day');
		const row = (room: Room, name: RegExp) => combination(room).getByRole('row', { name });
		await expect(row(patient, /^Scar at a nerve/)).toContainText('Answered by Duloxetine');
		await expect(row(specialist, /^Scar round the nerve/)).toContainText('Answers');
		await expect(combination(specialist)).not.toContainText(gap);
	});

	await test.step('a patient suggests in plain words; what is on record is filled in', async () => {
		await button(patient, 'Heat').click();
		await button(patient, 'Suggest it: Heat').click();
		await expect(patient.dialog.getByRole('radio', { name: 'Yes, tried' })).toBeChecked();
		await expect(patient.dialog.getByLabel(/^When\?/)).toHaveValue('2024');
		await patient.dialog.getByLabel('Why this?').fill('It eases the evenings.');
		await patient.dialog.getByRole('button', { name: 'Suggest this treatment' }).click();
		await expect(button(specialist, 'Adopt as a proposal: Heat')).toBeVisible();
	});

	await test.step('on a phone what warns of it is in sight before anything is pressed', async () => {
		await patient.page.setViewportSize({ width: 390, height: 844 });
		await openOptions(patient);
		const all = patient.section('All options');
		await expect(all.getByRole('button', { name: /^Medicines \(/ })).toBeVisible();
		await expect(option(patient, 'nsaid')).toBeHidden();
		await expect(option(patient, 'duloxetine')).toContainText('Care: Blood pressure is high');
		await expect(option(patient, 'duloxetine').getByText('Care:')).toBeVisible();
	});
	scene.end();
});

test('[CA11] what does not go together is said in a sentence', async ({ cast }) => {
	const { patient, specialist, plan } = cast;
	const scene = await Scene.of(specialist.page, plan);
	for (const [name, catalogueId] of [
		['Tablets', 'nsaid'],
		['Capsules', 'duloxetine']
	] as const) {
		await scene.choose(await scene.propose(name, { catalogueId, kind: 'other' }));
	}
	await openOptions(patient);
	const combination = patient.section('The combination');
	await expect(combination).toContainText(
		'Tablets and Capsules. Together they make bleeding more likely.'
	);
	await expect(combination).toContainText('“Capsules” answers no cause and no goal.');
	scene.end();
});

test('[WE1] [WE2] [WE3] five side by side, the patient says what they think, one sheet is printed', async ({
	cast
}) => {
	const { patient, specialist } = cast;
	await openOptions(patient);
	await openOptions(specialist);
	const heads = (room: Room) => room.section('Side by side').getByRole('columnheader');
	await expect(heads(patient)).toHaveCount(1);

	await test.step('a sixth is refused and nothing is lost', async () => {
		const names = ['Heat', 'Acupuncture', 'Yoga or tai chi', 'A stimulator near the spinal cord'];
		for (const name of names) {
			await unfold(patient, name);
			await press(weigh(patient, name));
		}
		await expect(heads(patient)).toHaveCount(5);
		await unfold(patient, 'Deep relaxation');
		await press(weigh(patient, 'Deep relaxation'));
		await expect(option(patient, 'relaxation').getByRole('status')).toHaveText(
			'Five options are side by side already. Take one out first, then add this one.'
		);
		await expect(heads(patient)).toHaveCount(5);
	});

	const side = patient.section('Side by side');
	await test.step('by keys alone the patient says what they think; the specialist sees it', async () => {
		await press(button(patient, 'Say what you think: Heat – What does it ask of you?'));
		await press(patient.dialog.getByRole('button', { name: 'Add this entry' }));
		await expect(patient.dialog).toContainText('Please look at this again');
		await press(patient.dialog.getByRole('radio', { name: 'Speaks for it' }), 'Space');
		await patient.dialog.getByLabel(/^Why\?/).focus();
		await patient.page.keyboard.type('I can do that at home.');
		await press(patient.dialog.getByRole('button', { name: 'Add this entry' }));
		await expect(patient.dialog).toBeHidden();
		await expect(side.getByRole('cell', { name: /You: For/ })).toContainText(
			'I can do that at home.'
		);
		await expect(heads(specialist).first()).toContainText('Heat');
		const seen = specialist.section('Side by side').getByRole('cell', { name: /: For/ });
		await expect(seen).toContainText('I can do that at home.');
		await expect(seen).toContainText(cast.plan.patientName);
		await expect(
			specialist.page.getByRole('button', { name: /^(Say|Change) what you/ })
		).toHaveCount(0);
	});

	await test.step('a change of mind is seen too', async () => {
		await button(patient, 'Change what you said: Heat – What does it ask of you?').click();
		await patient.dialog.getByRole('radio', { name: 'Not sure' }).check();
		await patient.dialog.getByRole('button', { name: 'Save this entry' }).click();
		await expect(
			specialist.section('Side by side').getByRole('cell', { name: /: Not sure/ })
		).toBeVisible();
	});

	await test.step('numbers only where a source gives them', async () => {
		await expect(side.getByText('No source gives a number.').first()).toBeVisible();
		await expect(side).toContainText('In one trial 48 in 100 had at least half the pain gone');
	});

	await test.step('five of them are one sheet', async () => {
		for (const preferCSSPageSize of [true, false]) {
			const paper = await patient.page.pdf({ format: 'A4', preferCSSPageSize });
			const pages = paper.toString('latin1').match(/\/Type\s*\/Page[^s]/g) ?? [];
			expect(pages).toHaveLength(1);
		}
	});

	const frame = side.getByRole('group', { name: /side by side$/ });
	const isWider = () => frame.evaluate((one) => one.scrollWidth > one.clientWidth);
	await test.step('what lies side by side is there again, and is in no address and no plain note', async () => {
		await patient.page.reload();
		await patient.isLive();
		await expect(heads(patient)).toHaveCount(5);
		await expect(side).toContainText('Heat');
		expect(new URL(patient.page.url()).search).toBe('');
		const noted = await patient.page.evaluate(() => JSON.stringify({ ...sessionStorage }));
		expect(noted).toContain('weighed');
		expect(noted).not.toMatch(/heat|acupuncture/i);
	});

	await test.step('four stand side by side from 1000 pixels on', async () => {
		await button(patient, 'Take out: Heat').click();
		await expect(heads(patient)).toHaveCount(4);
		for (const width of [1000, 1280]) {
			await patient.page.setViewportSize({ width, height: 900 });
			const [first, , , fourth] = await side.getByRole('cell').all();
			const boxes = [await first?.boundingBox(), await fourth?.boundingBox()];
			expect(boxes[1]?.y).toBe(boxes[0]?.y);
			expect(await isWider()).toBe(false);
		}
	});

	await test.step('on a phone the columns move, by the arrow keys too, and the page does not', async () => {
		await patient.page.setViewportSize({ width: 390, height: 844 });
		await expect(side.getByRole('cell').first()).toBeVisible();
		await expect.poll(isWider).toBe(true);
		const width = await patient.page.evaluate(() => document.documentElement.scrollWidth);
		expect(width).toBeLessThanOrEqual(390);
		await press(frame, 'ArrowRight');
		await expect.poll(() => frame.evaluate((one) => one.scrollLeft)).toBeGreaterThan(0);
	});
});
