import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Whoever reads by eye, by ear or by key: nothing stands in the way, in either theme. */
export async function isAccessible(page: Page, where: string): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		await drawn(page);
		const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
		const found: string[] = [];
		for (const { id, nodes } of violations) {
			for (const { html, failureSummary, target } of nodes) {
				if (id === 'target-size' && (await isLargeInView(page, target.join(' ')))) continue;
				found.push(`${id}: ${html} ${failureSummary ?? ''}`);
			}
		}
		expect(found, `${where}, ${colorScheme}`).toEqual([]);
	}
}

/**
 * Where the page happens to be scrolled, a bar may cover part of a target, which axe takes for a small
 * one: it is measured again in the middle of the screen.
 */
async function isLargeInView(page: Page, target: string): Promise<boolean> {
	await page.locator(target).evaluate((element) => element.scrollIntoView({ block: 'center' }));
	const axe = new AxeBuilder({ page }).include(target).withRules(['target-size']);
	const { violations, passes } = await axe.analyze();
	return violations.length === 0 && passes.length > 0;
}

/** The new colours are on the screen. */
async function drawn(page: Page): Promise<void> {
	await page.evaluate(
		() =>
			new Promise((resolve) => {
				requestAnimationFrame(() => requestAnimationFrame(resolve));
			})
	);
}
