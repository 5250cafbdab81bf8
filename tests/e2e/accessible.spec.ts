import type { Page } from '@playwright/test';

import { isAccessible } from './axe.ts';
import { rosaName, signInAs, type Person } from './people.ts';
import { somebodyHere } from './room.ts';
import { expect, test } from './test.ts';

const widths = [390, 1440] as const;
const narrowest = 320;

/** At 320 px, which is also 400 % of 1280 px, nothing is to the side. */
async function fitsNarrow(page: Page, where: string): Promise<void> {
	await page.setViewportSize({ width: narrowest, height: 640 });
	const width = await page.evaluate(() => document.documentElement.scrollWidth);
	expect(width, `${where} at ${narrowest} px`).toBeLessThanOrEqual(narrowest);
}

async function open(page: Page, path: string): Promise<void> {
	await page.goto(path);
	await expect(page.getByRole('main')).toBeVisible();
}

async function rosasPlan(page: Page): Promise<string> {
	await open(page, '/');
	const link = page
		.getByRole('link', { name: rosaName })
		.or(page.getByRole('link', { name: 'My plan' }));
	return (await link.first().getAttribute('href')) ?? '/';
}

const summary = (page: Page) => page.getByRole('group', { name: 'Please look at this again' });

test('[U-2] [U-5] what one sees before signing in', async ({ newBrowser }) => {
	const page = await newBrowser();
	for (const path of ['/sign-in', `/link/${'a'.repeat(43)}`, '/nowhere']) {
		await page.setViewportSize({ width: 1440, height: 900 });
		await open(page, path);
		await isAccessible(page, path);
		await fitsNarrow(page, path);
	}
	await open(page, '/sign-in');
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(summary(page)).toBeFocused();
	await isAccessible(page, 'a refused sign-in');
	await fitsNarrow(page, 'a refused sign-in');
});

const pages: readonly (readonly [Person, readonly string[]])[] = [
	[
		'patient',
		['/today', '/account', '', '/why', '/options', '/safety', '/session', '/team', '/versions/1']
	],
	['referring-doctor', ['/plans/new', '/account', '', '/why', '/sign']],
	[
		'pain-specialist',
		[
			'/plans',
			'/plans?show=waiting',
			'/clinic/catalogue',
			'',
			'/why',
			'/options',
			'/safety',
			'/team',
			'/sign',
			'/versions/1'
		]
	]
];

for (const [person, paths] of pages) {
	for (const path of paths) {
		test(`[U-2] [U-5] ${path || 'the plan'}, read by the ${person}`, async ({ newBrowser }) => {
			// Axe looks at every word, and the catalogue has many.
			if (path === '/options' || path === '/clinic/catalogue') test.slow();
			const page = await newBrowser();
			await signInAs(page.request, person);
			const isOfPlan =
				path === '' || /^\/(why|options|safety|session|team|sign|versions)/.test(path);
			const whole = isOfPlan ? `${await rosasPlan(page)}${path}` : path;
			for (const width of widths) {
				await page.setViewportSize({ width, height: 900 });
				await open(page, whole);
				await isAccessible(page, `${width} px`);
			}
			await fitsNarrow(page, whole);
		});
	}
}

test('[U-2] [U-5] a form with mistakes in it', async ({ newBrowser }) => {
	const page = await newBrowser();
	await signInAs(page.request, 'referring-doctor');
	await open(page, '/plans/new');
	await page.getByRole('button', { name: 'Start the plan' }).click();
	await expect(summary(page)).toBeFocused();
	await isAccessible(page, 'mistakes');
	await fitsNarrow(page, 'mistakes');
});

