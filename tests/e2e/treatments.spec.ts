import type { Locator } from '@playwright/test';

import { doctorName, specialistName } from './people.ts';
import type { Room } from './room.ts';
import { expect, test } from './test.ts';

interface Proposal {
	readonly name: string;
	readonly kind?: string;
	readonly why?: string;
	readonly target?: string;
}

/** Fills in the form and leaves it standing. */
async function fillIn(dialog: Locator, { name, kind, why, target }: Proposal): Promise<void> {
	await dialog.getByLabel('What is it called?').fill(name);
	await dialog.getByLabel('What kind is it?').selectOption(kind ?? 'Exercise or physiotherapy');
	await dialog.getByLabel('Why this?').fill(why ?? 'To move without fear.');
	if (target !== undefined) await dialog.getByLabel('What do we hope for?').fill(target);
}

async function propose(room: Room, proposal: Proposal): Promise<void> {
	await room
		.section('Treatments')
		.getByRole('button', { name: 'Propose a treatment' })
		.first()
		.click();
	await fillIn(room.dialog, proposal);
	await room.dialog.getByRole('radio', { name: 'Never tried' }).check();
	await room.dialog.getByRole('button', { name: 'Propose this treatment' }).click();
	await expect(room.dialog).toBeHidden();
}

test('[TR18] a proposal appears for the others at once; one accepts, one asks', async ({
	cast
}) => {
	const { patient, doctor, specialist, all } = cast;
	for (const room of all) await room.open();
	const name = 'TENS trial at home';

	await test.step('the doctor proposes: why, why now, tried before, target, review', async () => {
		await doctor.page.getByRole('button', { name: 'Propose a treatment' }).first().click();
		await doctor.dialog.getByRole('button', { name: 'Propose this treatment' }).click();
		const summary = doctor.dialog.getByRole('group', { name: 'Please look at this again' });
		await expect(summary).toBeFocused();
		await expect(summary.getByRole('link')).toHaveText([
			'Give the treatment a name',
			'Choose what kind of treatment it is',
			'Say why this treatment, in a sentence',
			'Say whether it has been tried before'
		]);
		await fillIn(doctor.dialog, {
			name,
			kind: 'Device',
			why: 'It can lower the pain without a medicine.',
			target: 'Evening leg pain from 6 to 4'
		});
		await doctor.dialog.getByLabel(/^Why now/).fill('The nights are getting longer.');
		await doctor.dialog.getByLabel(/^For which cause/).fill('Scar tissue');
		await doctor.dialog.getByLabel(/^How often/).fill('Twice a day, 30 minutes');
		await doctor.dialog.getByLabel(/^Who does what/).fill('The nurse shows it');
		await doctor.dialog.getByLabel(/^When does it start/).fill('2026-12-01');
		await doctor.dialog.getByLabel(/^When should it stop early/).fill('The skin gets sore');
		await doctor.dialog.getByLabel(/^When do we look/).fill('2027-01-15');
		await doctor.dialog.getByRole('radio', { name: 'Yes, tried' }).check();
		await doctor.dialog.getByRole('radio', { name: 'Sometimes' }).check();
		await doctor.dialog.getByLabel(/^When\?/).fill('spring 2024');
		await doctor.dialog.getByLabel(/^Why was it stopped/).fill('the device broke');
		await doctor.dialog.getByRole('button', { name: 'Propose this treatment' }).click();
		await expect(doctor.dialog).toBeHidden();
	});

	await test.step('the others have it without a reload', async () => {
		for (const room of all) {
			const card = room.treatment(name);
			await expect(card).toContainText('It can lower the pain without a medicine.');
			await expect(card).toContainText('The nights are getting longer.');
			await expect(card).toContainText(
				'Tried before: spring 2024, helped sometimes, stopped because: the device broke'
			);
			for (const agreed of [
				'How often: Twice a day, 30 minutes',
				'Who does what: The nurse shows it',
				'Starts: 1 December 2026',
				'Stop early if: The skin gets sore',
				'15 January 2027'
			])
				await expect(card).toContainText(agreed);
		}
		await expect(specialist.treatment(name)).toContainText('Proposed');
		await expect(patient.treatment(name)).toContainText('Offered to you');
	});

	await test.step('the patient accepts, the specialist asks', async () => {
		await patient.onTreatment(name, 'Yes, I want to try this').click();
		await patient.dialog.getByLabel(/^Your words/).fill('I liked it.');
		await patient.dialog.getByRole('button', { name: 'Yes, I want to try this' }).click();
		await expect(patient.dialog).toBeHidden();
		await expect(patient.treatment(name)).toContainText('You accept: I liked it.');
		await expect(doctor.treatment(name)).toContainText(
			`${cast.plan.patientName} accepts: I liked it.`
		);

		await more(specialist, name, 'Ask a question');
		await specialist.dialog.getByRole('button', { name: 'Send my question' }).click();
		await expect(specialist.dialog.getByLabel('Your question')).toHaveAccessibleDescription(
			/Write your question/
		);
		await specialist.dialog.getByLabel('Your question').fill('At which place on the leg?');
		await specialist.dialog.getByRole('button', { name: 'Send my question' }).click();
		for (const room of [patient, doctor]) {
			await expect(room.treatment(name)).toContainText(
				`${specialistName} has a question: At which place on the leg?`
			);
		}
	});

	await test.step('the specialist chooses it, and says why another is set aside', async () => {
		await specialist.onTreatment(name, 'Choose').click();
		await expect(patient.treatment(name)).toContainText('Chosen by your team');
		await expect(doctor.treatment(name)).toContainText('Chosen');
		await expect(doctor.onTreatment(name, 'Choose')).toHaveCount(0);

		await propose(doctor, { name: 'Another operation', kind: 'Operation' });
		const warning = 'Stop: The re-evaluation is not recorded complete.';
		await expect(patient.treatment('Another operation')).toContainText(warning);
		const day = await patient.page.context().newPage();
		await day.goto('/today');
		await expect(day.getByRole('main')).toContainText(warning);
		await day.close();
		await specialist.onTreatment('Another operation', 'Set aside').click();
		await specialist.dialog.getByRole('button', { name: 'Set it aside' }).click();
		await expect(specialist.dialog).toContainText('Say why in a sentence');
		await specialist.dialog.getByLabel('Reason').fill('Not before we know the cause.');
		await specialist.dialog.getByRole('button', { name: 'Set it aside' }).click();
		await patient.page.getByText('Set aside and ended (1)').click();
		await expect(patient.treatment('Another operation')).toContainText(
			'Not before we know the cause.'
		);
	});
});

