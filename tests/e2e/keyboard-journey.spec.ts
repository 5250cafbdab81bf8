import {
	addGoal,
	agreeToGoal,
	answer,
	choose,
	measureGoal,
	openActions,
	openPage,
	proposeOption,
	sayWhatMatters,
	sign,
	weighTwo
} from './keyboard-plan.ts';
import * as record from './keyboard-record.ts';
import { Keys } from './keys.ts';
import { passwordOf } from './people.ts';
import { expect, test, type Cast } from './test.ts';

const phone = { width: 390, height: 844 };

/** The plan's page, by its address, past its top. */
async function arrive({ page }: { page: Keys['page'] }, path: string): Promise<Keys> {
	await page.setViewportSize(phone);
	await page.goto(path);
	const keys = new Keys(page);
	await keys.skip();
	return keys;
}

async function tellHistory({ specialist, plan }: Cast): Promise<Keys> {
	await specialist.open();
	const keys = await arrive(specialist, plan.path);
	await specialist.isLive();
	await keys.isFine('an empty plan');
	await openPage(keys, 'Why it hurts', /\/why$/);
	await keys.isFine('why it hurts, empty');
	for (const add of Object.values(history)) await test.step(add.name, () => add(keys));
	await keys.isFine('why it hurts');
	return keys;
}

const history = [
	record.addOperation,
	record.addSymptom,
	record.addMedicine,
	record.addDiabetes,
	record.addStudy,
	record.addFinding,
	record.addCause,
	record.completeReevaluation
];

async function agreeOnGoal({ patient, doctor, plan }: Cast): Promise<void> {
	const patientKeys = await arrive(patient, plan.path);
	await patient.isLive();
	await sayWhatMatters(patientKeys);
	await addGoal(patientKeys);
	await measureGoal(patientKeys);
	await patientKeys.isFine('the plan of the patient');
	const doctorKeys = await arrive(doctor, plan.path);
	await doctor.isLive();
	await agreeToGoal(doctorKeys, 'I agree', 'Say that you agree');
	await doctorKeys.isFine('the plan of the doctor');
}

async function combine(keys: Keys): Promise<void> {
	await openPage(keys, 'Plan', /\/plans\/[^/]+$/);
	await agreeToGoal(keys, 'I agree', 'Say that you agree');
	await openPage(keys, 'Options', /\/options$/);
	await keys.isFine('the options');
	await weighTwo(keys);
	await keys.isFine('two side by side');
	await proposeOption(keys);
	await choose(keys);
	await keys.isFine('the combination');
}

test('[U-3] [U-10] from an empty plan to a signed combination, by keys alone and on a phone', async ({
	cast
}) => {
	test.slow();
	const { patient, doctor, plan } = cast;
	const keys = await test.step('the specialist writes down why it hurts', () => tellHistory(cast));
	await test.step('a goal in the patient’s words, accepted', () => agreeOnGoal(cast));
	await test.step('weighed and chosen', () => combine(keys));

	await test.step('the specialist signs', async () => {
		await openActions(keys);
		await keys.follow('Review and sign', /\/sign$/, { most: 4 });
		await sign(keys, passwordOf('pain-specialist'));
		await keys.isFine('a signed version');
	});
	await test.step('the doctor and the patient read it and answer', async () => {
		const doctorKeys = await arrive(doctor, plan.path);
		await doctorKeys.follow('Read version 1 and answer', /\/versions\/1/, { land: false });
		const password = passwordOf('referring-doctor');
		await answer(doctorKeys, { says: /^I have reviewed it/, send: 'Record my answer', password });
		const patientKeys = await arrive(patient, plan.path);
		await patientKeys.follow('Read version 1 and answer', /\/versions\/1/, { land: false });
		const { password: own } = plan;
		await answer(patientKeys, { says: /^I agree/, send: 'Send my answer', password: own });
		await patientKeys.isFine('the version of the patient');
		const signatures = patient.page.getByRole('region', { name: 'Signatures' });
		await expect(signatures).toContainText('I agree');
	});
});
