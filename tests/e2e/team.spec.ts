import { doctorName, specialistName } from './people.ts';
import { Room, type as typeIn } from './room.ts';
import { expect, test } from './test.ts';

const noor = 'Dr Noor Haddad';
const story = 'The story so far';

async function openTeam(room: Room): Promise<void> {
	await room.page.goto(`${room.path}/team`);
	await room.isLive();
	await room.isSaved();
}

const person = (room: Room, name: string) =>
	room.page
		.getByRole('region', { name: 'Care team' })
		.getByRole('listitem')
		.filter({ has: room.page.getByText(new RegExp(`^\\s*${name}\\s*(\\(you\\))?\\s*$`)) });

test('[CT5] [I8] whose access ends is out at once on every page, and keeps what was not sent', async ({
	cast
}) => {
	const { doctor, specialist, patient } = cast;
	await openTeam(specialist);
	await openTeam(patient);
	await doctor.open();
	const second = await new Room(await doctor.page.context().newPage(), doctor.path).open();
	const editor = await doctor.write(story);
	await doctor.page.context().setOffline(true);
	await typeIn(editor, 'Written on the train.');

	await person(specialist, doctorName)
		.getByRole('button', { name: /^End the access/ })
		.click();
	const confirm = specialist.dialog.getByRole('button', { name: 'End the access' });
	await confirm.click();
	await expect(
		specialist.dialog.getByRole('group', { name: 'Please look at this again' })
	).toContainText('Write why');
	await specialist.dialog.getByLabel('Why', { exact: true }).fill('Works elsewhere now.');
	await confirm.click();
	await expect(specialist.dialog).toBeHidden();
	const before = patient.page.getByRole('region', { name: 'Who was here before' });
	await expect(before).toContainText(doctorName);
	await expect(before).toContainText(`Ended by ${specialistName}: “Works elsewhere now.”`);

	await doctor.page.context().setOffline(false);
	for (const room of [doctor, second]) {
		await expect(
			room.page.getByText('Your access to this plan has ended, so').first()
		).toBeVisible();
	}
	await expect(doctor.page.getByText('Written on the train.').first()).toBeVisible();
	await doctor.page.goto('/plans');
	await expect(doctor.page.getByText(cast.plan.patientName)).toHaveCount(0);
});

test('[CT5] [CT6] the patient stops sharing with somebody, and nobody removes the patient', async ({
	cast
}) => {
	const { doctor, specialist, patient } = cast;
	await openTeam(patient);
	await doctor.open();
	for (const room of [patient, specialist]) {
		await openTeam(room);
		await expect(person(room, cast.plan.patientName).getByRole('button')).toHaveCount(0);
	}
	await patient.page.getByRole('button', { name: `Stop sharing with ${doctorName}` }).click();
	await patient.dialog.getByLabel('Why', { exact: true }).fill('I have another doctor now.');
	await patient.dialog.getByRole('button', { name: 'Stop sharing', exact: true }).click();
	await expect(patient.dialog).toBeHidden();
	await expect(
		doctor.page.getByText('Your access to this plan has ended, so').first()
	).toBeVisible();
});

