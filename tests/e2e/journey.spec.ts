import type { Page } from '@playwright/test';

import {
	doctorName,
	emailOf,
	newPatient,
	passwordOf,
	rosaName,
	signInAs,
	specialistName,
	type Person
} from './people.ts';
import { Room } from './room.ts';
import { expect, test } from './test.ts';

async function signInByForm(page: Page, who: { email: string; password: string }): Promise<void> {
	await page.goto('/');
	await page.getByLabel('Email address').fill(who.email);
	await page.getByLabel('Password', { exact: true }).fill(who.password);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

const byForm = (person: Person) => ({ email: emailOf(person), password: passwordOf(person) });

type Patient = ReturnType<typeof newPatient>;

async function fillIn(page: Page, patient: Omit<Patient, 'email' | 'password'>): Promise<void> {
	await page.getByLabel('Name', { exact: true }).fill(patient.name);
	await page.getByLabel('Date of birth').fill(patient.birthDate);
	await page.getByLabel(/^Patient number/).fill(patient.identifier);
	await page.getByLabel('What the plan is about').fill('Leg pain that persists after fusion');
	await page.getByLabel('What do you ask of the specialist?').fill('What else could help?');
	await page.getByRole('radio', { name: /^Soon/ }).check();
	await page.getByLabel('Pain specialist').selectOption(specialistName);
}

test('[U-1] a doctor starts a plan, the patient comes in by the link, all three meet in it', async ({
	newBrowser
}) => {
	const patient = newPatient();
	const [doctorPage, patientPage, specialistPage] = [
		await newBrowser(),
		await newBrowser(),
		await newBrowser()
	];

	await test.step('the doctor signs in by the form and starts a plan', async () => {
		await signInByForm(doctorPage, byForm('referring-doctor'));
		await expect(doctorPage.getByRole('heading', { name: 'Work list', level: 1 })).toBeVisible();
		await doctorPage.getByRole('link', { name: 'Start a plan' }).click();
		await fillIn(doctorPage, patient);
		await doctorPage.getByRole('button', { name: 'Start the plan' }).click();
		await expect(doctorPage.getByRole('heading', { name: 'The plan is started' })).toBeVisible();
	});
	const link = await doctorPage
		.getByRole('main')
		.getByText(/\/link\//)
		.innerText();
	const planPath = await doctorPage
		.getByRole('link', { name: 'Open the plan' })
		.getAttribute('href');

	await test.step('the patient opens the link and chooses how to sign in', async () => {
		await patientPage.goto(link);
		await expect(patientPage).toHaveTitle('Open your plan – Accord');
		await patientPage.getByLabel('Your date of birth').fill(patient.birthDate);
		await patientPage.getByLabel('Your email address').fill(patient.email);
		await patientPage.getByLabel('A new password').fill(patient.password);
		await patientPage.getByRole('button', { name: 'Open my plan' }).click();
		await expect(patientPage).toHaveURL('/today');
		await expect(patientPage.getByRole('heading', { level: 1 })).toContainText('Elena');
	});

	await test.step('a second opening is refused in kind words', async () => {
		const other = await newBrowser();
		await other.goto(link);
		await expect(other.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
		await expect(other.getByRole('main')).toContainText('Ask your doctor or your clinic');
		await expect(other.getByRole('button', { name: 'Open my plan' })).toHaveCount(0);
	});

	await test.step('the specialist finds it on the work list', async () => {
		await signInByForm(specialistPage, byForm('pain-specialist'));
		const row = specialistPage.getByRole('listitem').filter({ hasText: patient.name });
		await expect(row).toContainText('Soon');
		await expect(row).toContainText('New: not opened yet');
		await row.getByRole('link', { name: patient.name }).click();
		await expect(specialistPage).toHaveURL(planPath ?? '');
	});

	const rooms = [doctorPage, patientPage, specialistPage].map(
		(page) => new Room(page, planPath ?? '')
	);
	await doctorPage.getByRole('link', { name: 'Open the plan' }).click();
	await patientPage.getByRole('link', { name: 'Open my plan' }).click();
	await test.step('each of the three sees who is here, with name and role', async () => {
		for (const room of rooms) {
			await expect(room.presence).toContainText('3 people are here');
			await room.presence.click();
			const { here } = room;
			await expect(here.filter({ hasText: doctorName })).toContainText('referring doctor');
			await expect(here.filter({ hasText: patient.name })).toContainText('patient');
			await expect(here.filter({ hasText: specialistName })).toContainText('pain specialist');
			await expect(here.filter({ hasText: '(you)' })).toHaveCount(1);
			await room.page.keyboard.press('Escape');
			const banner = room.page.getByRole('region', { name: 'Patient' });
			await expect(banner).toContainText(patient.name);
			await expect(banner).toContainText('23 August 1971');
			await room.isSaved();
		}
	});
});

test('[R-ID-1] the three of the demonstration are one click away', async ({ page }) => {
	for (const [name, path] of [
		[rosaName, '/today'],
		[doctorName, '/plans'],
		[specialistName, '/plans']
	] as const) {
		await page.goto('/sign-in');
		await page.getByRole('button', { name: `Continue as ${name}` }).click();
		await expect(page).toHaveURL(path);
		await expect(page.getByRole('complementary', { name: 'Demonstration' })).toBeVisible();
		await page
			.locator('summary')
			.filter({ hasText: `Account of ${name}` })
			.click();
		await page.getByRole('button', { name: 'Sign out' }).click();
		await expect(page).toHaveURL('/sign-in');
	}
});

test('a namesake is shown before a second record is made, and nothing typed is lost', async ({
	newBrowser
}) => {
	const page = await newBrowser();
	await signInAs(page.request, 'referring-doctor');
	const patient = newPatient();
	const start = async (identifier: string) => {
		await page.goto('/plans/new');
		await fillIn(page, { ...patient, identifier });
		await page.getByRole('button', { name: 'Start the plan' }).click();
	};
	await start(patient.identifier);
	await expect(page.getByRole('heading', { name: 'The plan is started' })).toBeVisible();

	await start('');
	const question = page.getByRole('region', { name: 'Is this somebody you already have?' });
	await expect(question).toBeFocused();
	await expect(question).toContainText('same name, same date of birth');
	await expect(page.getByLabel('What do you ask of the specialist?')).toHaveValue(
		'What else could help?'
	);

	await test.step('it must be answered', async () => {
		await page.getByRole('button', { name: 'Start the plan' }).click();
		await expect(page.getByRole('group', { name: 'Please look at this again' })).toContainText(
			'Choose the person, or say that it is a different one'
		);
	});
	await page.getByRole('radio', { name: /^This is the same person/ }).check();
	await page.getByRole('button', { name: 'Start the plan' }).click();
	await expect(page.getByRole('heading', { name: 'The plan is started' })).toBeVisible();

	await test.step('the number of another person is not taken', async () => {
		await page.goto('/plans/new');
		await fillIn(page, { ...newPatient(), identifier: patient.identifier });
		await page.getByRole('button', { name: 'Start the plan' }).click();
		await page.getByRole('radio', { name: 'A different person' }).check();
		await page.getByRole('button', { name: 'Start the plan' }).click();
		await expect(page.getByLabel(/^Patient number/)).toHaveAccessibleDescription(
			new RegExp(`This number belongs to ${patient.name}`)
		);
	});
});

test('what is missing is said beside its field, and the summary leads there', async ({
	newBrowser
}) => {
	const page = await newBrowser();
	await signInAs(page.request, 'referring-doctor');
	await page.goto('/plans/new');
	await page.getByLabel('Date of birth').fill('2999-01-01');
	await page.getByRole('button', { name: 'Start the plan' }).click();
	const summary = page.getByRole('group', { name: 'Please look at this again' });
	await expect(summary).toBeFocused();
	await expect(summary.getByRole('link')).toHaveCount(6);
	await summary.getByRole('link', { name: 'Enter the patient’s name' }).click();
	await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
	await expect(page.getByLabel('Date of birth')).toHaveAccessibleDescription(
		/Enter a date of birth that lies in the past/
	);
});
