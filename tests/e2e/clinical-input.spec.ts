import { v7 } from 'uuid';

import { toId } from '../../src/lib/domain/ids.ts';
import { testDetailsByKind } from '../../src/lib/domain/record/test-records.ts';
import type { Room } from './room.ts';
import { Scene } from './scene.ts';
import { expect, test } from './test.ts';
import { connected, cookieOf, wire } from './wire.ts';

const summary = ({ dialog }: Room) =>
	dialog.getByRole('group', { name: 'Please look at this again' });

test('[RC6] a date in the future or before birth is a field error; what was typed stays', async ({
	cast
}) => {
	const { patient } = cast;
	await patient.page.goto(`${patient.path}/why`);
	await patient.isLive();
	const { dialog } = patient;
	await patient.page.getByRole('button', { name: 'Add an operation' }).click();
	const year = dialog
		.getByRole('group', { name: 'When was the operation?' })
		.getByLabel('Year', { exact: true });
	await dialog.getByRole('checkbox', { name: 'Fusion', exact: true }).check();
	for (const [typed, words] of [
		['2999', 'still to come'],
		['1901', 'before the patient was born']
	] as const) {
		await year.fill(typed);
		await dialog.getByRole('button', { name: 'Add this entry' }).click();
		await expect(summary(patient)).toContainText(words);
		await expect(year).toHaveValue(typed);
		await expect(dialog.getByRole('checkbox', { name: 'Fusion', exact: true })).toBeChecked();
	}
	await year.fill('2023');
	await dialog.getByRole('button', { name: 'Add this entry' }).click();
	await expect(dialog).toBeHidden();
});

test('[RC6] what is typed into a refused field is not led away from it', async ({ cast }) => {
	const { doctor } = cast;
	const { page, dialog } = doctor;
	await page.goto(`${doctor.path}/why`);
	await doctor.isLive();
	await page.getByRole('button', { name: 'Present: Diabetes', exact: true }).click();
	const hba1c = dialog.getByLabel('Long-term blood sugar (HbA1c)');
	const add = dialog.getByRole('button', { name: 'Add this entry' });
	await hba1c.fill('58');
	for (const turn of ['refused', 'refused again']) {
		await test.step(turn, async () => {
			await add.click();
			await expect(summary(doctor)).toBeFocused();
		});
	}
	await hba1c.click();
	await page.keyboard.press('ControlOrMeta+a');
	for (const key of '7.4') await page.keyboard.press(key);
	await expect(hba1c).toBeFocused();
	await expect(hba1c).toHaveValue('7.4');
	await page.keyboard.press('Enter');
	await expect(dialog).toBeHidden();
	await expect(page.getByRole('row', { name: /^Diabetes/ })).toContainText('HbA1c: 7.4 %');
});

test('[RC4] [RC5] [RC7] past the form the server says no to the same, and the line stays', async ({
	cast,
	origin
}) => {
	const { specialist, plan } = cast;
	const cookie = await cookieOf(specialist.page.request);
	const socket = await connected(wire(origin, { origin, cookie }));
	await socket.emitWithAck('plan:open', { plan: toId(plan.id), lastSeq: null });
	const add = (kind: 'operation' | 'finding' | 'condition' | 'cause', over: object) =>
		socket.emitWithAck('plan:command', {
			plan: toId(plan.id),
			opId: toId(v7()),
			name: 'AddRecord',
			input: { recordId: v7(), kind, details: { ...testDetailsByKind[kind], ...over } }
		});
	const refused = async (sent: ReturnType<typeof add>, code: string) =>
		expect(await sent).toMatchObject({ ok: false, error: { code } });
	await refused(add('operation', { levels: ['l9-s4'] }), 'invalid-input');
	await refused(add('operation', { performedOn: '2999-01' }), 'invalid-input');
	await refused(add('operation', { performedOn: '1901' }), 'invalid-input');
	await refused(add('finding', { studyId: v7() }), 'invalid-input');
	await refused(add('condition', { hba1c: 70 }), 'invalid-input');
	await refused(add('cause', { status: 'refuted', statusReason: '' }), 'reason-needed');
	expect(await add('operation', {})).toMatchObject({ ok: true });
	socket.disconnect();
});

test('[TR22] a cause that was removed meanwhile is named, and can be unticked', async ({
	cast
}) => {
	const { doctor, specialist, plan } = cast;
	const scene = await Scene.of(specialist.page, plan);
	await scene.add('cause', { status: 'open', statusReason: '' });
	await doctor.open();
	await doctor.page.getByRole('button', { name: 'Propose a treatment' }).first().click();
	const { dialog } = doctor;
	await dialog.getByLabel('What is it called?').fill('Heat in the evening');
	await dialog.getByLabel('What kind is it?').selectOption({ value: 'other' });
	await dialog.getByLabel('Why this?').fill('It eases the evenings.');
	await dialog.getByRole('radio', { name: 'Never tried' }).check();
	const cause = dialog.getByRole('checkbox', { name: 'Scar round the nerve' });
	await cause.check();

	await specialist.page.goto(`${specialist.path}/why`);
	await specialist.isLive();
	const more = specialist.page.locator('summary').filter({ hasText: 'Scar round the nerve' });
	await more.click();
	await specialist.page.getByRole('button', { name: 'Entered in error' }).first().click();
	await specialist.dialog.getByRole('textbox').fill('Another patient.');
	await specialist.dialog.getByRole('button', { name: 'Remove this entry' }).click();

	const removed = dialog.getByText('A cause that is ticked was removed from the plan meanwhile.');
	await expect(removed).toBeVisible();
	await dialog.getByRole('button', { name: 'Propose this treatment' }).click();
	await expect(summary(doctor)).toBeVisible();
	await expect(dialog.getByLabel('Why this?')).toHaveValue('It eases the evenings.');
	await cause.uncheck();
	await expect(cause).toBeFocused();
	await expect(removed).toBeHidden();
	await dialog.getByRole('button', { name: 'Propose this treatment' }).click();
	await expect(doctor.treatment('Heat in the evening')).toBeVisible();
	scene.end();
});
