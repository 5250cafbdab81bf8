import { expect, type Locator, type Page } from '@playwright/test';

/** How many are here: only a page that is live says it; before that it says that nobody else is. */
export const somebodyHere = /\d (person is|people are) here/;

/** One person's plan room, in the words that stand on the screen. */
export class Room {
	readonly page: Page;
	readonly path: string;

	constructor(page: Page, path: string) {
		this.page = page;
		this.path = path;
	}

	/** Opens the plan and waits until the page is live. */
	async open(): Promise<this> {
		await this.page.goto(this.path);
		await this.isLive();
		return this;
	}

	async isLive(): Promise<void> {
		await expect(this.presence).toContainText(somebodyHere);
	}

	get saveState(): Locator {
		return this.page.getByRole('banner').getByRole('status');
	}

	async isSaved(): Promise<void> {
		await expect(this.saveState).toHaveText('Saved');
	}

	/** The button that says how many are here. */
	get presence(): Locator {
		return this.page
			.getByRole('banner')
			.locator('summary')
			.filter({ hasText: /(is|are) here/ });
	}

	/** Who is here, one line each; shown after `presence` is pressed. */
	get here(): Locator {
		const panel = this.page
			.getByRole('banner')
			.getByRole('group')
			.filter({ hasText: /(is|are) here/ });
		return panel.getByRole('listitem');
	}

	section(name: string): Locator {
		return this.page.getByRole('region', { name });
	}

	/** Opens a prose section for writing; the caret stands at its end. */
	async write(section: string): Promise<Locator> {
		await this.page.getByRole('button', { name: `Write: ${section}`, exact: true }).click();
		const editor = this.editor(section);
		await expect(editor).toBeFocused();
		return editor;
	}

	editor(section: string): Locator {
		return this.page.getByRole('textbox', { name: section, exact: true });
	}

	async stopWriting(section: string): Promise<void> {
		await this.section(section).getByRole('button', { name: 'Done writing' }).click();
	}

	treatment(name: string): Locator {
		return this.page.getByRole('article', { name, exact: true });
	}

	/** A button of a treatment's card, by its words. */
	onTreatment(name: string, action: string): Locator {
		return this.treatment(name).getByRole('button', { name: `${action}: ${name}`, exact: true });
	}

	get conversation(): Locator {
		return this.page.getByRole('complementary', { name: 'Conversation' });
	}

	/** A conversation that holds these words. */
	thread(text: string): Locator {
		return this.conversation.getByRole('article').filter({ hasText: text });
	}

	get dialog(): Locator {
		return this.page.getByRole('dialog');
	}
}

/** Types at the caret, key by key, as a person does. */
export async function type(editor: Locator, text: string): Promise<void> {
	await editor.pressSequentially(text);
}

/** The words of an editor, without the names at the carets of others. */
export async function written(editor: Locator): Promise<string> {
	return editor.evaluate((element) => {
		const copy = element.cloneNode(true);
		if (!(copy instanceof HTMLElement)) return '';
		for (const caret of copy.querySelectorAll('[aria-hidden]')) caret.remove();
		return copy.textContent.replaceAll('\u2060', '').trim();
	});
}