/** What is behind "More" on a card. */
async function more(room: Room, treatment: string, action: string): Promise<void> {
	const card = room.treatment(treatment);
	await card
		.locator('summary')
		.filter({ hasText: `More: ${treatment}` })
		.click();
	await card.getByRole('button', { name: action, exact: true }).click();
}

test('[TR9] a medicine is chosen only with dose, unit, route and frequency', async ({ cast }) => {
	const { doctor, specialist, patient } = cast;
	for (const room of [doctor, specialist, patient]) await room.open();
	const name = 'Duloxetine capsules';
	await propose(doctor, { name, kind: 'Medicine' });

	await specialist.onTreatment(name, 'Choose').click();
	const notice = specialist.page.getByRole('status').filter({ hasText: 'full dosage' });
	await expect(notice).toContainText(
		'A medicine needs its full dosage before it can be chosen. Still missing: dose, unit, route, how often.'
	);
	await expect(specialist.treatment(name)).toContainText('Proposed');

	await specialist.onTreatment(name, 'Edit').click();
	const card = specialist.treatment(name);
	await card.getByRole('button', { name: 'Add: Dosage' }).click();
	await card.getByLabel('Dose', { exact: true }).fill('thirty');
	await card.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(card).toContainText('Write the dose as a number');
	await card.getByLabel('Dose', { exact: true }).fill('30');
	await card.getByLabel('Unit').fill('mg');
	await card.getByLabel('How it is taken').fill('by mouth');
	await card.getByRole('button', { name: 'Save', exact: true }).click();

	await specialist.onTreatment(name, 'Choose').click();
	await expect(notice).toContainText('Still missing: how often.');
	await card.getByRole('button', { name: 'Change: Dosage' }).click();
	await card.getByLabel('How often').fill('once in the morning');
	await card.getByRole('button', { name: 'Save', exact: true }).click();
	await specialist.onTreatment(name, 'Choose').click();
	await expect(patient.treatment(name)).toContainText('Chosen by your team');
	await expect(patient.treatment(name)).toContainText('30 mg, by mouth, once in the morning');
});

