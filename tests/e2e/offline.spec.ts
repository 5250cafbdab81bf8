import { signInAs, startPlan } from './people.ts';
import { Room, type as typeIn, written } from './room.ts';
import { Served } from './server.ts';
import { expect, test } from './test.ts';

const diagnosis = 'Working diagnosis';
const story = 'The story so far';
const offlineWords = 'No connection – keep this page open';
const offlineKept = 'No connection – what you wrote is kept on this device';

async function propose(room: Room, name: string): Promise<void> {
	await room
		.section('Treatments')
		.getByRole('button', { name: 'Propose a treatment' })
		.first()
		.click();
	await room.dialog.getByLabel('What is it called?').fill(name);
	await room.dialog.getByLabel('What kind is it?').selectOption('Device');
	await room.dialog.getByLabel('Why this?').fill('It can be tried at home.');
	await room.dialog.getByRole('radio', { name: 'Never tried' }).check();
	await room.dialog.getByRole('button', { name: 'Propose this treatment' }).click();
}

test('[CL7] without a network one goes on; on return everything is there, in order', async ({
	cast
}) => {
	const { specialist, patient } = cast;
	for (const room of [specialist, patient]) await room.open();
	const editor = await specialist.write(diagnosis);
	await typeIn(editor, 'Before. ');
	await specialist.isSaved();

	await specialist.page.context().setOffline(true);
	await expect(specialist.saveState).toHaveText(offlineWords);
	await typeIn(editor, 'While away. ');
	await specialist.stopWriting(diagnosis);
	await propose(specialist, 'TENS at home');
	await specialist.onTreatment('TENS at home', 'Choose').click();
	await expect(specialist.treatment('TENS at home')).toContainText('Chosen');
	await expect(specialist.saveState).toHaveText(offlineKept);
	await expect(specialist.section(diagnosis)).toContainText('Before. While away.');

	await specialist.page.context().setOffline(false);
	await specialist.isSaved();
	await expect(patient.section(diagnosis)).toContainText('Before. While away.');
	await expect(patient.treatment('TENS at home')).toContainText('Chosen by your team');
	await expect(patient.treatment('TENS at home')).toHaveCount(1);
	await specialist.open();
	await expect(specialist.treatment('TENS at home')).toContainText('Chosen');
});

test('[CL10] what is refused on return is shown, with every word kept', async ({ cast }) => {
	const { doctor, specialist } = cast;
	for (const room of [doctor, specialist]) await room.open();
	const write = doctor.conversation.getByRole('textbox', { name: /^Write to the team/ });
	await write.fill('Shall we ask for new images?');
	await write.press('Control+Enter');
	const thread = specialist.thread('Shall we ask for new images?');
	await expect(thread).toBeVisible();

	await doctor.page.context().setOffline(true);
	await expect(doctor.saveState).toHaveText(offlineWords);
	const mine = doctor.thread('Shall we ask for new images?');
	await mine.getByRole('button', { name: /^Reply about/ }).click();
	await mine.getByRole('textbox').fill('I mean of the lower back.');
	await mine.getByRole('button', { name: 'Send reply' }).click();
	await thread.getByRole('button', { name: /^Resolve/ }).click();
	await expect(specialist.conversation.getByText('Resolved (1)')).toBeVisible();

	await doctor.page.context().setOffline(false);
	const refused = doctor.page.getByRole('region', { name: 'Changes that were not taken' });
	await expect(refused).toContainText('This conversation is marked as resolved');
	await expect(refused).toContainText('I mean of the lower back.');
	await doctor.page
		.getByRole('region', { name: 'Changes that were not taken' })
		.getByRole('button', { name: 'Put this away' })
		.click();
	await expect(refused).toBeHidden();
	await doctor.isSaved();
});

