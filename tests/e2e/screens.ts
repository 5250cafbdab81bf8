// Draws every screen at three widths in both themes, for a person to look at.
// node tests/e2e/screens.ts [folder]; ACCORD_URL names a running demonstration.

import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';

import { chromiumArguments, findChromium } from '../support/chromium.ts';
import { newPatient, rosaName, signInAs, type Person } from './people.ts';

const origin = process.env['ACCORD_URL'] ?? 'http://localhost:3000';
const folder = resolve(process.argv[2] ?? join(import.meta.dirname, '../../.cache/screens'));
const only = process.argv[3];
const widths = [390, 820, 1440] as const;
const themes = ['light', 'dark'] as const;

interface Screen {
	readonly name: string;
	readonly as: Person | null;
	readonly show: (page: Page) => Promise<void>;
	/** Only what is on the screen, for what lies over the page. */
	readonly viewport?: boolean;
}

const screens: readonly Screen[] = [
	{ name: 'sign-in', as: null, show: (page) => open(page, '/sign-in') },
	{ name: 'sign-in-refused', as: null, show: refuseSignIn },
	{ name: 'work-list', as: 'pain-specialist', show: (page) => open(page, '/plans') },
	{ name: 'work-list-search', as: 'pain-specialist', show: search },
	{ name: 'start-plan', as: 'referring-doctor', show: (page) => open(page, '/plans/new') },
	{ name: 'start-plan-errors', as: 'referring-doctor', show: startNothing },
	{ name: 'start-plan-namesake', as: 'referring-doctor', show: startNamesake },
	{ name: 'today', as: 'patient', show: (page) => open(page, '/today') },
	{ name: 'room-patient', as: 'patient', show: openPlan },
	{ name: 'room-doctor', as: 'referring-doctor', show: openPlan },
	{ name: 'room-specialist', as: 'pain-specialist', show: openPlan },
	{ name: 'room-top', as: 'pain-specialist', show: openPlan, viewport: true },
	{ name: 'room-goals', as: 'referring-doctor', show: readGoals, viewport: true },
	{ name: 'room-goal-measure', as: 'patient', show: measureGoal, viewport: true },
	{ name: 'room-writing', as: 'pain-specialist', show: write, viewport: true },
	{ name: 'room-propose', as: 'referring-doctor', show: propose, viewport: true },
	{ name: 'room-edit', as: 'pain-specialist', show: edit, viewport: true },
	{ name: 'room-conversation', as: 'patient', show: converse, viewport: true },
	{ name: 'room-presence', as: 'pain-specialist', show: seeWhoIsHere, viewport: true },
	{ name: 'why-patient', as: 'patient', show: openWhy },
	{ name: 'why-doctor', as: 'referring-doctor', show: openWhy },
	{ name: 'why-specialist', as: 'pain-specialist', show: openWhy },
	{ name: 'why-operation', as: 'patient', show: addOperation, viewport: true },
	{ name: 'why-finding', as: 'pain-specialist', show: addFinding, viewport: true },
	{ name: 'why-causes', as: 'pain-specialist', show: pickCauses, viewport: true },
	{ name: 'why-status', as: 'pain-specialist', show: setStatus, viewport: true },
	{ name: 'why-noticed', as: 'patient', show: addNoticed, viewport: true },
	{ name: 'options-patient', as: 'patient', show: openOptions },
	{ name: 'options-specialist', as: 'pain-specialist', show: openOptions },
	{ name: 'options-doctor', as: 'referring-doctor', show: openOptions },
	{ name: 'options-more', as: 'pain-specialist', show: readOption, viewport: true },
	{ name: 'options-filtered', as: 'patient', show: filterToNothing, viewport: true },
	{ name: 'options-weighing', as: 'patient', show: weighFive },
	{ name: 'options-say', as: 'patient', show: sayWhatOneThinks, viewport: true },
	{ name: 'options-propose', as: 'pain-specialist', show: proposeOption, viewport: true },
	{ name: 'safety-patient', as: 'patient', show: openSafety },
	{ name: 'safety-raised', as: 'patient', show: raiseFlag, viewport: true },
	{ name: 'safety-specialist', as: 'pain-specialist', show: openSafety },
	{ name: 'agenda-patient', as: 'patient', show: openAgenda },
	{ name: 'agenda-specialist', as: 'pain-specialist', show: openAgenda },
	{ name: 'meeting-lead', as: 'pain-specialist', show: leadSession },
	{ name: 'meeting-patient', as: 'patient', show: joinSession },
	{ name: 'meeting-bar', as: 'patient', show: openPlan, viewport: true },
	{ name: 'minutes-specialist', as: 'pain-specialist', show: readMinutes },
	{ name: 'minutes-patient', as: 'patient', show: readMinutes },
	{ name: 'visit-patient', as: 'patient', show: openVisit },
	{ name: 'visit-specialist', as: 'pain-specialist', show: openVisit },
	{ name: 'team-patient', as: 'patient', show: openTeam },
	{ name: 'team-specialist', as: 'pain-specialist', show: openTeam },
	{ name: 'team-deputy', as: 'pain-specialist', show: nameDeputy, viewport: true },
	{ name: 'team-end', as: 'pain-specialist', show: endPlan, viewport: true },
	{ name: 'sign', as: 'pain-specialist', show: review },
	{ name: 'version', as: 'patient', show: readVersion },
	{ name: 'timeline-patient', as: 'patient', show: openTimeline },
	{ name: 'timeline-specialist', as: 'pain-specialist', show: openTimeline },
	{ name: 'moment', as: 'patient', show: openMoment },
	{ name: 'restore', as: 'pain-specialist', show: putBack },
	{ name: 'room-who', as: 'patient', show: askWho, viewport: true },
	{ name: 'room-news', as: 'patient', show: readNews, viewport: true },
	{ name: 'compare', as: 'pain-specialist', show: compareWithToday },
	{ name: 'account', as: 'patient', show: (page) => open(page, '/account') },
	{ name: 'not-found', as: 'patient', show: (page) => open(page, '/nowhere') },
	{ name: 'link-used', as: null, show: (page) => open(page, `/link/${'a'.repeat(43)}`) }
];

