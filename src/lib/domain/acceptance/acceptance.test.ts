import { expect, test } from 'vitest';
import { testAt } from '../test-plan.ts';
import { findAcceptance, isOffered, standingOf } from './acceptance.ts';
import { acceptCatalogue } from './decide.ts';
import {
	acceptFacts,
	acceptInput,
	doctor,
	specialist,
	testAcceptance,
	testClinic
} from './test-clinic.ts';

const facts = { ...acceptFacts, actor: specialist };

test('[AC1] [AC3] [AC6] what goes on the record says who, when, what and in which words', () => {
	expect(acceptCatalogue(acceptInput, testClinic(), facts)).toEqual({
		ok: true,
		value: testAcceptance({ id: acceptFacts.acceptanceId, acceptedAt: testAt })
	});
});

test('[AC2] what was read is what is accepted', () => {
	const refusal = { ok: false, error: { code: 'edition-moved', version: '2026-11' } };
	for (const moved of [{ version: '2026-10' }, { contentHash: 'b'.repeat(64) }]) {
		expect(acceptCatalogue({ ...acceptInput, ...moved }, testClinic(), facts)).toEqual(refusal);
	}
});

test('[AC2] an acceptance of another edition does not count, under the same version neither', () => {
	for (const other of [{ version: '2026-10' }, { contentHash: 'b'.repeat(64) }]) {
		const clinic = testClinic({ acceptances: [testAcceptance(other)] });
		expect(findAcceptance(clinic)).toBeUndefined();
		expect(standingOf(clinic)).toMatchObject({
			state: 'awaited',
			acceptors: [{ id: specialist.id, name: specialist.name }],
			previous: { name: specialist.name }
		});
		expect(acceptCatalogue(acceptInput, clinic, facts)).toMatchObject({ ok: true });
	}
});

test('[AC3] nothing is accepted unread, without its words, or without the password', () => {
	const unread = { ok: false, error: { code: 'not-read' } };
	for (const left of [{ hasRead: false }, { statement: ' ' }, { statement: 'x'.repeat(2_001) }]) {
		expect(acceptCatalogue({ ...acceptInput, ...left }, testClinic(), facts)).toEqual(unread);
	}
	const unproved = { ...facts, reauthenticated: false };
	expect(acceptCatalogue(acceptInput, testClinic(), unproved)).toEqual({
		ok: false,
		error: { code: 'reauthentication-required' }
	});
});

test('[AC4] whoever comes second reads who was first', () => {
	const current = testAcceptance();
	const clinic = testClinic({ acceptances: [current] });
	expect(acceptCatalogue(acceptInput, clinic, facts)).toEqual({
		ok: false,
		error: { code: 'already-accepted', current }
	});
	expect(standingOf(clinic)).toMatchObject({ state: 'accepted', version: '2026-11' });
});

test('[AC5] a demonstration needs none and takes none', () => {
	const clinic = testClinic({ isDemonstration: true });
	expect(standingOf(clinic)).toEqual({ state: 'demonstration' });
	expect(isOffered(standingOf(clinic))).toBe(true);
	expect(acceptCatalogue(acceptInput, clinic, facts)).toMatchObject({
		error: { code: 'not-needed' }
	});
});

test('[AC7] [AC10] only what nobody has accepted is not offered', () => {
	expect(isOffered(standingOf(testClinic()))).toBe(false);
	expect(isOffered(standingOf(testClinic({ clinicians: [doctor] })))).toBe(false);
	expect(isOffered(standingOf(testClinic({ acceptances: [testAcceptance()] })))).toBe(true);
});