test('[CL2] closing the tab asks only while something would be lost', async ({ cast }) => {
	const { doctor } = cast;
	await doctor.open();
	const { page } = doctor;
	const editor = await doctor.write(story);
	await typeIn(editor, 'Kept.');
	await doctor.isSaved();
	await page.context().setOffline(true);
	await expect(doctor.saveState).toHaveText(offlineWords);
	await typeIn(editor, ' Not yet kept.');

	const asked = page.waitForEvent('dialog');
	await page.close({ runBeforeUnload: true });
	const question = await asked;
	expect(question.type()).toBe('beforeunload');
	await question.dismiss();
	await page.context().setOffline(false);
	await doctor.isSaved();

	page.on('dialog', (dialog) => {
		throw new Error(`It asked, though all is saved: ${dialog.type()}`);
	});
	const closed = page.waitForEvent('close');
	await page.close({ runBeforeUnload: true });
	await closed;
});

test('[CL11] a session that ends elsewhere closes the line at once and keeps what was written', async ({
	cast
}) => {
	const { patient, doctor } = cast;
	for (const room of [patient, doctor]) await room.open();
	const editor = await patient.write(story);
	await typeIn(editor, 'Sent. ');
	await patient.isSaved();
	await expect(doctor.presence).toContainText('2 people are here');

	await test.step('signed out in another tab', async () => {
		const other = await patient.page.context().newPage();
		await other.goto('/today');
		await other.locator('summary').filter({ hasText: 'Account of' }).click();
		await other.getByRole('button', { name: 'Sign out' }).click();
		const notice = patient.page.getByRole('alert').filter({ hasText: 'You have been signed out' });
		await expect(notice).toContainText('What you wrote is still on this page');
		await expect(patient.saveState).toHaveText('Your access to this plan has ended');
		await expect(doctor.presence).toContainText('1 person is here');
		await expect(patient.section(story)).toContainText('Sent.');
		await expect(patient.editor(story)).toHaveCount(0);
	});

	await test.step('and while the network is away: the words are kept, and sent after signing in', async () => {
		const doctorEditor = await doctor.write(story);
		await doctor.page.context().setOffline(true);
		await expect(doctor.saveState).toHaveText(offlineWords);
		await typeIn(doctorEditor, 'Only on this page.');
		const { origin } = new URL(doctor.page.url());
		await doctor.page.request.post('/sign-out', { headers: { origin }, form: {} });
		await doctor.page.context().setOffline(false);
		const notice = doctor.page.getByRole('alert').filter({ hasText: 'You have been signed out' });
		await expect(notice).toContainText('What you wrote is kept on this device');
		await notice.getByRole('link', { name: 'Sign in again' }).click();
		await signInAs(doctor.page.request, 'referring-doctor');
		await doctor.open();
		await doctor.isSaved();
		await expect(doctor.section(story)).toContainText('Sent. Only on this page.');
	});
});

test('[CL14] the server is killed and comes back: the page heals by itself, nothing is lost or doubled', async ({
	browser
}, { parallelIndex }) => {
	test.setTimeout(240_000);
	const served = new Served(4330 + parallelIndex);
	await served.startAnew();
	try {
		const context = () => browser.newContext({ baseURL: served.origin });
		const [one, two, three] = [await context(), await context(), await context()];
		const plan = await startPlan({
			patient: one.request,
			doctor: two.request,
			specialist: three.request
		});
		const patient = await new Room(await one.newPage(), plan.path).open();
		const specialist = await new Room(await three.newPage(), plan.path).open();
		const editor = await patient.write(story);
		await typeIn(editor, 'Acknowledged. ');
		await patient.isSaved();

		await served.kill();
		await expect(patient.saveState).toHaveText('Accord is not answering – keep this page open');
		await typeIn(editor, 'Written while it was away. ');
		await propose(specialist, 'TENS at home');
		await served.start();

		// The page tries again by itself, at most half a minute apart.
		for (const room of [patient, specialist]) {
			await expect(room.saveState).toHaveText('Saved', { timeout: 60_000 });
		}
		await expect(patient.treatment('TENS at home')).toHaveCount(1);
		await expect(specialist.section(story)).toContainText(
			'Acknowledged. Written while it was away.'
		);
		expect(await written(editor)).toBe('Acknowledged. Written while it was away.');
		for (const each of [one, two, three]) await each.close();
	} finally {
		await served.remove();
	}
});