/** Opens one part of a treatment for changing, and leaves it open. */
async function openPart(room: Room, name: string, part: string): Promise<Locator> {
	await room.onTreatment(name, 'Edit').click();
	const card = room.treatment(name);
	await card.getByRole('button', { name: new RegExp(`^(Change|Add): ${part}$`) }).click();
	return card;
}

test('[TR13] the same part changed by two is a choice between both, never a silent loss', async ({
	cast
}) => {
	const { doctor, specialist, patient } = cast;
	for (const room of [doctor, specialist, patient]) await room.open();
	const name = 'Walking programme';
	await propose(doctor, { name, target: 'One kilometre' });
	await expect(specialist.treatment(name)).toBeVisible();

	const [mine, theirs] = [
		await openPart(doctor, name, 'Target'),
		await openPart(specialist, name, 'Target')
	];
	await expect(doctor.treatment(name)).toContainText(`${specialistName} is editing`);
	await mine.getByLabel(/^What do we hope for/).fill('Two kilometres');
	await theirs.getByLabel(/^What do we hope for/).fill('Three kilometres');
	await theirs.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(patient.treatment(name)).toContainText('Three kilometres');
	await mine.getByRole('button', { name: 'Save', exact: true }).click();

	const choice = doctor.page.getByRole('region', {
		name: `You and ${specialistName} changed this at the same time`
	});
	await expect(choice).toContainText('Two kilometres');
	await expect(choice).toContainText('Three kilometres');
	await expect(doctor.saveState).toContainText('Not saved yet');
	await expect(patient.treatment(name)).toContainText('Three kilometres');

	await choice.getByRole('button', { name: 'Use mine' }).click();
	await expect(choice).toBeHidden();
	await expect(patient.treatment(name)).toContainText('Two kilometres');
	await doctor.isSaved();
});

test('[TR12] two parts changed by two both stand', async ({ cast }) => {
	const { doctor, specialist, patient } = cast;
	for (const room of [doctor, specialist, patient]) await room.open();
	const name = 'Walking programme';
	await propose(doctor, { name, target: 'One kilometre' });
	await expect(specialist.treatment(name)).toBeVisible();
	const target = await openPart(doctor, name, 'Target');
	const why = await openPart(specialist, name, 'Why this');
	await target.getByLabel(/^What do we hope for/).fill('Two kilometres');
	await why.getByLabel('Why this?').fill('Walking needs no appointment.');
	await Promise.all([
		target.getByRole('button', { name: 'Save', exact: true }).click(),
		why.getByRole('button', { name: 'Save', exact: true }).click()
	]);
	for (const room of [doctor, specialist, patient]) {
		await expect(room.treatment(name)).toContainText('Two kilometres');
		await expect(room.treatment(name)).toContainText('Walking needs no appointment.');
		await expect(room.page.getByText('at the same time')).toHaveCount(0);
		await room.isSaved();
	}
});

test('[TR1] a patient’s idea becomes a proposal when a clinician adopts it', async ({ cast }) => {
	const { patient, doctor, specialist } = cast;
	for (const room of [patient, doctor, specialist]) await room.open();
	await patient.page.getByRole('button', { name: 'Suggest a treatment' }).first().click();
	await patient.dialog.getByLabel('What is it called?').fill('Qigong');
	await patient.dialog.getByLabel('Why this?').fill('My sister says that it helped her.');
	await patient.dialog.getByRole('button', { name: 'Suggest this treatment' }).click();
	await expect(specialist.treatment('Qigong')).toContainText('Suggested');
	await doctor.onTreatment('Qigong', 'Adopt as a proposal').click();
	await expect(patient.treatment('Qigong')).toContainText('Offered to you');
	await expect(specialist.treatment('Qigong')).toContainText('Proposed');
	await expect(specialist.treatment('Qigong')).toContainText(doctorName);
});
