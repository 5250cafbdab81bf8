import { expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import type { Command } from '../command.ts';
import { decide } from '../decide.ts';
import type { TreatmentId } from '../ids.ts';
import { causeId, recordId, testDetailsByKind, testRecord } from '../record/test-records.ts';
import { checkId, testAnswers } from '../safety/test-checks.ts';
import { testSuggestion } from '../suggestion/test-suggestions.ts';
import {
	amara,
	rosa,
	testDetails,
	testFacts,
	testId,
	testState,
	testTreatment
} from '../test-plan.ts';
import { standingOf } from './acceptance.ts';
import { entriesHeld, entryIn, shownOptions } from './entry.ts';
import { testAcceptance, testClinic } from './test-clinic.ts';

const own = testTreatment({ catalogueId: 'tens', status: 'considering' });
const free = testTreatment({ id: testId(301), name: 'Swimming', status: 'considering' });
const chosen = testTreatment({ id: testId(302), catalogueId: 'heat', status: 'chosen' });
const cause = testRecord('cause', { head: { id: causeId } });
const suggestion = testSuggestion({
	suggestedBy: rosa.id,
	target: {
		type: 'treatment',
		treatmentId: free.id,
		before: { catalogueId: '' },
		after: { catalogueId: 'scs' }
	}
});
const state = testState({
	treatment: [own, free, chosen],
	record: [cause],
	suggestion: [suggestion]
});

const details = (catalogueId: string) => ({ ...testDetails, catalogueId });
const move = (id: TreatmentId, to: 'chosen' | 'set-aside' | 'active'): Command => {
	const expectedRevision = own.revision;
	const input = { treatmentId: id, expectedRevision, to, reason: 'Better so.' };
	return { name: 'SetTreatmentStatus', input };
};
const revise = (catalogueId: string, id = free.id): Command => ({
	name: 'ReviseTreatment',
	input: {
		treatmentId: id,
		expectedRevision: free.revision,
		before: { catalogueId: '' },
		after: { catalogueId }
	}
});
const add = (kind: 'cause' | 'stance' | 'past-treatment', catalogueId: string): Command => ({
	name: 'AddRecord',
	input: { recordId, kind, details: { ...testDetailsByKind[kind], catalogueId } }
});

const refused: readonly (readonly [string, Actor, Command, string])[] = [
	[
		'a patient’s idea',
		rosa,
		{ name: 'SuggestTreatment', input: { treatmentId: testId(310), details: details('scs') } },
		'scs'
	],
	[
		'a proposal, of what the plan holds too',
		amara,
		{ name: 'ProposeTreatment', input: { treatmentId: testId(310), details: details(' tens ') } },
		'tens'
	],
	['a treatment that becomes an entry', amara, revise('scs'), 'scs'],
	['choosing what is an entry', amara, move(own.id, 'chosen'), 'tens'],
	['a cause', amara, add('cause', 'hardware'), 'hardware'],
	[
		'a cause that becomes another',
		amara,
		{
			name: 'ReviseRecord',
			input: {
				recordId: causeId,
				expectedRevision: 1,
				before: { catalogueId: 'epidural-fibrosis' },
				after: { catalogueId: 'hardware' }
			}
		},
		'hardware'
	],
	['a word on what the plan does not hold', rosa, add('stance', 'scs'), 'scs'],
	[
		'a suggestion that brings one',
		amara,
		{ name: 'AcceptSuggestion', input: { suggestionId: suggestion.id, parts: [0] } },
		'scs'
	]
];

const taken: readonly (readonly [string, Actor, Command])[] = [
	[
		'a treatment in one’s own words',
		amara,
		{ name: 'ProposeTreatment', input: { treatmentId: testId(310), details: testDetails } }
	],
	['choosing what is no entry', amara, move(free.id, 'chosen')],
	['setting an entry aside', amara, move(own.id, 'set-aside')],
	['beginning what was chosen before', amara, move(chosen.id, 'active')],
	[
		'other words for an entry',
		amara,
		{
			name: 'ReviseTreatment',
			input: {
				treatmentId: own.id,
				expectedRevision: own.revision,
				before: { target: '' },
				after: { target: 'Two points less' }
			}
		}
	],
	[
		'an answer to an entry',
		rosa,
		{
			name: 'RespondToTreatment',
			input: {
				responseId: testId(410),
				treatmentId: own.id,
				kind: 'accept',
				reason: '',
				detailsRevision: own.detailsRevision
			}
		}
	],
	['a cause in one’s own words', amara, add('cause', '')],
	['what was tried before', rosa, add('past-treatment', 'exercise-pt')],
	['a word on what the plan holds', rosa, add('stance', 'tens')]
];

const awaited = standingOf(testClinic());
const accepted = standingOf(testClinic({ acceptances: [testAcceptance()] }));

test.each(refused)('[AC7] while it is awaited: %s', (_what, by, command, entry) => {
	expect(entryIn(command, state)).toBe(entry);
	const decision = decide(command, state, { ...testFacts(by), catalogue: awaited });
	expect(decision).toEqual({ ok: false, error: { code: 'catalogue-not-accepted' } });
});

test.each(refused)('[AC7] once it is accepted: %s', (_what, by, command) => {
	const decision = decide(command, state, { ...testFacts(by), catalogue: accepted });
	expect(decision).not.toMatchObject({ error: { code: 'catalogue-not-accepted' } });
});

test.each(taken)('[AC8] goes on as ever: %s', (_what, by, command) => {
	expect(entryIn(command, state)).toBe('');
	const decision = decide(command, state, { ...testFacts(by), catalogue: awaited });
	expect(decision).toMatchObject({ ok: true });
});

test('[AC9] warning signs and urgency wait for nobody', () => {
	const answers = testAnswers({ 'ces-bladder': { answer: 'yes' } });
	const check = { checkId, occasion: 'on-demand', answers } as const;
	const facts = { ...testFacts(rosa), catalogue: awaited };
	const answered = decide({ name: 'AnswerSafetyCheck', input: check }, state, facts);
	expect(answered).toMatchObject({ ok: true });
});

test('[AC10] a plan holds what is or was in it, save what was entered in error', () => {
	const wrong = testTreatment({ id: testId(303), catalogueId: 'scs', status: 'entered-in-error' });
	const held = testState({ treatment: [own, free, chosen, wrong], record: [cause] });
	expect([...entriesHeld(held)]).toEqual(['tens', 'heat', 'epidural-fibrosis']);
});

test('[AC10] what is offered is shown whole, what is not only where the plan holds it', () => {
	const options = [{ id: 'scs' }, { id: 'tens' }, { id: 'wait' }];
	expect(shownOptions(options, state, true)).toEqual(options);
	expect(shownOptions(options, state, false)).toEqual([{ id: 'tens' }]);
});
