import type { Locator, Page } from '@playwright/test';

import { Keys } from './keys.ts';
import { doctorName } from './people.ts';
import { type, type Room } from './room.ts';
import { expect, test } from './test.ts';

/** Everything that can be used and is in sight, by what a screen reader would call it. */
async function usable(page: Page): Promise<readonly string[]> {
	return page.evaluate(() => {
		const wanted = 'a[href], button, input, select, textarea, summary, [contenteditable="true"]';
		const marked: string[] = [];
		for (const element of document.querySelectorAll<HTMLElement>(wanted)) {
			const isShown = element.checkVisibility({ visibilityProperty: true });
			// Inside a toolbar the arrow keys go on; of radio buttons one is a stop.
			if (!isShown || element.tabIndex < 0 || element.matches('[type=hidden], :disabled')) continue;
			const name = `${marked.length} ${element.tagName} ${element.textContent.trim()}`;
			element.dataset['stop'] = name;
			marked.push(name);
		}
		return marked;
	});
}

/** Presses Tab through the whole page, and says where it stopped. */
async function stops(page: Page, most: number): Promise<ReadonlySet<string>> {
	const reached = new Set<string>();
	await page.evaluate(() => document.body.focus());
	for (let press = 0; press < most; press += 1) {
		await page.keyboard.press('Tab');
		const stop = await page.evaluate(() => {
			const { activeElement } = document;
			return activeElement instanceof HTMLElement ? activeElement.dataset['stop'] : undefined;
		});
		if (stop !== undefined) reached.add(stop);
	}
	return reached;
}

test('[U-3] Tab reaches everything in the plan, and every stop is seen', async ({ cast }) => {
	const { specialist } = cast;
	await specialist.open();
	const { page } = specialist;
	const all = await usable(page);
	expect(all.length).toBeGreaterThan(25);
	const reached = await stops(page, all.length + 5);
	expect(all.filter((stop) => !reached.has(stop))).toEqual([]);
	await page.keyboard.press('Tab');
	const outline = await page.evaluate(
		() => document.activeElement && getComputedStyle(document.activeElement).outlineStyle
	);
	expect(outline).not.toBe('none');
});

/** Opens something by key, leaves it by Esc, and is where it was. */
async function comesBack(opener: Locator, shown: Locator): Promise<void> {
	await opener.focus();
	await opener.press('Enter');
	await expect(shown).toBeVisible();
	await opener.page().keyboard.press('Escape');
	await expect(shown).toBeHidden();
	await expect(opener).toBeFocused();
}

async function propose(room: Room, name: string): Promise<void> {
	const { page, dialog } = room;
	await page.getByRole('button', { name: 'Propose a treatment' }).first().focus();
	await page.keyboard.press('Enter');
	await expect(dialog.getByLabel('What is it called?')).toBeFocused();
	await page.keyboard.type(name);
	await dialog.getByLabel('What kind is it?').focus();
	await page.keyboard.type('Exercise');
	await dialog.getByLabel('Why this?').focus();
	await page.keyboard.type('It helps many.');
	await dialog.getByRole('radio', { name: 'Never tried' }).focus();
	await page.keyboard.press('Space');
	await page.keyboard.press('Enter');
	await expect(dialog).toBeHidden();
}

test('[U-3] the focus comes back from every dialog, menu and sheet', async ({ cast }) => {
	const { doctor, specialist } = cast;
	for (const room of [doctor, specialist]) await room.open();
	await propose(doctor, 'Pool exercise');
	const { page } = specialist;
	await comesBack(
		page.getByRole('button', { name: 'Propose a treatment' }).first(),
		specialist.dialog
	);
	await comesBack(specialist.onTreatment('Pool exercise', 'Set aside'), specialist.dialog);
	await comesBack(page.getByRole('button', { name: 'Add a goal' }), specialist.dialog);
	await comesBack(specialist.presence, page.getByRole('heading', { name: 'Here now' }));

	await page.setViewportSize({ width: 390, height: 844 });
	const sections = page.getByRole('navigation', { name: 'Sections of the plan' });
	await comesBack(page.getByRole('button', { name: 'Sections', exact: true }), sections);
	await comesBack(page.getByRole('button', { name: /^Conversation \(/ }), specialist.conversation);
});

test('[U-3] on a phone no answer to the safety questions is under a bar', async ({ cast }) => {
	const { patient, plan } = cast;
	const { page } = patient;
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto(`${plan.path}/safety`);
	await patient.isLive();
	const keys = new Keys(page);
	const form = page.getByRole('form', { name: 'The safety questions' });
	const first = form.getByRole('radio', { name: 'No', exact: true }).first();
	await first.focus();
	await page.keyboard.press('Space');
	await expect(form.getByText('Not sent to your team yet')).toBeVisible();
	for (const key of ['Tab', 'Shift+Tab']) {
		for (let press = 0; press < 8; press += 1) {
			await page.keyboard.press(key);
			await keys.isSeen();
		}
	}
});

test('[U-3] what others write moves neither the focus nor what one is reading', async ({
	cast
}) => {
	const { doctor, specialist, patient } = cast;
	for (const room of [doctor, specialist, patient]) await room.open();
	await propose(specialist, 'Pool exercise');
	const button = patient.onTreatment('Pool exercise', 'Yes, I want to try this');
	await button.focus();
	await button.evaluate((element) => element.scrollIntoView({ block: 'center' }));
	const before = await button.boundingBox();

	const editor = await doctor.write('Working diagnosis');
	for (let line = 1; line <= 6; line += 1) {
		await type(editor, `Line ${line}`);
		await editor.press('Enter');
	}
	await doctor.isSaved();
	await expect(patient.section('Working diagnosis')).toContainText('Line 6');
	await expect(button).toBeFocused();
	const after = await button.boundingBox();
	expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(4);
});

test('[U-4] what others change is read out in words, and can be switched off', async ({ cast }) => {
	const { doctor, patient } = cast;
	for (const room of [doctor, patient]) await room.open();
	const words = (name: string) =>
		patient.page.getByRole('log').filter({ hasText: `${doctorName} proposed ${name}.` });
	await propose(doctor, 'Pool exercise');
	await expect(words('Pool exercise')).toHaveCount(1);

	await patient.page
		.getByRole('checkbox', { name: 'Screen reader: announce others’ changes' })
		.uncheck();
	await propose(doctor, 'Tai chi');
	await expect(patient.treatment('Tai chi')).toBeVisible();
	await propose(doctor, 'Massage');
	await expect(patient.treatment('Massage')).toBeVisible();
	await expect(words('Tai chi')).toHaveCount(0);
});

test('[U-16] with reduced motion nothing moves for longer than a blink', async ({ newBrowser }) => {
	const page = await newBrowser({ reducedMotion: 'reduce' });
	await page.goto('/sign-in');
	const longest = await page.evaluate(() =>
		Math.max(
			...[...document.querySelectorAll('*')].map((element) => {
				const { transitionDuration, animationDuration } = getComputedStyle(element);
				return Math.max(parseFloat(transitionDuration), parseFloat(animationDuration));
			})
		)
	);
	expect(longest).toBeLessThanOrEqual(0.2);
});
