import type { Page } from '@playwright/test';
import { v7 } from 'uuid';

import { toId } from '../../src/lib/domain/ids.ts';
import type { PlanEvent } from '../../src/lib/protocol/event.ts';
import { doctorName, passwordOf, specialistName } from './people.ts';
import { type, type Room } from './room.ts';
import { expect, test, type Cast } from './test.ts';
import { command, connected, cookieOf, wire, type Wire } from './wire.ts';

const details = {
	name: 'Graded walking',
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
	goalId: null,
	triedBefore: { tried: 'never' },
	target: '',
	reviewOn: null,
	dosage: null
} as const;
const question = 'Will I be able to drive?';

async function openSession(room: Room): Promise<void> {
	await room.page.goto(`${room.path}/session`);
	await room.isLive();
	await expect(room.page.getByRole('heading', { name: 'Agenda' })).toBeVisible();
}

interface Listener {
	readonly socket: Wire;
	readonly events: PlanEvent[];
	/** When each event came, by its number. */
	readonly at: Map<number, number>;
}

/** Three more screens of each of the three. */
async function listeners({ plan, all }: Cast, origin: string): Promise<readonly Listener[]> {
	const opening = all.flatMap(({ page }) =>
		[1, 2, 3].map(async (): Promise<Listener> => {
			const cookie = await cookieOf(page.request);
			const socket = await connected(wire(origin, { origin, cookie }));
			const events: PlanEvent[] = [];
			const at = new Map<number, number>();
			socket.on('plan:events', (message) => {
				events.push(...message.events);
				for (const { seq } of message.events) at.set(seq, performance.now());
			});
			const opened = await socket.emitWithAck('plan:open', {
				plan: toId<never>(plan.id),
				lastSeq: null
			});
			if (!opened.ok) throw new Error(opened.error.code);
			return { socket, events, at };
		})
	);
	return Promise.all(opening);
}

/** A proposal to decide on, a question that needs an answer, and what matters. */
async function prepare({ plan, patient }: Cast, [asPatient, asSpecialist]: readonly Wire[]) {
	if (!asPatient || !asSpecialist) throw new Error('nobody prepares');
	const [treatmentId, threadId, goalId] = [toId<never>(v7()), toId<never>(v7()), toId<never>(v7())];
	await command(asPatient, plan.id, 'AddGoal', { goalId, text: 'Sit through a concert' });
	const answering = { ...details, goalId };
	await command(asSpecialist, plan.id, 'ProposeTreatment', { treatmentId, details: answering });
	const asked = { anchor: { type: 'plan' }, text: question, mentions: [] } as const;
	const commentId = toId<never>(v7());
	const thread = { threadId, commentId, ...asked, needsAnswer: true };
	await command(asPatient, plan.id, 'StartThread', thread);
	await patient.open();
	const editor = await patient.write('What matters to me');
	await type(editor, 'To sit through a concert.');
	await patient.isSaved();
	await patient.stopWriting('What matters to me');
	return { treatmentId, threadId };
}

const inHand = (page: Page, words: string) =>
	expect(
		page.getByRole('region', { name: words }).getByRole('heading', { name: words, level: 3 })
	).toBeVisible();
const agendaLines = (page: Page) =>
	page.getByRole('region', { name: 'Agenda' }).getByRole('listitem');
const minutesLines = (page: Page) =>
	page.getByRole('region', { name: 'Minutes so far' }).getByRole('listitem');

