// How each screen is reached: what a person would press, until there is something to look at.

import type { Page } from '@playwright/test';

import { newPatient, rosaName } from './people.ts';
import { somebodyHere } from './room.ts';

export async function open(page: Page, path: string): Promise<void> {
	await page.goto(path, { waitUntil: 'networkidle' });
}

export async function refuseSignIn(page: Page): Promise<void> {
	await open(page, '/sign-in');
	await page.getByLabel('Email address').fill('somebody');
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await page.getByRole('group', { name: 'Please look at this again' }).waitFor();
}

export async function search(page: Page): Promise<void> {
	await open(page, '/plans');
	await page.getByRole('searchbox').fill('nobody of this name');
}

export async function startNothing(page: Page): Promise<void> {
	await open(page, '/plans/new');
	await page.getByRole('button', { name: 'Start the plan' }).click();
	await page.getByRole('group', { name: 'Please look at this again' }).waitFor();
}

export async function startNamesake(page: Page): Promise<void> {
	await open(page, '/plans/new');
	await page.getByLabel('Name', { exact: true }).fill(rosaName);
	await page.getByLabel('Date of birth').fill(newPatient().birthDate);
	await page.getByLabel('What the plan is about').fill('Back pain');
	await page.getByLabel('What do you ask').fill('What else could help?');
	await page.getByRole('radio', { name: /^Soon/ }).check();
	await page.getByLabel('Pain specialist').selectOption({ index: 1 });
	await page.getByRole('button', { name: 'Start the plan' }).click();
	await page.getByRole('heading', { name: /^Is this somebody/ }).waitFor();
}

async function planPath(page: Page): Promise<string> {
	await open(page, '/');
	const link = page
		.getByRole('link', { name: rosaName })
		.or(page.getByRole('link', { name: 'My plan' }));
	return (await link.first().getAttribute('href')) ?? '/';
}

export async function openPlan(page: Page): Promise<void> {
	await open(page, await planPath(page));
	await page.locator('summary').filter({ hasText: somebodyHere }).first().waitFor();
}

export async function write(page: Page): Promise<void> {
	await openPlan(page);
	await page.getByRole('button', { name: 'Write: Working diagnosis' }).click();
	await page.getByRole('textbox', { name: 'Working diagnosis' }).waitFor();
}

export async function propose(page: Page): Promise<void> {
	await openPlan(page);
	await page.getByRole('button', { name: 'Propose a treatment' }).first().click();
	await page.getByRole('dialog').getByRole('radio', { name: 'Yes, tried' }).check();
	await page.getByRole('button', { name: 'Propose this treatment' }).click();
}

export async function edit(page: Page): Promise<void> {
	await openPlan(page);
	await page
		.getByRole('button', { name: /^Edit: / })
		.first()
		.click();
	await page.getByRole('button', { name: /: Target$/ }).click();
}

