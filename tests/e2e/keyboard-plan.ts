// What is said, weighed and chosen, by keys alone.

import { expect } from '@playwright/test';

import type { Keys } from './keys.ts';

const goal = 'Walk to the market and back';
const levels = [
	'Not out of the house',
	'To the corner',
	'To the market',
	'And back',
	'And further'
];

/** To another page of the plan, by the row above each of them. */
export async function openPage(keys: Keys, name: string, path: RegExp): Promise<void> {
	const within = keys.page.getByRole('navigation', { name: 'Pages of this plan' });
	// From deep in a long page the first step is back to its beginning.
	const back = keys.page.getByRole('link', { name: 'Back to: In short' });
	const isDeep = (await back.count()) > 0 && (await keys.wayTo(back.first())) === 'Shift+Tab';
	if (isDeep) await keys.press('link', 'Back to: In short', { key: 'Shift+Tab' });
	await keys.follow(name, path, { within, key: await keys.wayTo(within) });
}

/** To the plan's own page, and from its top straight to what can be done there. */
export async function openActions(keys: Keys): Promise<void> {
	const within = keys.page.getByRole('navigation', { name: 'Pages of this plan' });
	const key = await keys.wayTo(within);
	await keys.follow('Plan', /\/plans\/[^/]+$/, { within, key, land: false });
	await keys.press('link', 'Skip to what you can do here', { most: 4 });
}

export async function sayWhatMatters(keys: Keys): Promise<void> {
	await keys.press('button', 'Write: What matters to me');
	await keys.page.keyboard.type('To walk with my grandson.');
	await keys.press('button', 'Done writing', { key: 'Shift+Tab' });
}

export async function addGoal(keys: Keys): Promise<void> {
	await keys.press('button', 'Add a goal');
	await keys.fill('What should become possible?', goal);
	await keys.press('button', 'Add this goal');
	await keys.isClosed();
}

export async function measureGoal(keys: Keys): Promise<void> {
	await keys.press('button', `Say how we will see it: ${goal}`);
	await keys.fill(/^By what will we see it/, 'How far on foot');
	for (const level of levels) {
		await keys.page.keyboard.press('Tab');
		await keys.isSeen();
		await keys.page.keyboard.type(level);
	}
	await keys.press('button', 'Save how we will see it');
	await keys.isClosed();
}

export async function agreeToGoal(keys: Keys, action: string, confirm: string): Promise<void> {
	await keys.press('button', `${action}: ${goal}`);
	await keys.press('button', confirm, { within: keys.dialog });
	await keys.isClosed();
}

/** Two of the catalogue beside what the plan has open, which is waiting; one of them is proposed. */
export async function weighTwo(keys: Keys): Promise<void> {
	await keys.press('button', 'Look through the options');
	await unfold(keys, 'Movement and hands-on care', 'Yoga or tai chi');
	await keys.press('button', 'Weigh it: Yoga or tai chi');
	await unfold(keys, 'Medicines', 'Duloxetine');
	await keys.press('button', 'Weigh it: Duloxetine');
	const side = keys.page.getByRole('region', { name: 'Side by side' });
	await expect(side.getByRole('columnheader')).toHaveCount(3);
}

/** The heading of an option unfolds it, inside a group that on a phone is folded. */
async function unfold(keys: Keys, group: string, option: string): Promise<void> {
	await keys.press('button', new RegExp(`^${group} \\(`));
	await keys.press('button', option);
}

export async function proposeOption(keys: Keys): Promise<void> {
	await keys.press('button', 'Propose it: Duloxetine', { key: 'Shift+Tab' });
	await expect(keys.dialog.getByRole('checkbox', { name: 'Epidural fibrosis' })).toBeChecked();
	await keys.fill('Dose', '30');
	await keys.fill('Unit', 'mg');
	await keys.fill('How it is taken', 'by mouth');
	await keys.fill('How often', 'once a day');
	await keys.fill('Why this?', 'For the burning leg and the nights.');
	await keys.pick(/^For which goal/, 'Walk');
	await keys.choose('Has it been tried before?', 'Never tried');
	await keys.fill(/^Who does what/, 'Dr Lindqvist prescribes it');
	await keys.day(/^When does it start/, '01122026');
	await keys.day(/^When do we look at it again/, '01022027');
	await keys.fill(/^When should it stop early/, 'When it makes sick');
	await keys.press('button', 'Propose this treatment');
	await keys.isClosed();
}

export async function choose(keys: Keys): Promise<void> {
	await keys.press('button', 'Choose: Duloxetine');
	const combination = keys.page.getByRole('region', { name: 'The combination' });
	await expect(combination).toContainText('Answered by Duloxetine');
	// Nothing on record warns of it, so no reason was asked for.
	await expect(keys.dialog).toBeHidden();
}

/** The whole of it read, and signed with the password. */
export async function sign(keys: Keys, password: string): Promise<void> {
	await keys.isFine('the page to sign');
	await keys.fill('Your password', password);
	await keys.to('button', 'Sign version 1');
	await keys.page.keyboard.press('Enter');
	await expect(keys.page.getByRole('region', { name: 'Version 1 stands' })).toBeVisible();
	await keys.skip();
}

export async function answer(
	keys: Keys,
	{ says, send, password }: { says: RegExp; send: string; password: string }
): Promise<void> {
	await keys.choose('Your answer', says);
	await keys.fill('Your password', password);
	await keys.press('button', send);
	await expect(keys.page.getByText('Your answer is saved')).toBeVisible();
}
