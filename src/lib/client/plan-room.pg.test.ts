import { describe, expect, test } from 'vitest';
import { newId } from '../../../tests/support/plan-fixture.ts';
import { PlanRooms, tensTrial } from '../../../tests/support/plan-rooms.ts';
import { pageOf, type, until } from '../../../tests/support/room.ts';
import type { TreatmentId } from '../domain/ids.ts';
import { PlanRoom } from './plan-room.svelte.ts';

const bench = new PlanRooms();
const open = (who: 'patient' | 'doctor' | 'specialist') => bench.open(who);
const details = tensTrial;

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

describe('presence', () => {
	test('[CL19] others see who is where; one does not see oneself as another', async () => {
		const [doctor, patient] = [await open('doctor'), await open('patient')];
		patient.setPlace({ section: 'story', item: null });
		patient.document('story').setCursor({ anchor: Uint8Array.of(1), head: Uint8Array.of(1) });
		await until(() => doctor.document('story').cursors.length === 1);
		expect(doctor.document('story').cursors[0]?.person).toMatchObject({
			userId: bench.plan.patient.id,
			name: bench.plan.patient.name,
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
		await bench.gateway.identity.sessions.endAllOf(bench.plan.patient.id);
		type(story, 'Not sent any more.');
		await until(() => patient.ended !== null);
		expect(patient.saveState).toBe('access-ended');
		expect(story.mayWrite).toBe(false);
		await until(() => patient.refused.length === 1);
		expect(patient.refused[0]?.what).toMatchObject({ text: 'Not sent any more.' });
	});

	test('[CL20] a stranger and an outdated page are told, and do not try again', async () => {
		const page = await pageOf(bench.maker, bench.plan.patient);
		const headers = {
			origin: bench.gateway.origin,
			cookie: await bench.gateway.cookieOf(bench.plan.stranger)
		};
		const stranger = new PlanRoom(page, {
			url: bench.gateway.origin,
			socket: { transports: ['websocket'], extraHeaders: headers }
		});
		bench.add(stranger);
		stranger.connect();
		await until(() => stranger.ended !== null);
		expect(stranger.saveState).toBe('access-ended');
		const outdated = new PlanRoom(page, {
			url: bench.gateway.origin,
			socket: {
				transports: ['websocket'],
				extraHeaders: headers,
				auth: { protocol: 0, proseSchema: 0 }
			}
		});
		bench.add(outdated);
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
