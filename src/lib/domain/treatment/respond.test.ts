import { expect, test } from 'vitest';
import type { ResponseId } from '../ids.ts';
import { accepted, after, only, refused } from '../test-decide.ts';
import {
	amara,
	maria,
	rosa,
	testAt,
	testId,
	testResponse,
	testState,
	testTreatment,
	treatmentId
} from '../test-plan.ts';
import type { TreatmentCommands } from './command.ts';

const responseId = testId<ResponseId>(401);
const respond = (over: Partial<TreatmentCommands['RespondToTreatment']> = {}) =>
	({
		name: 'RespondToTreatment',
		input: { responseId, treatmentId, kind: 'accept', reason: '', detailsRevision: 2, ...over }
	}) as const;
const asked = testState({ treatment: [testTreatment()] });
const answered = testState({ treatment: [testTreatment()], response: [testResponse()] });

test('[TR18] an answer says who, what, when and to which round', () => {
	const command = respond({ reason: ' In the evening. ' });
	expect(only('response', accepted(command, { state: asked, by: rosa }))).toEqual(
		testResponse({ id: responseId, reason: 'In the evening.', respondedAt: testAt })
	);
});

test('[TR18] who proposed it may answer', () => {
	expect(accepted(respond(), { state: asked, by: maria })).toHaveLength(1);
});

test('[TR18] when it is decided and begun, it is too late', () => {
	const state = testState({ treatment: [testTreatment({ status: 'active' })] });
	expect(refused(respond(), { state, by: rosa })).toEqual({
		code: 'wrong-status',
		status: 'active'
	});
});

test('[TR19] answering again replaces one’s own answer and nobody else’s', () => {
	const command = respond({ kind: 'decline', reason: 'My skin reacts.' });
	const changes = accepted(command, { state: answered, by: rosa });
	expect(only('response', changes)).toEqual(
		testResponse({
			revision: 2,
			kind: 'decline',
			reason: 'My skin reacts.',
			respondedAt: testAt
		})
	);
	const both = after(answered, accepted(respond(), { state: answered, by: amara }));
	expect(both.response.size).toBe(2);
});

test.each(['decline', 'question'] as const)('[TR20] to %s needs a reason', (kind) => {
	const command = respond({ kind, reason: '\t' });
	expect(refused(command, { state: asked, by: rosa })).toEqual({ code: 'reason-needed' });
	const long = respond({ kind, reason: 'x'.repeat(1_001) });
	expect(refused(long, { state: asked, by: rosa })).toMatchObject({ problem: 'too-long' });
});

test('[TR21] an answer belongs to the round that was read', () => {
	const command = respond({ detailsRevision: 1 });
	expect(only('response', accepted(command, { state: asked, by: rosa })).detailsRevision).toBe(1);
});

test.each([0, 3])('[TR21] round %i, which nobody has read, is refused', (detailsRevision) => {
	expect(refused(respond({ detailsRevision }), { state: asked, by: rosa })).toEqual({
		code: 'invalid-input',
		field: 'detailsRevision',
		problem: 'unknown'
	});
});

test('[TR21] a late answer to an earlier round does not replace a later one', () => {
	const command = respond({ kind: 'question', reason: 'How?', detailsRevision: 1 });
	expect(refused(command, { state: answered, by: rosa })).toEqual({
		code: 'stale',
		kind: 'response',
		current: testResponse()
	});
});

test('[CP4] the same answer again, or an id that is taken, is refused', () => {
	expect(refused(respond(), { state: answered, by: rosa })).toEqual({ code: 'already-exists' });
	const taken = respond({ responseId: testResponse().id });
	expect(refused(taken, { state: answered, by: amara })).toEqual({ code: 'already-exists' });
});

test('[CP6] a treatment that is not in the plan takes no answer', () => {
	expect(refused(respond(), { state: testState(), by: rosa })).toEqual({ code: 'not-found' });
});
