// Draws every screen at three widths in both themes, for a person to look at.
// node tests/e2e/screens.ts [folder] [pattern of names]; ACCORD_URL names a running demonstration.

import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';

import { chromiumArguments, findChromium } from '../support/chromium.ts';
import { askCorrection, deny, findRequest, readRequest } from './amendment-steps.ts';
import { signInAs, type Person } from './people.ts';
import {
	answerDenial,
	followLink,
	handOver,
	meet,
	openCalmest,
	openNewest,
	openOwnNew,
	refuseToSign
} from './screen-states.ts';
import {
	open,
	refuseSignIn,
	search,
	startNothing,
	startNamesake,
	openPlan,
	write,
	propose,
	edit,
	converse,
	seeWhoIsHere,
	openTimeline,
	openMoment,
	putBack,
	askWho,
	readNews,
	compareWithToday,
	openSafety,
	raiseFlag,
	leaveUnsent,
	answerSome,
	sayPresent,
	openVisit,
	openTeam,
	nameDeputy,
	endPlan,
	openWhy,
	readGoals,
	measureGoal,
	openOptions,
	readOption,
	filterToNothing,
	weighFive,
	sayWhatOneThinks,
	proposeOption,
	addOperation,
	addFinding,
	pickCauses,
	setStatus,
	addNoticed,
	openAgenda,
	leadSession,
	joinSession,
	readMinutes,
	review,
	readVersion,
	chooseCopy,
	readCopy,
	findNoCopy
} from './screen-steps.ts';

const origin = process.env['ACCORD_URL'] ?? 'http://localhost:3000';
const folder = resolve(process.argv[2] ?? join(import.meta.dirname, '../../.cache/screens'));
const only = new RegExp(process.argv[3] ?? '');
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
	{ name: 'catalogue', as: 'pain-specialist', show: (page) => open(page, '/clinic/catalogue') },
	{ name: 'work-list-search', as: 'pain-specialist', show: search },
	{ name: 'start-plan', as: 'referring-doctor', show: (page) => open(page, '/plans/new') },
	{ name: 'start-plan-errors', as: 'referring-doctor', show: startNothing },
	{ name: 'start-plan-namesake', as: 'referring-doctor', show: startNamesake },
	{ name: 'start-plan-done', as: 'referring-doctor', show: handOver },
	{ name: 'link', as: null, show: followLink },
	{ name: 'today-new', as: null, show: openOwnNew },
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
	{ name: 'room-conflict', as: 'pain-specialist', show: meet, viewport: true },
	{ name: 'room-new', as: 'pain-specialist', show: openNewest('') },
	{ name: 'why-new', as: 'pain-specialist', show: openNewest('/why') },
	{ name: 'options-new', as: 'pain-specialist', show: openNewest('/options') },
	{ name: 'safety-new', as: 'pain-specialist', show: openNewest('/safety') },
	{ name: 'agenda-new', as: 'pain-specialist', show: openNewest('/session') },
	{ name: 'sessions-new', as: 'pain-specialist', show: openNewest('/sessions') },
	{ name: 'visit-new', as: 'pain-specialist', show: openNewest('/visit') },
	{ name: 'team-new', as: 'pain-specialist', show: openNewest('/team') },
	{ name: 'sign-new', as: 'pain-specialist', show: openNewest('/sign') },
	{ name: 'timeline-new', as: 'pain-specialist', show: openNewest('/history') },
	{ name: 'work-list-doctor', as: 'referring-doctor', show: (page) => open(page, '/plans') },
	{ name: 'safety-doctor', as: 'referring-doctor', show: openSafety },
	{ name: 'agenda-doctor', as: 'referring-doctor', show: openAgenda },
	{ name: 'visit-doctor', as: 'referring-doctor', show: openVisit },
	{ name: 'team-doctor', as: 'referring-doctor', show: openTeam },
	{ name: 'version-doctor', as: 'referring-doctor', show: readVersion },
	{ name: 'why-patient', as: 'patient', show: openWhy },
	{ name: 'why-doctor', as: 'referring-doctor', show: openWhy },
	{ name: 'why-specialist', as: 'pain-specialist', show: openWhy },
	{ name: 'why-operation', as: 'patient', show: addOperation, viewport: true },
	{ name: 'why-finding', as: 'pain-specialist', show: addFinding, viewport: true },
	{ name: 'why-causes', as: 'pain-specialist', show: pickCauses, viewport: true },
	{ name: 'why-status', as: 'pain-specialist', show: setStatus, viewport: true },
	{ name: 'why-condition', as: 'patient', show: sayPresent, viewport: true },
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
	{ name: 'safety-unsent', as: 'patient', show: leaveUnsent },
	{ name: 'safety-foot', as: 'patient', show: answerSome, viewport: true },
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
	{ name: 'correction-ask', as: 'patient', show: askCorrection },
	{ name: 'correction-waits', as: 'patient', show: readRequest },
	{ name: 'correction-decide', as: 'pain-specialist', show: findRequest },
	{
		name: 'correction-reply',
		as: 'pain-specialist',
		show: answerDenial('Reply to this statement')
	},
	{ name: 'correction-amends', as: 'pain-specialist', show: openCalmest('/versions/2') },
	{ name: 'correction-amended', as: 'pain-specialist', show: openCalmest('/versions/1') },
	{ name: 'sign-refused', as: 'pain-specialist', show: refuseToSign },
	{ name: 'correction-sign', as: 'pain-specialist', show: review },
	{ name: 'correction-denied', as: 'pain-specialist', show: deny },
	{ name: 'timeline-patient', as: 'patient', show: openTimeline },
	{ name: 'timeline-specialist', as: 'pain-specialist', show: openTimeline },
	{ name: 'moment', as: 'patient', show: openMoment },
	{ name: 'restore', as: 'pain-specialist', show: putBack },
	{ name: 'room-who', as: 'patient', show: askWho, viewport: true },
	{ name: 'room-news', as: 'patient', show: readNews, viewport: true },
	{ name: 'compare', as: 'pain-specialist', show: compareWithToday },
	{ name: 'account', as: 'patient', show: (page) => open(page, '/account') },
	{ name: 'copy-choice', as: 'patient', show: chooseCopy },
	{ name: 'copy-read-patient', as: 'patient', show: readCopy },
	{ name: 'copy-read-specialist', as: 'pain-specialist', show: readCopy, viewport: true },
	{ name: 'copy-none', as: null, show: findNoCopy },
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
	if (!only.test(screen.name)) continue;
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
		await drawOne(context, screen, width);
	}
	await context.close();
}

/** Reached once for both themes: which of them holds changes nothing but colours. */
async function drawOne(
	context: BrowserContext,
	{ name, show, viewport = false }: Screen,
	width: number
): Promise<void> {
	const page = await context.newPage();
	await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
	await page.setViewportSize({ width, height: width === 390 ? 844 : 960 });
	await show(page);
	await page.evaluate(() => document.fonts.ready);
	for (const theme of themes) {
		await page.emulateMedia({ colorScheme: theme });
		const path = join(folder, `${name}-${width}-${theme}.png`);
		await page.screenshot({ path, fullPage: !viewport });
	}
	await page.close();
}
