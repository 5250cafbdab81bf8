import {
	test as base,
	expect,
	type BrowserContext,
	type BrowserContextOptions,
	type Page
} from '@playwright/test';

import { startPlan, type Plan } from './people.ts';
import { Room } from './room.ts';

/** Three people in three browsers, with a plan of their own. */
export interface Cast {
	readonly plan: Plan;
	readonly patient: Room;
	readonly doctor: Room;
	readonly specialist: Room;
	readonly all: readonly Room[];
}

interface Fixtures {
	/** A browser of somebody's own; what goes wrong in its pages goes wrong in the test. */
	readonly newBrowser: (options?: BrowserContextOptions) => Promise<Page>;
	readonly cast: Cast;
	/** Where the tested Accord is. */
	readonly origin: string;
}

export const test = base.extend<Fixtures>({
	newBrowser: async ({ browser }, use) => {
		const contexts: BrowserContext[] = [];
		const troubles: string[] = [];
		await use(async (options = {}) => {
			const context = await browser.newContext(options);
			contexts.push(context);
			await watch(context, troubles);
			return context.newPage();
		});
		for (const context of contexts) await context.close();
		expect(troubles, 'what went wrong in a page').toEqual([]);
	},
	origin: async ({ baseURL }, use) => {
		await use(new URL(baseURL ?? '').origin);
	},
	cast: async ({ newBrowser }, use) => {
		const [patient, doctor, specialist] = [
			await newBrowser(),
			await newBrowser(),
			await newBrowser()
		];
		const plan = await startPlan({
			patient: patient.request,
			doctor: doctor.request,
			specialist: specialist.request
		});
		const rooms = {
			patient: new Room(patient, plan.path),
			doctor: new Room(doctor, plan.path),
			specialist: new Room(specialist, plan.path)
		};
		await use({ plan, ...rooms, all: Object.values(rooms) });
	}
});

/** An uncaught error or a broken content policy fails the test in whose browser it happened. */
async function watch(context: BrowserContext, troubles: string[]): Promise<void> {
	context.on('weberror', (error) => troubles.push(String(error.error())));
	context.on('console', (message) => {
		if (/content security policy/i.test(message.text())) troubles.push(message.text());
	});
}

export { expect };