await mkdir(folder, { recursive: true });
const found = findChromium();
const browser = await chromium.launch({
	args: chromiumArguments,
	...(found ? { executablePath: found.path } : {})
});
for (const screen of screens) {
	if (only && !screen.name.includes(only)) continue;
	await draw(browser, screen).catch((error: unknown) => {
		console.error(`${screen.name}: ${error instanceof Error ? error.message : error}`);
		process.exitCode = 1;
	});
}
await browser.close();
console.log(folder);

async function draw(browser: Browser, screen: Screen): Promise<void> {
	const context = await browser.newContext({ baseURL: origin, locale: 'en-GB' });
	context.setDefaultTimeout(20_000);
	if (screen.as) await signInAs(context.request, screen.as);
	for (const width of widths) {
		for (const theme of themes) await drawOne(context, screen, { width, theme });
	}
	await context.close();
}

async function drawOne(
	context: BrowserContext,
	{ name, show, viewport = false }: Screen,
	{ width, theme }: { width: number; theme: 'light' | 'dark' }
): Promise<void> {
	const page = await context.newPage();
	await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
	await page.setViewportSize({ width, height: width === 390 ? 844 : 960 });
	await show(page);
	await page.evaluate(() => document.fonts.ready);
	const path = join(folder, `${name}-${width}-${theme}.png`);
	await page.screenshot({ path, fullPage: !viewport });
	await page.close();
}

async function open(page: Page, path: string): Promise<void> {
	await page.goto(path, { waitUntil: 'networkidle' });
}

async function refuseSignIn(page: Page): Promise<void> {
	await open(page, '/sign-in');
	await page.getByLabel('Email address').fill('somebody');
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await page.getByRole('group', { name: 'Please look at this again' }).waitFor();
}

async function search(page: Page): Promise<void> {
	await open(page, '/plans');
	await page.getByRole('searchbox').fill('nobody of this name');
}

async function startNothing(page: Page): Promise<void> {
	await open(page, '/plans/new');
	await page.getByRole('button', { name: 'Start the plan' }).click();
	await page.getByRole('group', { name: 'Please look at this again' }).waitFor();
}

