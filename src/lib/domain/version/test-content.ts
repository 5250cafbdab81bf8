import type { GoalId, ResponseId, TreatmentId } from '../ids.ts';
import {
	amara,
	goalId,
	ines,
	maria,
	rosa,
	testAt,
	testComment,
	testGoal,
	testId,
	testMedicine,
	testMember,
	testPlan,
	testResponse,
	testSignature,
	testState,
	testThread,
	testTreatment,
	testVersion,
	tomas,
	type TestParts
} from '../test-plan.ts';
import { testAmendment, testDenial } from '../amendment/test-amendments.ts';
import { causeId, operationId, testRecord } from '../record/test-records.ts';
import { freeze } from './freeze.ts';

/** Prose as the plan's documents read it. */
export function prose(...paragraphs: readonly string[]) {
	return {
		type: 'doc',
		content: paragraphs.map((text) => ({
			type: 'paragraph',
			content: text === '' ? [] : [{ type: 'text', text, marks: [] }]
		}))
	};
}

export const testSections = {
	'what-matters': prose('To sit through my daughter’s concert in May.'),
	story: prose('Fusion L4–S1 in March 2025.', 'The leg pain came back in June.'),
	'working-diagnosis': prose('Scar tissue round the left S1 nerve root.'),
	'plan-summary': prose('')
};

/** One of everything that a version holds, and of everything that it leaves out. */
export const fullParts = {
	plan: [testPlan()],
	member: [
		testMember(ines),
		testMember(amara),
		testMember(tomas, { until: '2026-11-21T08:00:00.000Z' }),
		testMember(maria),
		testMember(rosa)
	],
	record: [
		testRecord('cause', {
			head: { id: causeId },
			details: { status: 'supported', statusReason: 'Contrast MRI.' }
		}),
		testRecord('medicine', { head: { id: testId(1011), enteredInErrorAt: testAt } }),
		testRecord('operation', { head: { id: operationId, recordedBy: rosa.id } }),
		testRecord('condition', { head: { id: testId(1010) } })
	],
	goal: [
		testGoal({ id: testId<GoalId>(502), text: 'Sleep through', status: 'cancelled' }),
		testGoal({ id: testId<GoalId>(501), text: 'Drive to work', addedBy: tomas.id }),
		testGoal({
			measure: 'Minutes on foot',
			levels: ['5', '10', '20', '30', '45'],
			answers: [
				{ userId: maria.id, kind: 'accept', reason: '', at: testAt, text: 'Walk' },
				{
					userId: tomas.id,
					kind: 'question',
					reason: 'Every day?',
					at: testAt,
					text: 'Walk to the park and back'
				}
			]
		})
	],
	treatment: [
		testTreatment({
			...testMedicine,
			id: testId<TreatmentId>(301),
			status: 'chosen',
			goalId,
			reviewOn: '2026-12-14'
		}),
		testTreatment({
			id: testId<TreatmentId>(303),
			name: 'Spinal manipulation',
			status: 'set-aside',
			statusReason: 'There is a fusion.',
			proposedBy: tomas.id,
			goalId: testId<GoalId>(502)
		}),
		testTreatment({ id: testId<TreatmentId>(302), status: 'entered-in-error' }),
		testTreatment()
	],
	response: [
		testResponse({ id: testId<ResponseId>(401), userId: amara.id, detailsRevision: 1 }),
		testResponse({ kind: 'decline', reason: 'My skin reacts.' }),
		testResponse({ id: testId<ResponseId>(402), treatmentId: testId<TreatmentId>(301) })
	],
	amendment: [
		testDenial({
			id: testId(951),
			about: { type: 'item', kind: 'treatment', id: testId(301), name: 'Gabapentin' },
			disagreement: { text: 'I never took it.', at: testAt, by: rosa.id },
			reply: { text: 'It is noted.', at: testAt, by: amara.id }
		}),
		testAmendment()
	],
	thread: [testThread()],
	comment: [testComment()],
	version: [testVersion()],
	signature: [testSignature()]
} as const satisfies TestParts;

export function testContent(parts: TestParts = {}, sections = testSections) {
	const all: TestParts = { ...fullParts, ...parts };
	const [plan] = all.plan ?? [];
	return freeze(plan ?? testPlan(), testState(all), sections);
}
