import { expect, test } from 'vitest';
import { evaluateRedFlags, redFlags, type FlagAnswers } from '../catalogue/red-flag.ts';
import { earlierAt, testAt, testId } from '../test-plan.ts';
import { adviceFor, type Advice } from './advice.ts';
import { isDue, occasionAt } from './occasion.ts';
import { testAnswers, testCheck } from './test-checks.ts';

const adviceOn = (over: FlagAnswers) => adviceFor(evaluateRedFlags(testAnswers(over)).flags);

test('[SC12] the advice follows from what was raised, the most urgent first', () => {
	expect(adviceOn({})).toEqual([]);
	expect(adviceOn({ 'ces-bowel': { answer: 'unsure' } })).toEqual(['emergency']);
	expect(adviceOn({ trauma: { answer: 'yes' } })).toEqual(['same-day']);
	expect(adviceOn({ cancer: { answer: 'yes' } })).toEqual(['days']);
	expect(adviceOn({ 'self-harm': { answer: 'yes' } })).toEqual(['crisis']);
	expect(adviceOn({ 'self-harm': { answer: 'yes', followUp: 'unsure' } })).toEqual([
		'emergency',
		'crisis'
	]);
	expect(adviceOn({ 'dvt-pe': { answer: 'yes', followUp: 'yes' } })).toEqual(['emergency']);
	expect(adviceOn({ cancer: { answer: 'yes' }, vascular: { answer: 'yes' } })).toEqual([
		'emergency',
		'days'
	]);
});

/** Where each sign leads: answered yes by itself, and where its second question is a yes too. */
const ways: Readonly<Record<string, readonly [readonly Advice[], readonly Advice[]]>> = {
	'ces-bladder': [['emergency'], ['emergency']],
	'ces-bowel': [['emergency'], ['emergency']],
	'ces-saddle': [['emergency'], ['emergency']],
	'ces-sexual': [['emergency'], ['emergency']],
	'ces-bilateral': [['emergency'], ['emergency']],
	'deficit-progressive': [['emergency'], ['emergency']],
	'infection-systemic': [['same-day'], ['emergency']],
	trauma: [['same-day'], ['same-day']],
	cancer: [['days'], ['days']],
	'night-unremitting': [['days'], ['days']],
	'csf-leak': [['same-day'], ['same-day']],
	vascular: [['emergency'], ['emergency']],
	'dvt-pe': [['same-day'], ['emergency']],
	'opioid-overdose': [['emergency'], ['emergency']],
	'self-harm': [['crisis'], ['emergency', 'crisis']],
	withdrawal: [['same-day'], ['same-day']]
};

test.each(redFlags)('[SC12] $id leads where it must', ({ id }) => {
	const [alone, worse] = ways[id] ?? [];
	for (const answer of ['yes', 'unsure'] as const) {
		expect(adviceOn({ [id]: { answer } })).toEqual(alone);
		expect(adviceOn({ [id]: { answer, followUp: 'yes' } })).toEqual(worse);
	}
	expect(Object.keys(ways)).toHaveLength(redFlags.length);
});

test('[SC13] the questions are due at the start and a week later', () => {
	expect([isDue([], testAt), occasionAt([], testAt)]).toEqual([true, 'onboarding']);
	const older = testCheck({ id: testId(702), answeredAt: '2026-11-10T09:00:00.000Z' });
	const recent = testCheck({ answeredAt: earlierAt });
	expect([isDue([older], testAt), occasionAt([older], testAt)]).toEqual([true, 'weekly']);
	expect(isDue([older, recent], testAt)).toBe(false);
	expect(occasionAt([recent, older], testAt)).toBe('on-demand');
	expect(isDue([testCheck({ answeredAt: '2026-11-15T10:00:00.000Z' })], testAt)).toBe(true);
});
