import { expect, test } from 'vitest';
import type { SignatureId, TreatmentId, VersionId } from '../ids.ts';
import { causeId, testRecord } from '../record/test-records.ts';
import { accepted, only, refused } from '../test-decide.ts';
import {
	amara,
	goalId,
	maria,
	testGoal,
	testId,
	testSigning,
	testState,
	testTreatment,
	treatmentId,
	type TestParts
} from '../test-plan.ts';
import type { AnsweredWarning } from './warning.ts';
import { findWarnings } from './warnings.ts';

const second = testId<TreatmentId>(301);
const cause = (status: 'supported' | 'refuted', enteredInErrorAt: string | null = null) =>
	testRecord('cause', { head: { id: causeId, enteredInErrorAt }, details: { status } });
const chosen = (over: Parameters<typeof testTreatment>[0] = {}) =>
	testTreatment({ status: 'chosen', ...over });
const stateOf = (parts: TestParts) => testState({ goal: [testGoal()], ...parts });
const idle = { type: 'treatment-without-purpose', ids: [treatmentId] } as const;
const open = { type: 'cause-unanswered', ids: [causeId] } as const;
const clash = { type: 'treatments-conflict', ids: [treatmentId, second] } as const;

test('[VE18] a treatment that answers no cause and no goal', () => {
	const found = (parts: TestParts) => findWarnings(stateOf(parts));
	expect(found({ treatment: [chosen()] })).toEqual([idle]);
	expect(found({ treatment: [chosen({ status: 'active' })] })).toEqual([idle]);
	expect(found({ treatment: [chosen({ status: 'considering' })] })).toEqual([]);
	expect(found({ treatment: [chosen({ goalId })] })).toEqual([]);
	const gone = [testGoal({ status: 'cancelled' })];
	expect(found({ goal: gone, treatment: [chosen({ goalId })] })).toEqual([idle]);
	const treatment = [chosen({ causeIds: [causeId] })];
	expect(found({ treatment, record: [cause('supported')] })).toEqual([]);
	expect(found({ treatment, record: [cause('refuted')] })).toEqual([idle]);
	const removed = cause('supported', '2026-11-21T08:00:00.000Z');
	expect(found({ treatment, record: [removed] })).toEqual([idle]);
});

test('[VE18] a supported cause without an answer, and treatments that do not go together', () => {
	const pair = [
		chosen({ goalId, catalogueId: 'duloxetine' }),
		chosen({ id: second, goalId, catalogueId: 'tca' })
	];
	const state = stateOf({ treatment: pair, record: [cause('supported')] });
	expect(findWarnings(state)).toEqual([open, clash]);
	expect(findWarnings(stateOf({ treatment: pair.toReversed() }))).toEqual([clash]);
});

const sign = (warnings: readonly AnsweredWarning[]) =>
	({
		name: 'SignVersion',
		input: {
			versionId: testId<VersionId>(801),
			signatureId: testId<SignatureId>(901),
			reviewedContentHash: testSigning().contentHash,
			statement: '',
			warnings,
			settles: []
		}
	}) as const;

test('[VE18] every warning needs a reason, which is kept with the signature', () => {
	const state = stateOf({
		treatment: [chosen(), chosen({ id: second, goalId })],
		record: [cause('supported')]
	});
	const given = { state, by: amara, signing: testSigning() };
	expect(refused(sign([]), given)).toEqual({
		code: 'warning-reason-needed',
		warnings: [open, idle]
	});
	const half = [{ ...idle, reason: 'Rosa asked for it.' }];
	expect(refused(sign([{ ...open, reason: ' \n' }, ...half]), given)).toEqual({
		code: 'warning-reason-needed',
		warnings: [open]
	});
	const long = [{ ...open, reason: 'x'.repeat(1_001) }, ...half];
	expect(refused(sign(long), given)).toMatchObject({ field: 'reason', problem: 'too-long' });
	const stray = { ...clash, reason: 'Not asked.' };
	const changes = accepted(sign([...half, stray, { ...open, reason: ' Later. ' }]), given);
	expect(only('signature', changes).warnings).toEqual([
		{ ...open, reason: 'Later.' },
		{ ...idle, reason: 'Rosa asked for it.' }
	]);
});

test('[VE18] a blocked plan says what blocks it first; an answer carries no reasons', () => {
	const state = testState({ treatment: [chosen()] });
	const given = { state, by: amara, signing: testSigning() };
	expect(refused(sign([]), given)).toMatchObject({ code: 'blocked' });
	const ready = stateOf({ treatment: [chosen({ goalId })] });
	const done = { ...given, state: ready, by: maria };
	expect(refused(sign([]), done)).toEqual({ code: 'forbidden' });
});
