import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../../../tests/support/gateway.ts';
import { createPlan, newId, type PlanFixture } from '../../../tests/support/plan-fixture.ts';
import { testDatabase, type TestDatabase } from '../../../tests/support/postgres.ts';
import { openRoomOf, pageOf, remove, textOf, type, until } from '../../../tests/support/room.ts';
import type { TreatmentId } from '../domain/ids.ts';
import type { TreatmentDetails } from '../domain/treatment/treatment.ts';
import { PlanRoom } from './plan-room.svelte.ts';

let testDb: TestDatabase;
let gateway: TestGateway;
let plan: PlanFixture;
let rooms: PlanRoom[] = [];
const now = () => new Date();

beforeAll(async () => {
	testDb = await testDatabase();
	gateway = await startGateway(testDb.database);
});

afterAll(() => gateway.close());

beforeEach(async () => {
	plan = await createPlan(testDb.database, now());
	return () => {
		for (const room of rooms) room.destroy();
		rooms = [];
	};
});

async function open(who: 'patient' | 'doctor' | 'specialist'): Promise<PlanRoom> {
	const maker = { database: testDb.database, gateway, plan, now };
	const room = await openRoomOf(maker, plan[who]);
	rooms.push(room);
	return room;
}

const details: TreatmentDetails = {
	name: 'TENS trial at home',
	kind: 'device',
	why: 'Leg pain in the evening',
	whyNow: 'Never tried',
	forCause: '',
	catalogueId: '',
	causeIds: [],
	frequency: '',
	whoDoes: '',
	startOn: null,
	stopRule: '',
	goalId: null,
	triedBefore: { tried: 'never' },
	target: 'Evening leg pain 6 to 4',
	reviewOn: null,
	dosage: null
};

