import { expect, type Locator, type Page } from '@playwright/test';

import { isAccessible } from './axe.ts';

type Role = Parameters<Page['getByRole']>[0];

/** How far somebody may have to go for one thing. */
const mostPresses = 40;

/**
 * Somebody with a phone-wide window and a keyboard, and nothing else. After every step they see where
 * they are.
 */
export class Keys {
	readonly page: Page;

	constructor(page: Page) {
		this.page = page;
	}

	get dialog(): Locator {
		return this.page.getByRole('dialog');
	}

	/** Goes on by Tab, or back by Shift+Tab, until the focus is on what has this name. */
	async to(
		role: Role,
		name: string | RegExp,
		{ key = 'Tab', most = mostPresses, within = this.page as Page | Locator } = {}
	): Promise<void> {
		const wanted = within.getByRole(role, { name, exact: typeof name === 'string' });
		await expect(wanted.first()).toBeAttached();
		const passed: string[] = [];
		for (let presses = 0; presses <= most; presses += 1) {
			if (await hasFocus(wanted)) {
				await this.isSeen();
				return;
			}
			await this.page.keyboard.press(key);
			passed.push(await whereIs(this.page));
		}
		expect(passed, `no way to “${name}” within ${most} presses`).toEqual([]);
	}

	async press(role: Role, name: string | RegExp, options: Parameters<Keys['to']>[2] = {}) {
		await this.to(role, name, options);
		await this.page.keyboard.press('Enter');
		await this.isSomewhere();
	}

	/** By a link to another page, and past its top to what it is about. */
	async follow(
		name: string | RegExp,
		to: RegExp,
		{ land = true, ...options }: Parameters<Keys['to']>[2] & { readonly land?: boolean } = {}
	): Promise<void> {
		await this.to('link', name, options);
		await this.page.keyboard.press('Enter');
		await this.page.waitForURL(to);
		// Some links lead to one place of a page, where one goes on.
		if (land) await this.skip();
	}

	/** From the top of a page to its content. */
	async skip(): Promise<void> {
		await this.to('link', 'Skip to the content', { most: 3 });
		await this.page.keyboard.press('Enter');
		await expect(this.page.getByRole('main')).toBeFocused();
	}

	/** Writes over what stands in a field. */
	async fill(name: string | RegExp, text: string, options: Parameters<Keys['to']>[2] = {}) {
		await this.to('textbox', name, options);
		await this.page.keyboard.press('ControlOrMeta+a');
		await this.page.keyboard.type(text);
	}

	async tick(name: string | RegExp, options: Parameters<Keys['to']>[2] = {}) {
		await this.to('checkbox', name, options);
		await this.page.keyboard.press('Space');
		await this.isSomewhere();
	}

	/** To the group by Tab, then by arrows to the one. */
	async choose(group: string | RegExp, name: string | RegExp): Promise<void> {
		const isExact = typeof group === 'string';
		const within = this.page.getByRole('group', { name: group, exact: isExact });
		const radios = within.getByRole('radio');
		await this.toOneOf(radios, String(group));
		const wanted = within.getByRole('radio', { name, exact: typeof name === 'string' });
		const count = await radios.count();
		if (await hasFocus(wanted)) await this.page.keyboard.press('Space');
		for (let press = 0; press < count && !(await hasFocus(wanted)); press += 1)
			await this.page.keyboard.press('ArrowDown');
		await expect(wanted).toBeChecked();
		await this.isSeen();
	}

	/** By the first letters, as a closed list takes them. */
	async pick(name: string | RegExp, option: string): Promise<void> {
		await this.to('combobox', name);
		await this.page.keyboard.type(option);
		await this.isSeen();
	}

	/** A day in the browser's own field for it, in the order of en-GB. */
	async day(name: string | RegExp, day: string): Promise<void> {
		const field = this.page.getByLabel(name);
		await this.toOneOf(field, String(name));
		await this.page.keyboard.type(day);
	}

	/** The way to a place: back where it is above, on where it is below. */
	async wayTo(place: Locator): Promise<'Tab' | 'Shift+Tab'> {
		const isAbove = await place.evaluate((element) => {
			const here = document.activeElement ?? document.body;
			const where = here.compareDocumentPosition(element);
			return here !== document.body && (where & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
		});
		return isAbove ? 'Shift+Tab' : 'Tab';
	}

	/** What was open has closed, and the focus is where somebody can go on. */
	async isClosed(): Promise<void> {
		await expect(this.dialog).toBeHidden();
		await this.isSomewhere();
		await this.isSeen();
	}

	/** Nothing to the side, nothing in anybody's way, and somebody is somewhere. */
	async isFine(where: string): Promise<void> {
		await this.isSomewhere();
		const [width, inner] = await this.page.evaluate(() => [
			document.scrollingElement?.scrollWidth ?? 0,
			innerWidth
		]);
		expect(width, `${where}: to the side`).toBeLessThanOrEqual(inner ?? 0);
		const at = await this.page.evaluate(() => scrollY);
		await isAccessible(this.page, where);
		await this.page.evaluate((top) => scrollTo({ top, behavior: 'instant' }), at);
	}

	/** The focus is on something, not lost with what was pressed. */
	async isSomewhere(): Promise<void> {
		await expect
			.poll(() => this.page.evaluate(() => document.activeElement?.tagName ?? 'nothing'))
			.not.toMatch(/^(BODY|nothing)$/);
	}

	/** What has the focus is in sight, marked, and under nothing. */
	async isSeen(): Promise<void> {
		await expect.poll(() => this.page.evaluate(whatHides)).toBe('');
		expect(await this.page.evaluate(isMarked), await whereIs(this.page)).toBe(true);
	}

	private async toOneOf(wanted: Locator, name: string): Promise<void> {
		await expect(wanted.first()).toBeAttached();
		for (let presses = 0; presses <= mostPresses; presses += 1) {
			if (await hasFocus(wanted)) {
				await this.isSeen();
				return;
			}
			await this.page.keyboard.press('Tab');
		}
		throw new Error(`no way to “${name}” within ${mostPresses} presses`);
	}
}

function hasFocus(wanted: Locator): Promise<boolean> {
	return wanted.evaluateAll((found) => found.some((element) => element === document.activeElement));
}

function whereIs(page: Page): Promise<string> {
	return page.evaluate(() => {
		const element = document.activeElement;
		const words = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
		return `${element?.tagName} ${words.trim().replaceAll(/\s+/g, ' ').slice(0, 60)}`;
	});
}

/** In the page: whether what has the focus is marked, itself or what holds it. */
function isMarked(): boolean {
	const element = document.activeElement;
	if (!(element instanceof HTMLElement) || element.tabIndex < 0) return true;
	const parts = [element, element.closest('label'), element.parentElement];
	return parts.some((part) => {
		if (part === null) return false;
		const { outlineStyle, outlineWidth } = getComputedStyle(part);
		return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
	});
}

/** In the page: what lies over the middle of what has the focus; empty where nothing does. */
function whatHides(): string {
	const element = document.activeElement;
	if (!element || element === document.body) return 'nothing has the focus';
	const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
	const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
	if (bottom <= top) return 'it is out of sight';
	const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
	// Of what is higher than half the window, the middle of what is in sight.
	const isTall = box.height > innerHeight / 2;
	const y = isTall ? (top + bottom) / 2 : (box.top + box.bottom) / 2;
	const there = document.elementFromPoint(x, y);
	const own = element.closest('label') ?? element;
	return own.contains(there) ? '' : `under ${there?.outerHTML.slice(0, 80)}`;
}
