// What stands on “Why it hurts”, written by keys alone.

import type { Keys } from './keys.ts';

/** Back to the links under “In short”, and by one of them on: nobody tabs through a whole page. */
async function goTo(keys: Keys, section: string): Promise<void> {
	const within = keys.page.getByRole('navigation', { name: 'In short' });
	if ((await keys.wayTo(within)) === 'Shift+Tab')
		await keys.press('link', 'Back to: In short', { key: 'Shift+Tab' });
	await keys.press('link', section, { within });
}

async function add(keys: Keys): Promise<void> {
	await keys.press('button', 'Add this entry');
	await keys.isClosed();
}

export async function addOperation(keys: Keys): Promise<void> {
	await keys.press('button', 'Add an operation');
	await keys.isFine('the form of an operation');
	await keys.fill('Year', '2023');
	await keys.pick('Month', 'May');
	await keys.tick('Fusion');
	for (const level of ['L4–L5', 'L5–S1']) await keys.tick(level);
	await keys.fill(/^Why was it done/, 'Pain down the left leg');
	await keys.choose('Planned or urgent?', 'Planned');
	await keys.pick('How was the old pain afterwards?', 'Better in parts');
	await add(keys);
}

export async function addSymptom(keys: Keys): Promise<void> {
	await keys.press('button', 'Add a symptom');
	await keys.tick('Left calf');
	await keys.tick('Burning');
	await keys.fill(/^How strong on a usual day/, '6');
	await add(keys);
}

export async function addMedicine(keys: Keys): Promise<void> {
	await keys.press('button', 'Add a medicine');
	await keys.fill('Which medicine?', 'Pregabalin');
	await keys.pick('What kind of medicine is it?', 'Gabapentin');
	await keys.choose('How is it taken?', 'Regularly');
	await keys.fill(/^How much, how often/, '75 mg, twice a day');
	await add(keys);
}

export async function addDiabetes(keys: Keys): Promise<void> {
	await goTo(keys, 'Other conditions');
	await keys.press('button', 'Present: Diabetes');
	await keys.fill(/^Long-term blood sugar/, '7,2');
	await add(keys);
}

export async function addStudy(keys: Keys): Promise<void> {
	await goTo(keys, 'Imaging, then and now');
	await keys.press('button', 'Add or order a study');
	await keys.pick('Which kind of scan?', 'MRI');
	await keys.choose('Where does it stand?', 'Done');
	await keys.fill('Year', '2026');
	await keys.choose('With contrast?', 'With contrast');
	await keys.choose('Before or after the operation?', 'After the operation');
	await add(keys);
}

export async function addFinding(keys: Keys): Promise<void> {
	await keys.press('button', 'Add a finding');
	await keys.pick('At which level?', 'L4');
	await keys.pick('Which part?', 'Scar');
	await keys.fill('What is seen?', 'A scar round the nerve');
	await keys.fill('How marked is it?', '2');
	await keys.choose('Does it explain the symptom?', 'Yes');
	await add(keys);
}

/** From the catalogue, with what speaks for it, and where it stands. */
export async function addCause(keys: Keys): Promise<void> {
	await goTo(keys, 'Why it may still hurt');
	await keys.press('button', 'Add a cause');
	await keys.to('searchbox', 'Search');
	await keys.page.keyboard.type('fibrosis');
	await keys.tick(/^Epidural fibrosis/);
	await keys.press('button', 'Add 1');
	await keys.isClosed();

	await keys.press('button', 'Add what speaks for it');
	await keys.pick('Where does it come from?', 'A scan');
	await keys.pick(/^Which finding/, 'Scar');
	await keys.fill('What is it?', 'New scar at the nerve of the burning leg');
	await add(keys);

	await keys.press('button', 'Say where it stands');
	await keys.choose('It is', 'Supported');
	await keys.fill(/^Why\?/, 'Burning that came slowly, and the scar on the scan');
	await keys.press('button', 'Save where it stands');
	await keys.isClosed();
}

export async function completeReevaluation(keys: Keys): Promise<void> {
	await keys.press('button', 'Record it as complete', { key: 'Shift+Tab' });
	await keys.fill(/^In a few words/, 'A scar at the nerve explains the burning.');
	await keys.press('button', 'Record it as complete', { within: keys.dialog });
	await keys.isClosed();
}