describe('commands', () => {
	test('[CL6] shows at once, then for the others, and is saved', async () => {
		const [doctor, patient] = [await open('doctor'), await open('patient')];
		const treatmentId = newId<TreatmentId>();
		const answered = doctor.run('ProposeTreatment', { treatmentId, details });
		expect(doctor.treatments.map(({ name }) => name)).toEqual(['TENS trial at home']);
		expect(doctor.saveState).toBe('saving');
		expect(await answered).toEqual({ ok: true });
		await until(() => patient.treatments.length === 1);
		expect(patient.treatments[0]).toEqual(doctor.treatments[0]);
		expect(doctor.saveState).toBe('saved');
		expect(patient.changedSinceLook('treatment', treatmentId)).toBe(true);
		expect(doctor.changedSinceLook('treatment', treatmentId)).toBe(false);
	});

	test('[CL7] many at once arrive in order, each once', async () => {
		const [doctor, specialist] = [await open('doctor'), await open('specialist')];
		const ids = Array.from({ length: 8 }, () => newId<TreatmentId>());
		const answers = ids.map((treatmentId, index) =>
			doctor.run('ProposeTreatment', {
				treatmentId,
				details: { ...details, name: `Treatment ${index}` }
			})
		);
		expect((await Promise.all(answers)).every(({ ok }) => ok)).toBe(true);
		await until(() => specialist.treatments.length === ids.length);
		expect([...specialist.state.treatment.keys()]).toEqual(ids);
	});

	test('[CL8] two edits of one thing while offline do not conflict with each other', async () => {
		const doctor = await open('doctor');
		const treatmentId = newId<TreatmentId>();
		await doctor.run('ProposeTreatment', { treatmentId, details });
		const first = doctor.run('ReviseTreatment', {
			treatmentId,
			expectedRevision: 1,
			before: { target: details.target },
			after: { target: 'Three' }
		});
		const second = doctor.run('ReviseTreatment', {
			treatmentId,
			expectedRevision: doctor.treatments[0]?.revision ?? 0,
			before: { target: 'Three' },
			after: { target: 'Two' }
		});
		expect(await first).toEqual({ ok: true });
		expect(await second).toEqual({ ok: true });
		expect(doctor.treatments[0]?.target).toBe('Two');
	});

	test('[CL9] a stale change becomes a conflict; both ways out work', async () => {
		const [doctor, specialist] = [await open('doctor'), await open('specialist')];
		const treatmentId = newId<TreatmentId>();
		await doctor.run('ProposeTreatment', { treatmentId, details });
		await until(() => specialist.treatments.length === 1);
		const revise = (room: PlanRoom, target: string) =>
			room.run('ReviseTreatment', {
				treatmentId,
				expectedRevision: 1,
				before: { target: details.target },
				after: { target }
			});
		const answers = await Promise.all([revise(doctor, 'Three'), revise(specialist, 'Five')]);
		expect(answers.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
		const [loser, winner] = answers[0].ok ? [specialist, doctor] : [doctor, specialist];
		await until(() => loser.conflicts.length === 1);
		expect(loser.saveState).toBe('not-saved');
		const [conflict] = loser.conflicts;
		if (!conflict) throw new Error('no conflict');
		expect(loser.treatments[0]?.target).toBe(winner.treatments[0]?.target);
		loser.useMine(conflict.id);
		await until(() => loser.saveState === 'saved');
		await until(() => winner.treatments[0]?.target === loser.treatments[0]?.target);
		expect(winner.treatments[0]?.target).toBe(loser === doctor ? 'Three' : 'Five');
	});

	test('[CL10] what the server refuses is kept and rolled back', async () => {
		const [doctor, specialist] = [await open('doctor'), await open('specialist')];
		const treatmentId = newId<TreatmentId>();
		const propose = (room: PlanRoom, name: string) =>
			room.run('ProposeTreatment', { treatmentId, details: { ...details, name } });
		const answers = await Promise.all([propose(doctor, 'Walks'), propose(specialist, 'TENS')]);
		const [loser, winner] = answers[0].ok ? [specialist, doctor] : [doctor, specialist];
		expect(answers).toContainEqual({ ok: true });
		expect(loser.refused).toMatchObject([
			{ what: { type: 'command' }, error: { code: 'already-exists' } }
		]);
		await until(() => loser.treatments[0]?.name === winner.treatments[0]?.name);
		expect(loser.hasUnsaved).toBe(true);
		expect(loser.saveState).toBe('saved');
	});
});

describe('prose', () => {
	test('[CL17] readers lease nothing; who may write gets a client id of their own', async () => {
		const [doctor, patient] = [await open('doctor'), await open('patient')];
		expect(await patient.document('working-diagnosis').openForWriting()).toBe(false);
		expect(patient.document('working-diagnosis').mayWrite).toBe(false);
		const [one, other] = [doctor.document('story'), patient.document('story')];
		expect(await one.openForWriting()).toBe(true);
		expect(await other.openForWriting()).toBe(true);
		expect(one.writing && other.writing).toBe(true);
		expect(one.doc.clientID).not.toBe(other.doc.clientID);
	});

	test('[CL12] what one writes the other reads, and the author is told it is saved', async () => {
		const [doctor, patient] = [await open('doctor'), await open('patient')];
		const story = patient.document('story');
		await story.openForWriting();
		for (const letter of 'It began in March.') type(story, letter);
		expect(patient.saveState).toBe('saving');
		await until(() => textOf(doctor.document('story')) === 'It began in March.');
		await until(() => patient.saveState === 'saved');
		expect(patient.seq).toBe(doctor.seq);
	});

	test('[CL4] prose and commands of two people keep one gap-free sequence', async () => {
		const [doctor, patient] = [await open('doctor'), await open('patient')];
		await Promise.all([
			doctor.document('story').openForWriting(),
			patient.document('story').openForWriting()
		]);
		const answers = Array.from({ length: 12 }, (_, turn) => {
			type(patient.document('story'), 'p');
			type(doctor.document('story'), 'd');
			return doctor.run('ProposeTreatment', {
				treatmentId: newId<TreatmentId>(),
				details: { ...details, name: `Treatment ${turn}` }
			});
		});
		await Promise.all(answers);
		await until(() => [doctor, patient].every((room) => room.saveState === 'saved'));
		await until(() => doctor.seq === patient.seq && patient.treatments.length === 12);
		await until(() => textOf(doctor.document('story')).length === 24);
		expect(textOf(patient.document('story'))).toBe(textOf(doctor.document('story')));
		const fresh = await pageOf({ database: testDb.database, gateway, plan, now }, plan.doctor);
		expect(fresh.seq).toBe(doctor.seq);
		expect(fresh.sections.story).toEqual(doctor.document('story').json);
	});

	test('[CL16] a refused push keeps the text and loads what stands', async () => {
		const [doctor, patient] = [await open('doctor'), await open('patient')];
		const story = patient.document('story');
		await story.openForWriting();
		type(story, 'Agreed by all.');
		await until(() => textOf(doctor.document('story')) === 'Agreed by all.');
		// A client id that was never leased to this person.
		const { doc } = story;
		doc.clientID = 4_000_000_001;
		type(story, ' And this is mine.');
		await until(() => patient.refused.length === 1);
		expect(patient.refused[0]).toMatchObject({
			what: { type: 'prose', document: 'story', text: 'Agreed by all. And this is mine.' },
			error: { code: 'update-refused' }
		});
		expect(patient.hasUnsaved).toBe(true);
		await until(() => story.ready && textOf(story) === 'Agreed by all.');
		expect(story.doc).not.toBe(doc);
		expect(textOf(doctor.document('story'))).toBe('Agreed by all.');
		patient.dismiss(patient.refused[0]?.id ?? '');
		expect(patient.hasUnsaved).toBe(false);
		expect(patient.saveState).toBe('saved');
	});

	test('[CL21] most of a long text goes only when its author says so', async () => {
		const [doctor, patient] = [await open('doctor'), await open('patient')];
		const story = patient.document('story');
		await story.openForWriting();
		const words = 'It hurts when I sit. '.repeat(40);
		type(story, words);
		await until(() => textOf(doctor.document('story')) === words);
		const wipe = () => remove(story);
		wipe();
		await until(() => story.question !== null);
		expect(story.question).toMatchObject({ lost: words.length, of: words.length });
		expect(patient.saveState).toBe('not-saved');
		expect(textOf(doctor.document('story'))).toBe(words);
		story.keepText();
		await until(() => story.ready && textOf(story) === words);
		await until(() => patient.saveState === 'saved');
		expect(patient.refused).toEqual([]);
		wipe();
		await until(() => story.question !== null);
		story.removeMost();
		await until(() => textOf(doctor.document('story')) === '');
		await until(() => patient.saveState === 'saved');
	});

	test('[CL21] written anew or undone, nothing needs an answer', async () => {
		const [doctor, patient] = [await open('doctor'), await open('patient')];
		const story = patient.document('story');
		await story.openForWriting();
		const words = 'It hurts when I sit. '.repeat(40);
		type(story, words);
		await until(() => textOf(doctor.document('story')) === words);
		remove(story);
		await until(() => story.question !== null);
		type(story, words.toUpperCase());
		await until(() => textOf(doctor.document('story')) === words.toUpperCase());
		expect(story.question).toBeNull();
		expect(patient.saveState).toBe('saved');
	});

	test('[CL13] a long paste is cut, sent and read whole', async () => {
		const [doctor, patient] = [await open('doctor'), await open('patient')];
		const story = patient.document('story');
		await story.openForWriting();
		const words = 'It hurts when I sit. '.repeat(2_300);
		for (let part = 0; part < 3; part += 1) type(story, words);
		await until(() => patient.saveState === 'saved');
		await until(() => textOf(doctor.document('story')) === words.repeat(3));
	});
});

describe('presence', () => {
	test('[CL19] others see who is where; one does not see oneself as another', async () => {
		const [doctor, patient] = [await open('doctor'), await open('patient')];
		patient.setPlace({ section: 'story', item: null });
		patient.document('story').setCursor({ anchor: Uint8Array.of(1), head: Uint8Array.of(1) });
		await until(() => doctor.document('story').cursors.length === 1);
		expect(doctor.document('story').cursors[0]?.person).toMatchObject({
			userId: plan.patient.id,
			name: plan.patient.name,
			role: 'patient',
			section: 'story'
		});
		await until(() => patient.present.length === 2);
		expect(patient.document('story').cursors).toEqual([]);
		patient.destroy();
		await until(() => doctor.present.length === 1);
	});
});

describe('the end of access', () => {
	test('[CL11] a session that ends stops the room and hands over what was unsent', async () => {
		const patient = await open('patient');
		const story = patient.document('story');
		await story.openForWriting();
		await gateway.identity.sessions.endAllOf(plan.patient.id);
		type(story, 'Not sent any more.');
		await until(() => patient.ended !== null);
		expect(patient.saveState).toBe('access-ended');
		expect(story.mayWrite).toBe(false);
		await until(() => patient.refused.length === 1);
		expect(patient.refused[0]?.what).toMatchObject({ text: 'Not sent any more.' });
	});

	test('[CL20] a stranger and an outdated page are told, and do not try again', async () => {
		const page = await pageOf({ database: testDb.database, gateway, plan, now }, plan.patient);
		const headers = { origin: gateway.origin, cookie: await gateway.cookieOf(plan.stranger) };
		const stranger = new PlanRoom(page, {
			url: gateway.origin,
			socket: { transports: ['websocket'], extraHeaders: headers }
		});
		rooms.push(stranger);
		stranger.connect();
		await until(() => stranger.ended !== null);
		expect(stranger.saveState).toBe('access-ended');
		const outdated = new PlanRoom(page, {
			url: gateway.origin,
			socket: {
				transports: ['websocket'],
				extraHeaders: headers,
				auth: { protocol: 0, proseSchema: 0 }
			}
		});
		rooms.push(outdated);
		outdated.connect();
		await until(() => outdated.saveState === 'outdated');
	});
});

test('[CL35] a browser that keeps nothing says so, and everything else goes on', async () => {
	const [doctor, specialist] = [await open('doctor'), await open('specialist')];
	const story = doctor.document('story');
	await story.openForWriting();
	type(story, 'It burns.');
	await doctor.unsaved.settle();
	await until(() => doctor.saveState === 'saved');
	expect(doctor.keeping).toBe('none');
	const treatmentId = newId<TreatmentId>();
	await doctor.run('ProposeTreatment', { treatmentId, details });
	await until(() => specialist.treatments.length === 1);
	const revise = (room: PlanRoom, target: string) =>
		room.run('ReviseTreatment', {
			treatmentId,
			expectedRevision: 1,
			before: { target: details.target },
			after: { target }
		});
	expect(await revise(specialist, 'Five')).toEqual({ ok: true });
	// Waits for its author's choice, and so stays unsaved.
	await revise(doctor, 'Three');
	await until(() => doctor.conflicts.length === 1 && doctor.keeping === 'cannot');
	expect(doctor.saveState).toBe('not-saved');
	expect(doctor.asksBeforeLeaving).toBe(true);
});