test('[CS1] [CS4] [CS6] [CS8] [CS9] [CS10] [CS12] [CS13] [CS17] [CS18] from the agenda to a signed version, on twelve screens', async ({
	cast,
	origin
}) => {
	const { plan, patient, doctor, specialist } = cast;
	for (const room of cast.all) await room.page.goto(room.path);
	const screens = await listeners(cast, origin);
	const [p1, , , d1, , , s1] = screens;
	if (!p1 || !d1 || !s1) throw new Error('not nine');
	const { threadId } = await prepare(cast, [p1.socket, s1.socket]);

	await test.step('everybody prepares; the patient on a phone', async () => {
		await patient.page.setViewportSize({ width: 390, height: 844 });
		await openSession(patient);
		await patient.page.getByLabel('What matters most to you?').fill('To drive to my sister.');
		await patient.page.getByRole('button', { name: 'Put it first' }).click();
		await openSession(doctor);
		await doctor.page.getByLabel('What do you want to talk about?').fill('The old scans');
		await doctor.page.getByRole('button', { name: 'Add to the agenda' }).click();
		await doctor.page.getByRole('button', { name: 'Move up: The old scans' }).click();
		await openSession(specialist);
		await expect(agendaLines(specialist.page)).toContainText([
			'To drive to my sister.',
			question,
			'The old scans',
			'Graded walking'
		]);
	});

	await test.step('the specialist starts; the others join from wherever they are', async () => {
		await specialist.page.getByRole('button', { name: 'Start the session' }).click();
		await expect(specialist.page.getByText('Without the patient so far')).toBeVisible();
		await doctor.page.goto(`${doctor.path}/why`);
		for (const { page } of [doctor, patient]) {
			await page.getByText('Join the session', { exact: true }).first().click();
		}
		await expect(specialist.page.getByText('Without the patient so far')).toBeHidden();
		await specialist.page.getByRole('button', { name: 'Begin with the first item' }).click();
		await inHand(patient.page, 'To drive to my sister.');
	});

	await test.step('who drops out finds the item in hand, twice', async () => {
		for (const [settles, next] of [
			['To drive to my sister.', question],
			[question, 'The old scans']
		] as const) {
			await inHand(patient.page, settles);
			await patient.page.context().setOffline(true);
			await specialist.page.getByRole('button', { name: 'Settled – go on' }).click();
			await inHand(specialist.page, next);
			await patient.page.context().setOffline(false);
			await inHand(patient.page, next);
		}
	});

	await test.step('the patient wants to say something; a note and a point that stays open', async () => {
		await patient.page.getByRole('button', { name: 'I want to say something to this' }).click();
		await expect(
			specialist.page.getByText(`${plan.patientName} wants to say something to this.`)
		).toBeVisible();
		await doctor.page.getByRole('radio', { name: 'A point that stays open' }).check();
		await doctor.page.getByLabel('In a sentence').fill('Who has the scans of 2019?');
		await doctor.page.getByRole('button', { name: 'Add to the minutes' }).click();
		await expect(patient.page.getByText('Who has the scans of 2019?')).toBeVisible();
		await command(p1.socket, plan.id, 'ResolveThread', { threadId, expectedRevision: 1 });
	});

	await test.step('what is decided on the item itself is in the minutes of all', async () => {
		await specialist.page.getByRole('button', { name: 'Leave it open, go on' }).click();
		await inHand(patient.page, 'Graded walking');
		await specialist.onTreatment('Graded walking', 'Choose').click();
		for (const { page } of cast.all) {
			await expect(minutesLines(page).filter({ hasText: 'Graded walking: chosen.' })).toContainText(
				`Present: ${specialistName}`
			);
			await expect(
				page.getByRole('region', { name: 'Agenda' }).getByText('Decided: Graded walking: chosen.')
			).toBeVisible();
		}
	});

	await test.step('the patient follows the lead, or looks round freely', async () => {
		await specialist.page.getByRole('link', { name: 'Why it hurts' }).click();
		await patient.page.waitForURL(/\/why$/);
		await patient.page.getByRole('checkbox', { name: `Follow ${specialistName}` }).uncheck();
		await specialist.page.getByRole('link', { name: 'Go to the session' }).click();
		await inHand(specialist.page, 'Graded walking');
		await expect(patient.page).toHaveURL(/\/why$/);
		await patient.page.getByRole('link', { name: 'Go to the session' }).click();
	});

	await test.step('the lead is handed over, and the doctor ends it', async () => {
		await specialist.page.getByRole('button', { name: `Hand the lead to ${doctorName}` }).click();
		await openSession(doctor);
		await doctor.page.getByRole('button', { name: 'Go on to the next item' }).click();
		await expect(specialist.page.getByRole('button', { name: 'End the session' })).toBeHidden();
		await doctor.page.getByRole('button', { name: 'End the session' }).click();
		await doctor.dialog.getByRole('button', { name: 'End the session' }).click();
		await doctor.page.waitForURL(/\/sessions\//);
	});

	const minutes = new URL(doctor.page.url()).pathname;

	await test.step('the minutes say what was decided, what stays open, and who was there', async () => {
		for (const { page } of cast.all) {
			await page.goto(minutes);
			const main = page.getByRole('main');
			await expect(main).toContainText('Graded walking: chosen.');
			await expect(main).toContainText(`Question settled: “${question}”`);
			await expect(main).toContainText('Who has the scans of 2019?');
			await expect(main).toContainText('On the agenda and not settled: The old scans');
			await expect(main).toContainText(`led by ${doctorName}`);
			for (const name of [plan.patientName, doctorName, specialistName]) {
				await expect(main.getByText(`${name}, `).first()).toBeVisible();
			}
			await expect(main).not.toContainText('Held without the patient');
		}
	});

	await test.step('every screen has heard the same', async () => {
		const [first] = screens;
		const last = first?.events.at(-1)?.seq ?? 0;
		for (const { events } of screens) {
			await expect.poll(() => events.at(-1)?.seq).toBe(last);
			const ends = events.filter(
				(event) => event.type === 'entity' && event.command === 'EndCareSession'
			);
			expect(ends).toHaveLength(1);
			const chosen = events.find(
				(event) => event.type === 'entity' && event.kind === 'decision' && event.entity.outcome
			);
			expect(chosen?.careSession).toBeDefined();
		}
	});

	await test.step('the specialist signs what the session left', async () => {
		await specialist.page.getByRole('main').getByRole('link', { name: 'Review and sign' }).click();
		await specialist.page.getByLabel('Your password').fill(passwordOf('pain-specialist'));
		await specialist.page.getByRole('button', { name: /^Sign version/ }).click();
		await specialist.page.waitForURL(/\/versions\/1/);
		await patient.page.goto(minutes);
		await expect(
			patient.page.getByRole('link', { name: 'Version 1 was signed after this session.' })
		).toBeVisible();
	});

	for (const { socket } of screens) socket.disconnect();
});

test('[CS6] [CS10] [CS16] a session is not started twice, taken over, nor ended twice', async ({
	cast
}) => {
	const { doctor, specialist } = cast;
	for (const room of [doctor, specialist]) await openSession(room);
	await specialist.page.getByRole('button', { name: 'Start the session' }).click();
	await expect(doctor.page.getByRole('button', { name: 'Start the session' })).toBeHidden();
	await doctor.page.getByRole('button', { name: 'Take over the lead' }).click();
	await expect(doctor.page.getByText('You lead')).toBeVisible();
	await expect(specialist.page.getByText(`Led by ${doctorName}`)).toBeVisible();
	await specialist.page.getByRole('button', { name: 'Take over the lead' }).click();
	await specialist.page.getByRole('button', { name: /^Bring in / }).click();
	await expect(doctor.page.getByText('in the room')).toBeVisible();
	await specialist.page.getByRole('button', { name: 'End the session' }).click();
	await specialist.dialog.getByRole('button', { name: 'End the session' }).click();
	await specialist.page.waitForURL(/\/sessions\//);
	await expect(
		doctor.page.getByText('The session has ended. Its minutes are written.')
	).toBeVisible();
	await expect(specialist.page.getByText('Nothing was decided.')).toBeVisible();
});

test('[CS4] the patient is asked on Today, without a script too', async ({ cast }) => {
	const { patient } = cast;
	await patient.page.goto('/today');
	await patient.page.getByRole('button', { name: 'Put it first' }).click();
	await expect(
		patient.page.getByRole('group', { name: 'Please look at this again' })
	).toContainText('Write what matters most to you.');
	await patient.page.getByLabel('What matters most to you?').fill('To sleep through.');
	await patient.page.getByRole('button', { name: 'Put it first' }).click();
	await expect(patient.page.getByText('This stands first on the agenda')).toBeVisible();
	await openSession(patient);
	await expect(agendaLines(patient.page).first()).toContainText('To sleep through.');
});
