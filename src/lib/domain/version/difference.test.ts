import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GoalId } from '../ids.ts';
import { amara, testId, testResponse, testTreatment } from '../test-plan.ts';
import { canonicalText } from './content.ts';
import { diffContent } from './difference.ts';
import { fullParts, prose, testContent, testSections } from './test-content.ts';

const before = testContent();

test('[VE16] nothing differs from itself, nor from its own stored text', () => {
	expect(diffContent(before, before)).toEqual([]);
	expect(diffContent(before, JSON.parse(canonicalText(before)))).toEqual([]);
});

test('[VE16] a field says what it was and what it is', () => {
	const [medicine, ...others] = fullParts.treatment;
	const dosage = { ...medicine.dosage, dose: '600' };
	const after = testContent({ treatment: [{ ...medicine, dosage } as typeof medicine, ...others] });
	expect(diffContent(before, after)).toEqual([
		{
			type: 'changed',
			kind: 'treatment',
			id: medicine.id,
			field: 'dosage',
			from: medicine.dosage,
			to: dosage
		}
	]);
});

test('[VE16] plan and patient come first, each field by itself', () => {
	const [plan] = fullParts.plan;
	const after = testContent({ plan: [{ ...plan, urgency: 'soon', patientIdentifier: null }] });
	expect(diffContent(before, after).map(({ kind, field }) => [kind, field])).toEqual([
		['patient', 'identifier'],
		['plan', 'urgency']
	]);
});

test('[VE16] an item that came or went is there whole', () => {
	const goal = fullParts.goal.map((one) =>
		one.id === testId<GoalId>(502) ? { ...one, status: 'accepted' as const } : one
	);
	const added = diffContent(before, testContent({ goal }));
	expect(added.map(({ type, kind, field }) => [type, kind, field])).toEqual([
		['item', 'goal', null],
		['changed', 'treatment', 'goalId']
	]);
	expect(added[0]).toMatchObject({ from: null, to: { text: 'Sleep through' } });
	const removed = diffContent(testContent({ goal }), before);
	expect(removed[0]).toMatchObject({ from: { text: 'Sleep through' }, to: null });
});

test('[VE16] who joined or left shows', () => {
	const member = fullParts.member.filter(({ userId }) => userId !== amara.id);
	const silent = { response: [], amendment: [] };
	const without = testContent({ member, ...silent });
	const differences = diffContent(testContent(silent), without);
	expect(differences).toMatchObject([
		{ type: 'item', kind: 'member', from: { name: amara.name }, to: null }
	]);
});

test('[VE16] an answer shows with its treatment, and apart when only it is new', () => {
	const [first, second, third] = fullParts.response;
	const changed = { ...second, kind: 'question', reason: 'How often?' } as const;
	const after = testContent({ response: [first, changed, third] });
	expect(diffContent(before, after).map(({ kind, id, field }) => [kind, id, field])).toEqual([
		['response', `${second.treatmentId}/${second.userId}`, 'kind'],
		['response', `${second.treatmentId}/${second.userId}`, 'reason']
	]);
	const removed = fullParts.treatment.map((one) =>
		one.id === second.treatmentId ? { ...one, status: 'entered-in-error' as const } : one
	);
	expect(diffContent(before, testContent({ treatment: removed }))).toMatchObject([
		{ type: 'item', kind: 'treatment', to: null }
	]);
});

test('[VE16] prose comes with both texts', () => {
	const story = prose('Another story.');
	expect(diffContent(before, testContent({}, { ...testSections, story }))).toEqual([
		{
			type: 'section',
			kind: 'section',
			id: 'story',
			field: 'prose',
			from: testSections.story,
			to: story
		}
	]);
});

test('[VE16] it is empty exactly when the texts are equal', () => {
	const word = fc.constantFrom('', 'one', 'caf\u00e9', 'cafe\u0301');
	const content = fc
		.record({ title: word, why: word, reason: word, story: word, urgent: fc.boolean() })
		.map(({ title, why, reason, story, urgent }) =>
			testContent(
				{
					plan: [{ ...fullParts.plan[0], title, urgency: urgent ? 'urgent' : 'soon' }],
					treatment: [testTreatment({ why })],
					response: [testResponse({ reason })]
				},
				{ ...testSections, story: prose(story) }
			)
		);
	fc.assert(
		fc.property(content, content, (one, other) => {
			const isSame = canonicalText(one) === canonicalText(other);
			expect(diffContent(one, other).length === 0).toBe(isSame);
		})
	);
});
