import { expect, test } from 'vitest';
import { evaluateRedFlags, type FlagAnswers } from '../catalogue/red-flag.ts';
import { earlierAt, testAt, testId } from '../test-plan.ts';
import { adviceFor } from './advice.ts';
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

test('[SC13] the questions are due at the start and a week later', () => {
	expect([isDue([], testAt), occasionAt([], testAt)]).toEqual([true, 'onboarding']);
	const older = testCheck({ id: testId(702), answeredAt: '2026-11-10T09:00:00.000Z' });
	const recent = testCheck({ answeredAt: earlierAt });
	expect([isDue([older], testAt), occasionAt([older], testAt)]).toEqual([true, 'weekly']);
	expect(isDue([older, recent], testAt)).toBe(false);
	expect(occasionAt([recent, older], testAt)).toBe('on-demand');
	expect(isDue([testCheck({ answeredAt: '2026-11-15T10:00:00.000Z' })], testAt)).toBe(true);
});