async function startNamesake(page: Page): Promise<void> {
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

async function openPlan(page: Page): Promise<void> {
	await open(page, await planPath(page));
	await page.locator('summary').filter({ hasText: / here/ }).first().waitFor();
}

async function write(page: Page): Promise<void> {
	await openPlan(page);
	await page.getByRole('button', { name: 'Write: Working diagnosis' }).click();
	await page.getByRole('textbox', { name: 'Working diagnosis' }).waitFor();
}

async function propose(page: Page): Promise<void> {
	await openPlan(page);
	await page.getByRole('button', { name: 'Propose a treatment' }).first().click();
	await page.getByRole('dialog').getByRole('radio', { name: 'Yes, tried' }).check();
	await page.getByRole('button', { name: 'Propose this treatment' }).click();
}

async function edit(page: Page): Promise<void> {
	await openPlan(page);
	await page
		.getByRole('button', { name: /^Edit: / })
		.first()
		.click();
	await page.getByRole('button', { name: /: Target$/ }).click();
}

async function converse(page: Page): Promise<void> {
	await openPlan(page);
	const opener = page.getByRole('button', { name: /^Conversation \(/ });
	if (await opener.isVisible()) await opener.click();
	await page.getByRole('button', { name: /^All / }).click();
}

async function seeWhoIsHere(page: Page): Promise<void> {
	await openPlan(page);
	await page.locator('summary').filter({ hasText: / here/ }).first().click();
}

async function openTimeline(page: Page): Promise<void> {
	await open(page, `${await planPath(page)}/history`);
	await page.getByRole('heading', { name: 'How this plan came about' }).waitFor();
}

async function openMoment(page: Page): Promise<void> {
	await openTimeline(page);
	await page
		.getByRole('link', { name: /^The plan at this moment/ })
		.nth(3)
		.click();
	await page.getByRole('heading', { name: 'The plan as it stood' }).waitFor();
}

async function putBack(page: Page): Promise<void> {
	await compareWithToday(page);
	await page
		.getByRole('link', { name: /^Put “/ })
		.first()
		.click();
	await page.getByRole('button', { name: 'Put this text back' }).click();
	await page.getByText('Say why in a sentence').first().waitFor();
}

async function askWho(page: Page): Promise<void> {
	await openPlan(page);
	await page
		.locator('summary')
		.filter({ hasText: /^More: / })
		.first()
		.click();
	await page.getByRole('button', { name: 'Who wrote this?' }).first().click();
	await page.getByRole('dialog').getByRole('listitem').first().waitFor();
}

async function readNews(page: Page): Promise<void> {
	await openPlan(page);
	await page.locator('summary').filter({ hasText: 'Since you last looked' }).click();
}

async function compareWithToday(page: Page): Promise<void> {
	await open(page, `${await planPath(page)}/compare?from=1&to=today`);
	await page.getByRole('heading', { name: 'In words' }).waitFor();
}

async function openSafety(page: Page): Promise<void> {
	await open(page, `${await planPath(page)}/safety`);
	await page.getByRole('heading', { name: 'The safety questions' }).waitFor();
}

async function raiseFlag(page: Page): Promise<void> {
	await openSafety(page);
	const first = page.getByRole('group', { name: /^Is it newly hard to start/ });
	await first.getByLabel('Not sure').check();
	await page.getByText('Please do this now').scrollIntoViewIfNeeded();
}

async function openVisit(page: Page): Promise<void> {
	await open(page, `${await planPath(page)}/visit`);
	await page.getByRole('heading', { name: 'Before a visit' }).waitFor();
}

async function openTeam(page: Page): Promise<void> {
	await open(page, `${await planPath(page)}/team`);
	await page.locator('summary').filter({ hasText: / here/ }).first().waitFor();
}

async function nameDeputy(page: Page): Promise<void> {
	await openTeam(page);
	await page.getByRole('button', { name: 'Name a deputy' }).click();
	await page.getByRole('button', { name: 'Name this deputy' }).click();
}

async function endPlan(page: Page): Promise<void> {
	await openTeam(page);
	await page.getByRole('button', { name: 'End the plan' }).click();
}

async function openWhy(page: Page): Promise<void> {
	await open(page, `${await planPath(page)}/why`);
	await page.locator('summary').filter({ hasText: / here/ }).first().waitFor();
}

async function readGoals(page: Page): Promise<void> {
	await openPlan(page);
	await page.getByText('What would be less, as hoped, or more').first().click();
	await page.locator('#goals').evaluate((section) => section.scrollIntoView());
}

async function measureGoal(page: Page): Promise<void> {
	await openPlan(page);
	await page
		.getByRole('button', { name: /^Say how we will see it: / })
		.first()
		.click();
	await page.getByRole('dialog').getByRole('textbox', { name: 'As hoped' }).fill('Five hours');
	await page.getByRole('button', { name: 'Save how we will see it' }).click();
}

async function openOptions(page: Page): Promise<void> {
	await open(page, `${await planPath(page)}/options`);
	await page.locator('summary').filter({ hasText: / here/ }).first().waitFor();
}

async function readOption(page: Page): Promise<void> {
	await openOptions(page);
	await page.getByRole('button', { name: /^More about it: A stimulator near/ }).click();
	await page.locator('#option-scs').evaluate((option) => option.scrollIntoView());
}

async function filterToNothing(page: Page): Promise<void> {
	await openOptions(page);
	await page.getByRole('checkbox', { name: 'Sources disagree' }).check();
	await page.getByRole('checkbox', { name: 'With a warning for you' }).check();
	await page.getByRole('checkbox', { name: 'Without an operation' }).check();
	await page.locator('#catalogue').evaluate((section) => section.scrollIntoView());
}

async function weighFive(page: Page): Promise<void> {
	await openOptions(page);
	for (const name of ['Heat', 'A stimulator near the spinal cord', 'Acupuncture']) {
		const weigh = page.getByRole('button', { name: `Weigh it: ${name}`, exact: true });
		if (await weigh.isVisible()) await weigh.click();
	}
}

async function sayWhatOneThinks(page: Page): Promise<void> {
	await openOptions(page);
	await page
		.getByRole('button', { name: /^(Say what you think|Change what you said): / })
		.first()
		.click();
	await page.getByRole('dialog').waitFor();
}

async function proposeOption(page: Page): Promise<void> {
	await openOptions(page);
	await page.getByRole('button', { name: 'Propose it: Deep relaxation' }).click();
	await page.getByRole('dialog').waitFor();
}

async function addOperation(page: Page): Promise<void> {
	await openWhy(page);
	await page.getByRole('button', { name: 'Add an operation' }).click();
	await page.getByRole('dialog').waitFor();
}

async function addFinding(page: Page): Promise<void> {
	await openWhy(page);
	await page.getByRole('button', { name: 'Add a finding' }).first().click();
	await page.getByRole('dialog').getByRole('button', { name: 'Add this entry' }).click();
}

async function pickCauses(page: Page): Promise<void> {
	await openWhy(page);
	await page.getByRole('button', { name: 'Add a cause' }).click();
	await page.getByRole('dialog').waitFor();
}

async function setStatus(page: Page): Promise<void> {
	await openWhy(page);
	await page.getByRole('button', { name: 'Say where it stands' }).first().click();
	await page.getByRole('dialog').getByRole('radio', { name: 'Ruled out' }).check();
	await page.getByRole('button', { name: 'Save where it stands' }).click();
}

async function addNoticed(page: Page): Promise<void> {
	await openWhy(page);
	await page.getByRole('button', { name: 'Add what you noticed' }).first().click();
	await page.getByRole('dialog').waitFor();
}

async function openAgenda(page: Page): Promise<void> {
	await open(page, `${await planPath(page)}/session`);
	await page.locator('summary').filter({ hasText: / here/ }).first().waitFor();
}

/** Under way from the first of these screens to the last: whoever comes later finds it so. */
async function leadSession(page: Page): Promise<void> {
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

async function joinSession(page: Page): Promise<void> {
	await openAgenda(page);
	const join = page.getByRole('button', { name: 'Join the session' });
	if (await join.isVisible()) await join.click();
	await page.getByRole('heading', { name: 'Session under way' }).waitFor();
}

async function readMinutes(page: Page): Promise<void> {
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

async function review(page: Page): Promise<void> {
	await open(page, `${await planPath(page)}/sign`);
}

async function readVersion(page: Page): Promise<void> {
	await open(page, `${await planPath(page)}/versions/1`);
}