export async function converse(page: Page): Promise<void> {
	await openPlan(page);
	const opener = page.getByRole('button', { name: /^Conversation \(/ });
	if (await opener.isVisible()) await opener.click();
	await page.getByRole('button', { name: /^All / }).click();
}

export async function seeWhoIsHere(page: Page): Promise<void> {
	await openPlan(page);
	await page.locator('summary').filter({ hasText: somebodyHere }).first().click();
}

export async function openTimeline(page: Page): Promise<void> {
	await open(page, `${await planPath(page)}/history`);
	await page.getByRole('heading', { name: 'How this plan came about' }).waitFor();
}

export async function openMoment(page: Page): Promise<void> {
	await openTimeline(page);
	await page
		.getByRole('link', { name: /^The plan at this moment/ })
		.nth(3)
		.click();
	await page.getByRole('heading', { name: 'The plan as it stood' }).waitFor();
}

export async function putBack(page: Page): Promise<void> {
	await compareWithToday(page);
	await page
		.getByRole('link', { name: /^Put “/ })
		.first()
		.click();
	await page.getByRole('button', { name: 'Put this text back' }).click();
	await page.getByText('Say why in a sentence').first().waitFor();
}

export async function askWho(page: Page): Promise<void> {
	await openPlan(page);
	await page
		.locator('summary')
		.filter({ hasText: /^More: / })
		.first()
		.click();
	await page.getByRole('button', { name: 'Who wrote this?' }).first().click();
	await page.getByRole('dialog').getByRole('listitem').first().waitFor();
}

export async function readNews(page: Page): Promise<void> {
	await openPlan(page);
	await page.locator('summary').filter({ hasText: 'Since you last looked' }).click();
}

export async function compareWithToday(page: Page): Promise<void> {
	await open(page, `${await planPath(page)}/compare?from=1&to=today`);
	await page.getByRole('heading', { name: 'In words' }).waitFor();
}

export async function openSafety(page: Page): Promise<void> {
	await open(page, `${await planPath(page)}/safety`);
	await page.getByRole('heading', { name: 'The safety questions' }).waitFor();
}

export async function raiseFlag(page: Page): Promise<void> {
	await openSafety(page);
	const first = page.getByRole('group', { name: /^Is it newly hard to start/ });
	await first.getByLabel('Not sure').check();
	await page.getByText('Please do this now').scrollIntoViewIfNeeded();
}

/** On another page of the plan, with a yes that was not sent. */
export async function leaveUnsent(page: Page): Promise<void> {
	await raiseFlag(page);
	await page.getByRole('navigation', { name: 'Pages' }).getByRole('link').first().click();
	await page.getByRole('link', { name: 'See and send the answers' }).waitFor();
}

export async function answerSome(page: Page): Promise<void> {
	await openSafety(page);
	const noes = page
		.getByRole('form', { name: 'The safety questions' })
		.getByLabel('No', { exact: true });
	for (let at = 0; at < 4; at += 1) await noes.nth(at).check();
}

export async function sayPresent(page: Page): Promise<void> {
	await openWhy(page);
	await page.locator('#conditions-open').click();
	await page
		.getByRole('button', { name: /^Present: / })
		.first()
		.click();
	await page.getByRole('dialog').waitFor();
}

export async function openVisit(page: Page): Promise<void> {
	await open(page, `${await planPath(page)}/visit`);
	await page.getByRole('heading', { name: 'Before a visit' }).waitFor();
}

export async function openTeam(page: Page): Promise<void> {
	await open(page, `${await planPath(page)}/team`);
	await page.locator('summary').filter({ hasText: somebodyHere }).first().waitFor();
}

export async function nameDeputy(page: Page): Promise<void> {
	await openTeam(page);
	await page.getByRole('button', { name: 'Name a deputy' }).click();
	await page.getByRole('button', { name: 'Name this deputy' }).click();
}

export async function endPlan(page: Page): Promise<void> {
	await openTeam(page);
	await page.getByRole('button', { name: 'End the plan' }).click();
}

export async function openWhy(page: Page): Promise<void> {
	await open(page, `${await planPath(page)}/why`);
	await page.locator('summary').filter({ hasText: somebodyHere }).first().waitFor();
}

export async function readGoals(page: Page): Promise<void> {
	await openPlan(page);
	await page.getByText('What would be less, as hoped, or more').first().click();
	await page.locator('#goals').evaluate((section) => section.scrollIntoView());
}

export async function measureGoal(page: Page): Promise<void> {
	await openPlan(page);
	const goal = page.locator('#goals').getByRole('listitem').first();
	await goal
		.locator('summary')
		.filter({ hasText: /^More: / })
		.click();
	await goal.getByRole('button', { name: 'Say how we will see it' }).click();
	await page.getByRole('dialog').getByRole('textbox', { name: 'As hoped' }).fill('Five hours');
}

export async function openOptions(page: Page): Promise<void> {
	await open(page, `${await planPath(page)}/options`);
	await page.locator('summary').filter({ hasText: somebodyHere }).first().waitFor();
}

export async function readOption(page: Page): Promise<void> {
	await openOptions(page);
	await page
		.getByRole('button', { name: 'A stimulator near the spinal cord', exact: true })
		.click();
	await page.locator('#option-scs').evaluate((option) => option.scrollIntoView());
}

export async function filterToNothing(page: Page): Promise<void> {
	await openOptions(page);
	await page.getByRole('checkbox', { name: 'Sources disagree' }).check();
	await page.getByRole('checkbox', { name: 'With a warning for you' }).check();
	await page.getByRole('checkbox', { name: 'Without an operation' }).check();
	await page.locator('#catalogue').evaluate((section) => section.scrollIntoView());
}

export async function weighFive(page: Page): Promise<void> {
	await openOptions(page);
	for (const name of ['Heat', 'A stimulator near the spinal cord', 'Acupuncture']) {
		await page.getByRole('button', { name, exact: true }).click();
		const weigh = page.getByRole('button', { name: `Weigh it: ${name}`, exact: true });
		if (await weigh.isVisible()) await weigh.click();
	}
}

export async function sayWhatOneThinks(page: Page): Promise<void> {
	await openOptions(page);
	await page
		.getByRole('button', { name: /^(Say what you think|Change what you said): / })
		.first()
		.click();
	await page.getByRole('dialog').waitFor();
}

export async function proposeOption(page: Page): Promise<void> {
	await openOptions(page);
	await page.getByRole('button', { name: 'Deep relaxation', exact: true }).click();
	await page.getByRole('button', { name: 'Propose it: Deep relaxation' }).click();
	await page.getByRole('dialog').waitFor();
}

export async function addOperation(page: Page): Promise<void> {
	await openWhy(page);
	await page.getByRole('button', { name: 'Add an operation' }).click();
	await page.getByRole('dialog').waitFor();
}

export async function addFinding(page: Page): Promise<void> {
	await openWhy(page);
	await page.getByRole('button', { name: 'Add a finding' }).first().click();
	await page.getByRole('dialog').getByRole('button', { name: 'Add this entry' }).click();
}

export async function pickCauses(page: Page): Promise<void> {
	await openWhy(page);
	await page.getByRole('button', { name: 'Add a cause' }).click();
	await page.getByRole('dialog').waitFor();
}

export async function setStatus(page: Page): Promise<void> {
	await openWhy(page);
	await page.getByRole('button', { name: 'Say where it stands' }).first().click();
	await page.getByRole('dialog').getByRole('radio', { name: 'Ruled out' }).check();
	await page.getByRole('button', { name: 'Save where it stands' }).click();
}

export async function addNoticed(page: Page): Promise<void> {
	await openWhy(page);
	await page.getByRole('button', { name: 'Add what you noticed' }).first().click();
	await page.getByRole('dialog').waitFor();
}

export async function openAgenda(page: Page): Promise<void> {
	await open(page, `${await planPath(page)}/session`);
	await page.locator('summary').filter({ hasText: somebodyHere }).first().waitFor();
}

/** Under way from the first of these screens to the last: whoever comes later finds it so. */
export async function leadSession(page: Page): Promise<void> {
	await openAgenda(page);
	const start = page.getByRole('button', { name: 'Start the session' });
	const heading = page.getByRole('heading', { name: 'Session under way' });
	if (await start.isVisible()) {
		await start.click();
		await page.getByRole('button', { name: 'Begin with the first item' }).click();
		await page.getByRole('button', { name: 'Settled – go on' }).click();
		await page.getByLabel('In a sentence').fill('Rosa tries the steps first, then we look again.');
		await page.getByRole('button', { name: 'Add to the minutes' }).click();
	}
	await heading.waitFor();
}

export async function joinSession(page: Page): Promise<void> {
	await openAgenda(page);
	const join = page.getByRole('button', { name: 'Join the session' });
	if (await join.isVisible()) await join.click();
	await page.getByRole('heading', { name: 'Session under way' }).waitFor();
}

export async function readMinutes(page: Page): Promise<void> {
	await openAgenda(page);
	const end = page.getByRole('button', { name: 'End the session' });
	if (await end.isVisible()) {
		await end.click();
		await page.getByRole('dialog').getByRole('button', { name: 'End the session' }).click();
		await page.waitForURL(/\/sessions\/./);
		return;
	}
	await page.getByRole('link', { name: 'Earlier sessions and their minutes' }).click();
	await page
		.getByRole('main')
		.getByRole('link', { name: /day,? \d/ })
		.first()
		.click();
	await page.waitForURL(/\/sessions\/./);
}

async function keepCopy(page: Page): Promise<void> {
	await open(page, '/account');
	const turnOn = page.getByRole('button', { name: 'Keep a copy on this device' });
	const turnOff = page.getByRole('button', { name: 'Remove the copy and turn this off' });
	await turnOn.or(turnOff).waitFor();
	if (await turnOn.isVisible()) await turnOn.click();
	await turnOff.waitFor();
}

/** Turned on, with a copy made. */
export async function chooseCopy(page: Page): Promise<void> {
	await keepCopy(page);
	await openPlan(page);
	await page.evaluate(async () => {
		const opening = indexedDB.open('accord');
		await new Promise((resolve) => (opening.onsuccess = resolve));
		for (let copies = 0; copies === 0;) {
			const counting = opening.result.transaction('copy').objectStore('copy').count();
			await new Promise((resolve) => (counting.onsuccess = resolve));
			copies = counting.result;
		}
		opening.result.close();
	});
	await open(page, '/account');
	await page.getByText('There is a copy of one plan here').waitFor();
}

export async function readCopy(page: Page): Promise<void> {
	await page.context().setOffline(false);
	await chooseCopy(page);
	const path = await planPath(page);
	await page.context().setOffline(true);
	await page.goto(path);
	await page.getByRole('heading', { name: 'Copy of the plan' }).waitFor();
}

export async function findNoCopy(page: Page): Promise<void> {
	await open(page, '/offline');
	await page.getByRole('heading', { name: 'There is no copy on this device' }).waitFor();
}

export async function review(page: Page): Promise<void> {
	await open(page, `${await planPath(page)}/sign`);
}

export async function readVersion(page: Page): Promise<void> {
	await open(page, `${await planPath(page)}/versions/1`);
}