/** What opens over or in the plan, each from the plan as it stands. */
const opened: Readonly<Record<string, (page: Page) => Promise<void>>> = {
	'proposing a treatment': async (page) => {
		await page.getByRole('button', { name: 'Propose a treatment' }).first().click();
		const dialog = page.getByRole('dialog');
		await dialog.getByLabel('What kind is it?').selectOption('Medicine');
		await dialog.getByRole('radio', { name: 'Yes, tried' }).check();
		await dialog.getByRole('button', { name: 'Propose this treatment' }).click();
		await expect(summary(page)).toBeFocused();
	},
	'setting one aside': async (page) => {
		await page
			.getByRole('button', { name: /^Set aside: / })
			.first()
			.click();
		await page.getByRole('button', { name: 'Set it aside' }).click();
		await expect(summary(page)).toBeFocused();
	},
	'changing one': async (page) => {
		await page
			.getByRole('button', { name: /^Edit: / })
			.first()
			.click();
		await page.getByRole('button', { name: /: Target$/ }).click();
	},
	'adding a goal': async (page) => {
		await page.getByRole('button', { name: 'Add a goal' }).click();
		await expect(page.getByRole('dialog')).toBeVisible();
	},
	writing: async (page) => {
		await page.getByRole('button', { name: 'Write: Working diagnosis' }).click();
		await expect(page.getByRole('textbox', { name: 'Working diagnosis' })).toBeFocused();
	},
	'who is here': async (page) => {
		await page.locator('summary').filter({ hasText: somebodyHere }).first().click();
	},
	'the sections': async (page) => {
		const opener = page.getByRole('button', { name: 'Sections', exact: true });
		if (await opener.isVisible()) await opener.click();
		await expect(page.getByRole('navigation', { name: 'Sections of the plan' })).toBeVisible();
	},
	'the conversation': async (page) => {
		const opener = page.getByRole('button', { name: /^Conversation \(/ });
		if (await opener.isVisible()) await opener.click();
		const all = page.getByRole('button', { name: /^All / });
		await all.click();
		await page
			.getByRole('button', { name: /^Reply about/ })
			.first()
			.click();
	}
};

for (const [what, show] of Object.entries(opened)) {
	test(`[U-2] [U-5] ${what}`, async ({ newBrowser }) => {
		const page = await newBrowser();
		await signInAs(page.request, 'pain-specialist');
		const plan = await rosasPlan(page);
		for (const width of widths) {
			await page.setViewportSize({ width, height: 900 });
			await open(page, plan);
			await page.locator('summary').filter({ hasText: somebodyHere }).first().waitFor();
			await unfoldAll(page);
			await show(page);
			await isAccessible(page, `${what} at ${width} px`);
		}
		await fitsNarrow(page, what);
	});
}

type Opened = readonly [string, Person, (page: Page) => Promise<void>];

/** What opens over "Why it hurts", for whom. */
const openedWhy: readonly Opened[] = [
	[
		'adding an operation',
		'patient',
		async (page) => {
			await page.getByRole('button', { name: 'Add an operation' }).click();
			await page.getByRole('button', { name: 'Add this entry' }).click();
			await expect(summary(page)).toBeFocused();
		}
	],
	[
		'adding what was noticed',
		'patient',
		async (page) => {
			await page.getByRole('button', { name: 'Add what you noticed' }).first().click();
			await expect(page.getByRole('dialog')).toBeVisible();
		}
	],
	[
		'adding a finding',
		'pain-specialist',
		async (page) => {
			await page.getByRole('button', { name: 'Add a finding' }).first().click();
			await page.getByRole('button', { name: 'Add this entry' }).click();
			await expect(summary(page)).toBeFocused();
		}
	],
	[
		'adding possible causes',
		'referring-doctor',
		async (page) => {
			await page.getByRole('button', { name: 'Add a cause' }).click();
			await expect(page.getByRole('dialog')).toBeVisible();
		}
	],
	[
		'saying where a cause stands',
		'pain-specialist',
		async (page) => {
			await page.getByRole('button', { name: 'Say where it stands' }).first().click();
			await page.getByRole('button', { name: 'Save where it stands' }).click();
			await expect(page.getByRole('dialog')).toContainText('Write why.');
		}
	],
	[
		'the conditions nobody asked about',
		'referring-doctor',
		async (page) => {
			await page.getByText(/^Not asked yet \(/).click();
			await expect(page.getByRole('button', { name: /^Not present: / }).first()).toBeVisible();
		}
	]
];

/** The option unfolds, and goes beside the others. */
async function weigh(page: Page, name: string): Promise<void> {
	await page.getByRole('button', { name, exact: true }).click();
	await page.getByRole('button', { name: `Weigh it: ${name}` }).click();
}

/** On a phone the groups of options stand folded. */
async function unfoldAll(page: Page): Promise<void> {
	const folded = page.locator('.fold > button[aria-expanded="false"]:visible').first();
	while (await folded.isVisible()) await folded.click();
}

/** What opens among the options, for whom. */
const openedOptions: readonly Opened[] = [
	[
		'more about two options',
		'pain-specialist',
		async (page) => {
			for (const name of ['A stimulator near the spinal cord', 'Gabapentin or pregabalin'])
				await page.getByRole('button', { name, exact: true }).click();
			await expect(page.getByText('They do not agree. Each stands for itself.')).toHaveCount(2);
		}
	],
	[
		'five options side by side',
		'patient',
		async (page) => {
			for (const name of ['Heat', 'Acupuncture', 'Deep relaxation', 'Yoga or tai chi'])
				await weigh(page, name);
			await expect(page.getByText(/^Five options are side by side already/)).toBeVisible();
		}
	],
	[
		'saying what one thinks of an answer',
		'patient',
		async (page) => {
			await page
				.getByRole('button', { name: /^Say what you think: / })
				.first()
				.click();
			await page.getByRole('button', { name: 'Add this entry' }).click();
			await expect(summary(page)).toBeFocused();
		}
	],
	[
		'proposing an option of the catalogue',
		'referring-doctor',
		async (page) => {
			await page.getByRole('button', { name: 'Heat', exact: true }).click();
			await page.getByRole('button', { name: 'Propose it: Heat' }).click();
			await expect(page.getByRole('dialog')).toBeVisible();
		}
	]
];

const openedBy = [
	...openedWhy.map((opened) => ['why', ...opened] as const),
	...openedOptions.map((opened) => ['options', ...opened] as const)
];

for (const [path, what, person, show] of openedBy) {
	test(`[U-2] [U-5] ${what}`, async ({ newBrowser }) => {
		if (path === 'options') test.slow();
		const page = await newBrowser();
		await signInAs(page.request, person);
		const plan = await rosasPlan(page);
		for (const width of widths) {
			await page.setViewportSize({ width, height: 900 });
			await open(page, `${plan}/${path}`);
			await page.locator('summary').filter({ hasText: somebodyHere }).first().waitFor();
			await unfoldAll(page);
			await show(page);
			await isAccessible(page, `${what} at ${width} px`);
		}
		await fitsNarrow(page, what);
	});
}
