import type { Locator, Page } from '@playwright/test';

import { Scene } from './scene.ts';
import { expect, test } from './test.ts';

const words = 'Because of the last images.';

/** The page's line, on which answers can be held back. */
async function holdable(page: Page) {
	const held: (() => void)[] = [];
	let isHeld = false;
	await page.routeWebSocket(/\/rt\//, (socket) => {
		const server = socket.connectToServer();
		socket.onMessage((message) => {
			if (isHeld) held.push(() => server.send(message));
			else server.send(message);
		});
	});
	return {
		hold: () => (isHeld = true),
		release: () => {
			isHeld = false;
			for (const send of held.splice(0)) send();
		}
	};
}

/** Sends the form of a dialog. @returns whether its fields could be reached meanwhile */
async function takesWordsWhileSent(dialog: Locator): Promise<boolean> {
	return dialog.locator('form').evaluate(async (form: HTMLFormElement) => {
		form.requestSubmit();
		await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
		return form.closest('[inert]') === null;
	});
}

test('[CL40] a dialog takes no words while it waits, and keeps those that were refused', async ({
	cast
}) => {
	const { specialist, plan } = cast;
	const { page, dialog } = specialist;
	const line = await holdable(page);
	const scene = await Scene.of(page, plan);
	await scene.add('cause');

	async function isAsked(label: string | RegExp): Promise<void> {
		const why = dialog.getByLabel(label, { exact: true });
		await why.fill(words);
		line.hold();
		expect(await takesWordsWhileSent(dialog)).toBe(false);
		line.release();
		await expect(dialog).toBeHidden();
	}

	await test.step('how urgent the plan is; a refusal leaves the words and the field', async () => {
		await page.goto(`${specialist.path}/safety`);
		await specialist.isLive();
		await page.getByRole('button', { name: 'Change how urgent it is' }).click();
		await dialog.getByLabel('How urgent from now on').selectOption({ index: 1 });
		await dialog.getByLabel('Look again by').fill('2001-01-01');
		const why = dialog.getByLabel('Why', { exact: true });
		await why.fill(words);
		await dialog.getByRole('button', { name: 'Save how urgent it is' }).click();
		await expect(dialog.getByRole('group', { name: 'Please look at this again' })).toBeFocused();
		await expect(why).toHaveValue(words);
		await dialog.getByLabel('Look again by').fill('2099-01-01');
		await isAsked('Why');
	});

	await test.step('where a cause stands', async () => {
		await page.goto(`${specialist.path}/why`);
		await specialist.isLive();
		await page.getByRole('button', { name: 'Say where it stands' }).click();
		await isAsked(/^Why\?/);
	});

	await test.step('what is asked in one sentence', async () => {
		await page.getByRole('button', { name: 'Record it as complete' }).click();
		await isAsked(/^In a few words/);
	});
});
