import { isAccessible } from './axe.ts';
import { signInWith, startPlanWith } from './people.ts';
import { Room } from './room.ts';
import { Served } from './server.ts';
import { pressAgain } from './signing.ts';
import { expect, test } from './test.ts';

const port = Number(process.env['ACCORD_TEST_PORT'] ?? 4310) + 10;
const clinic = 'Quayside Pain Clinic';
const specialistName = 'Dr Vera Quist';
const specialist = { email: 'vera.quist@quayside.example', password: 'seven grey herons at noon' };
const doctor = { email: 'jon.tamm@quayside.example', password: 'five slow barges upstream' };
const served = new Served(port, { isReal: true });

test.beforeAll(async () => {
	test.setTimeout(240_000);
	await served.startAnew();
	const where = ['--phone', '555 0190', '--zone', 'Europe/London', '--country', 'GB'];
	const said = await served.accord(['clinic', '--name', clinic, ...where]);
	const id = /[0-9a-f-]{36}/.exec(said)?.[0] ?? '';
	const add = (name: string, role: string, who: typeof specialist) =>
		served.accord(
			['user', '--name', name, '--email', who.email, '--role', role, '--clinic', id],
			who.password
		);
	await add(specialistName, 'pain-specialist', specialist);
	await add('Dr Jon Tamm', 'referring-doctor', doctor);
});

test.afterAll(async () => {
	await served.remove();
});

async function openOptions(room: Room): Promise<void> {
	await room.page.goto(`${room.path}/options`);
	await room.isLive();
}

test('[AC1] [AC3] [AC8] [AC9] [AC10] [AC12] a real clinic works with the catalogue once a specialist of it has accepted it', async ({
	newBrowser
}) => {
	test.setTimeout(240_000);
	const baseURL = served.origin;
	const pages = {
		patient: await newBrowser({ baseURL }),
		doctor: await newBrowser({ baseURL }),
		specialist: await newBrowser({ baseURL })
	};
	await signInWith(pages.doctor.request, doctor);
	await signInWith(pages.specialist.request, specialist);
	const people = { patient: pages.patient.request, doctor: pages.doctor.request };
	const plan = await startPlanWith(people, specialistName);
	const patient = new Room(pages.patient, plan.path);
	const referring = new Room(pages.doctor, plan.path);
	const options = (room: Room) => room.section('All options');

	await test.step('until then the patient is offered nothing of it, and suggests in free words', async () => {
		await openOptions(patient);
		const notice = patient.page.getByRole('heading', {
			name: 'Your clinic is still reading the list of options'
		});
		await expect(notice).toBeVisible();
		await expect(options(patient).getByRole('listitem')).toHaveCount(0);
		const combination = patient.section('The combination');
		await expect(combination).toContainText(`${specialistName} can open it.`);
		await expect(combination.getByRole('button', { name: 'Look through' })).toHaveCount(0);
		await isAccessible(patient.page, 'options before the catalogue is accepted');
		await patient.page
			.getByRole('button', { name: 'Suggest a treatment in your own words' })
			.click();
		await patient.dialog.getByLabel('What is it called?').fill('Swimming on Mondays');
		await patient.dialog.getByLabel('What kind is it?').selectOption('exercise');
		await patient.dialog.getByLabel('Why this?').fill('Water carries me.');
		await patient.dialog.getByRole('button', { name: 'Suggest this treatment' }).click();
		await expect(patient.dialog).toBeHidden();
		await patient.isSaved();
	});

	await test.step('the doctor reads who can accept it', async () => {
		await openOptions(referring);
		await expect(
			referring.page.getByText(`It can be accepted by ${specialistName}.`).first()
		).toBeVisible();
		await referring.page.goto('/plans');
		await referring.page.getByRole('link', { name: 'See who can accept it' }).click();
		const aside = referring.page.getByRole('complementary', { name: 'Where it stands' });
		await expect(aside).toContainText(`${clinic} has not accepted this version.`);
		await expect(aside.getByRole('button')).toHaveCount(0);
	});

	await test.step('the safety questions are on, and say how they stand', async () => {
		await patient.page.goto(`${patient.path}/safety`);
		await patient.isLive();
		await expect(patient.page.getByText('They are on all the same.')).toBeVisible();
		await expect(patient.page.getByRole('link', { name: /999/ }).first()).toBeVisible();
		await patient.page.getByRole('radio', { name: 'Yes' }).first().check();
		await expect(patient.page.getByText('Call the emergency number now').first()).toBeVisible();
	});

	// Open while it is accepted, and never loaded anew.
	await openOptions(referring);

	await test.step('a specialist reads it and accepts it, deliberately', async () => {
		const { specialist: page } = pages;
		await page.goto('/plans');
		await page.getByRole('link', { name: 'Read and accept it' }).click();
		await expect(page.getByRole('heading', { name: 'Options (33)' })).toBeVisible();
		await isAccessible(page, 'the catalogue to accept');
		const accept = page.getByRole('button', { name: 'Accept version' });
		await accept.click();
		const summary = page.getByRole('group', { name: 'Please look at this again' });
		await expect(summary).toContainText('Tick that you have read it.');
		await expect(summary).toContainText('Enter your password');
		await page.getByRole('checkbox').check();
		await page.getByLabel('Your password').fill('not the one');
		await pressAgain(accept);
		await expect(summary).toContainText('Nothing was accepted. Try again.');
		await page.getByRole('checkbox').check();
		await page.getByLabel('Your password').fill(specialist.password);
		await pressAgain(accept);
		await expect(page.getByText(`is offered in the plans of ${clinic}`)).toBeVisible();
		const record = page.getByRole('region', { name: 'Who accepted what' });
		await expect(record).toContainText(`${specialistName}, pain specialist`);
		await expect(record).toContainText('I have read version');
		await page.goto('/plans');
		await expect(page.getByRole('link', { name: 'Read and accept it' })).toHaveCount(0);
	});

	await test.step('then it is offered, and what a page shows of it is the clinicians’', async () => {
		await expect(options(referring)).toContainText('33 of 33 shown');
		await openOptions(patient);
		await expect(options(patient)).toContainText('33 of 33 shown');
		await patient.page.goto('/clinic/catalogue');
		await expect(patient.page).toHaveURL(/\/today$/);
	});
});
