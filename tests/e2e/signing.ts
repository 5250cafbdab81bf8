import { expect, type Locator, type Page } from '@playwright/test';
import { v7 } from 'uuid';

import { toId, type GoalId } from '../../src/lib/domain/ids.ts';
import { type, type Room } from './room.ts';
import { command, connected, cookieOf, wire } from './wire.ts';

export const matters = 'What matters to me';

/** Presses what was pressed before: while a refused form is read anew, it takes no press. */
export async function pressAgain(button: Locator): Promise<void> {
	await expect(button).not.toHaveAttribute('aria-busy');
	await button.click();
}

/** A goal in the patient's words, set up over the wire. */
export async function addGoal(patient: Page, plan: string, text: string): Promise<string> {
	const { origin } = new URL(patient.url());
	const socket = await connected(wire(origin, { origin, cookie: await cookieOf(patient.request) }));
	const goalId = v7();
	await socket.emitWithAck('plan:open', { plan: toId<never>(plan), lastSeq: null });
	await command(socket, plan, 'AddGoal', { goalId: toId(goalId), text });
	socket.disconnect();
	return goalId;
}

/** A chosen treatment, set up over the wire. */
export async function chooseTreatment(
	specialist: Page,
	plan: string,
	{ name, goalId }: { name: string; goalId: string | null }
): Promise<string> {
	const { origin } = new URL(specialist.url());
	const cookie = await cookieOf(specialist.request);
	const socket = await connected(wire(origin, { origin, cookie }));
	const treatmentId = v7();
	await socket.emitWithAck('plan:open', { plan: toId<never>(plan), lastSeq: null });
	await command(socket, plan, 'ProposeTreatment', {
		treatmentId: toId(treatmentId),
		details: {
			name,
			kind: 'exercise',
			why: 'To move without fear.',
			whyNow: '',
			forCause: '',
			catalogueId: '',
			causeIds: [],
			frequency: '',
			whoDoes: '',
			startOn: null,
			stopRule: '',
			goalId: goalId === null ? null : toId<GoalId>(goalId),
			triedBefore: { tried: 'never' },
			target: '',
			reviewOn: null,
			dosage: null
		}
	});
	await command(socket, plan, 'SetTreatmentStatus', {
		treatmentId: toId(treatmentId),
		expectedRevision: 1,
		to: 'chosen',
		reason: ''
	});
	socket.disconnect();
	return treatmentId;
}

export async function sayWhatMatters(patient: Room, words: string): Promise<void> {
	const editor = await patient.write(matters);
	await type(editor, words);
	await patient.isSaved();
	await patient.stopWriting(matters);
}

export async function sign(page: Page, password: string): Promise<void> {
	await page.getByLabel('Your password').fill(password);
	await page.getByRole('button', { name: /^Sign version/ }).click();
}