test('[CT9] [CT12] somebody joins, stands in, and takes the plan over', async ({ cast }) => {
	const { specialist, patient } = cast;
	await openTeam(patient);
	await openTeam(specialist);

	await test.step('a deputy for some days, seen by the patient at once', async () => {
		await specialist.page.getByRole('button', { name: 'Name a deputy' }).click();
		const { dialog } = specialist;
		const send = dialog.getByRole('button', { name: 'Name this deputy' });
		await send.click();
		await expect(dialog.getByRole('group', { name: 'Please look at this again' })).toContainText(
			'Say until when'
		);
		await dialog.getByLabel('Who stands in').selectOption({ label: label(noor) });
		await dialog.getByLabel('First day').fill('2020-01-06');
		await dialog.getByLabel('Last day').fill('2020-01-10');
		await send.click();
		await expect(dialog.getByRole('group', { name: 'Please look at this again' })).toContainText(
			'This day is over'
		);
		const [today, later] = [0, 14].map((days) => day(days));
		await dialog.getByLabel('First day').fill(today ?? '');
		await dialog.getByLabel('Last day').fill(later ?? '');
		await send.click();
		await expect(dialog).toBeHidden();
		await expect(person(patient, noor)).toContainText(`Stands in for ${specialistName}`);
		await expect(person(patient, specialistName)).toContainText(`${noor} stands in.`);
	});

	await test.step('handed over: who goes is led away, who came stays', async () => {
		await specialist.page.getByRole('button', { name: 'Hand the plan over' }).click();
		const { dialog } = specialist;
		await dialog.getByLabel('Who leads it from now on').selectOption({ label: label(noor) });
		await dialog.getByLabel('Why', { exact: true }).fill('I move to another town.');
		await dialog.getByRole('button', { name: `Hand over to ${noor}` }).click();
		await expect(specialist.page).toHaveURL('/plans');
		await expect(specialist.page.getByText(cast.plan.patientName)).toHaveCount(0);
		const before = patient.page.getByRole('region', { name: 'Who was here before' });
		await expect(before).toContainText('Left: “I move to another town.”');
		await expect(person(patient, noor)).not.toContainText('Stands in');
	});
});

test('[CP13] a plan pauses, goes on and ends; the patient asks; a closed plan is read', async ({
	cast
}) => {
	const { doctor, specialist, patient } = cast;
	await openTeam(specialist);
	await patient.open();

	await test.step('on hold, with why, on every page', async () => {
		await say(specialist, 'Put the plan on hold', 'Waits for the heart check.');
		await expect(patient.page.getByText('The plan is paused.')).toBeVisible();
		await expect(patient.page.getByText('“Waits for the heart check.”')).toBeVisible();
		await doctor.page.goto('/plans?show=on-hold');
		await expect(doctor.page.getByRole('link', { name: cast.plan.patientName })).toBeVisible();
	});

	await test.step('the patient asks, the doctors are asked', async () => {
		await openTeam(patient);
		await patient.page.getByRole('button', { name: 'Ask to pause or end the plan' }).click();
		await patient.dialog.getByLabel('Let it go on').check();
		await patient.dialog.getByLabel('Why', { exact: true }).fill('The heart is fine.');
		await patient.dialog.getByRole('button', { name: 'Ask my doctors' }).click();
		await expect(patient.page.getByText('Your question is in the conversation.')).toBeVisible();
		await doctor.open();
		await expect(doctor.thread('I would like the plan to go on. The heart is fine.')).toContainText(
			/needs an answer/i
		);
	});

	await test.step('it goes on, and ends for good', async () => {
		await say(specialist, 'Let the plan go on', 'The heart is fine.');
		await expect(patient.page.getByText('The plan is paused.')).toHaveCount(0);
		await say(specialist, 'End the plan', 'Elena is treated elsewhere now.');
		await expect(
			patient.page.getByText('The plan was ended before it was done.').first()
		).toBeVisible();
		await expect(specialist.page.getByRole('button', { name: 'Hand the plan over' })).toHaveCount(
			0
		);
		await doctor.open();
		await expect(doctor.page.getByRole('button', { name: 'Propose a treatment' })).toHaveCount(0);
		await doctor.page.goto('/plans?show=closed');
		await expect(doctor.page.getByRole('link', { name: cast.plan.patientName })).toBeVisible();
	});
});

async function say(room: Room, button: string, reason: string): Promise<void> {
	await room.page.getByRole('button', { name: button, exact: true }).click();
	await room.dialog.getByLabel('Why', { exact: true }).fill(reason);
	await room.dialog.getByRole('button', { name: button, exact: true }).click();
	await expect(room.dialog).toBeHidden();
}

function label(name: string): string {
	return `${name}, pain specialist, Harbour Spine and Pain Clinic`;
}

function day(days: number): string {
	return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
