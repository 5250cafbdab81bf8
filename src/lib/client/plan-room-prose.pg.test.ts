import { describe, expect, test } from 'vitest';
import { newId } from '../../../tests/support/plan-fixture.ts';
import { PlanRooms, tensTrial } from '../../../tests/support/plan-rooms.ts';
import { pageOf, remove, textOf, type, until } from '../../../tests/support/room.ts';
import type { TreatmentId } from '../domain/ids.ts';

const bench = new PlanRooms();
const open = (who: 'patient' | 'doctor' | 'specialist') => bench.open(who);
const details = tensTrial;

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
		const fresh = await pageOf(bench.maker, bench.plan.doctor);
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
