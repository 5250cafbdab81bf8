import { expect, test } from 'vitest';
import { type FlagLevel } from './flag-level.ts';
import { evaluateRedFlags, redFlags, type FlagAnswers } from './red-flag.ts';

/** Written out from clinical.md b.3. */
const levels: Readonly<Record<string, readonly [FlagLevel, FlagLevel]>> = {
	'ces-bladder': ['E0', 'E0'],
	'ces-bowel': ['E0', 'E0'],
	'ces-saddle': ['E0', 'E0'],
	'ces-sexual': ['E0', 'E0'],
	'ces-bilateral': ['E0', 'E0'],
	'deficit-progressive': ['E0', 'E0'],
	'infection-systemic': ['E1', 'E0'],
	trauma: ['E1', 'E1'],
	cancer: ['E2', 'E2'],
	'night-unremitting': ['E2', 'E2'],
	'csf-leak': ['E1', 'E1'],
	vascular: ['E0', 'E0'],
	'dvt-pe': ['E1', 'E0'],
	'opioid-overdose': ['E0', 'E0'],
	'self-harm': ['E1', 'E0'],
	withdrawal: ['E1', 'E1']
};

const allNo: FlagAnswers = Object.fromEntries(redFlags.map(({ id }) => [id, { answer: 'no' }]));

test('[CA5] nothing answered yes raises nothing', () => {
	expect(evaluateRedFlags(allNo)).toEqual({ level: null, flags: [], unanswered: [] });
	expect(Object.keys(levels)).toEqual(redFlags.map(({ id }) => id));
});

test.each(Object.entries(levels))('[CA5] %s: %j', (id, [alone, worse]) => {
	const answered = (answer: FlagAnswers[string]) => evaluateRedFlags({ ...allNo, [id]: answer });
	for (const answer of ['yes', 'unsure'] as const) {
		expect(answered({ answer, followUp: 'no' }).level).toBe(alone);
		expect(answered({ answer, followUp: 'yes' }).level).toBe(worse);
		expect(answered({ answer, followUp: 'unsure' }).level).toBe(worse);
	}
	expect(answered({ answer: 'yes', followUp: 'no' }).flags).toEqual([{ id, level: alone }]);
});

test('[CA5] the most urgent counts', () => {
	const answers = { ...allNo, cancer: { answer: 'yes' }, trauma: { answer: 'unsure' } } as const;
	expect(evaluateRedFlags(answers).level).toBe('E1');
});

test('[CA6] silence is not a no', () => {
	const { trauma: _trauma, ...most } = allNo;
	expect(evaluateRedFlags(most).unanswered).toEqual(['trauma']);
	const asked = evaluateRedFlags({ ...allNo, 'self-harm': { answer: 'yes' } });
	expect(asked).toMatchObject({ level: 'E1', unanswered: ['self-harm'] });
	expect(evaluateRedFlags({}).unanswered).toHaveLength(16);
});

test.each(redFlags)('[CA6] $id without an answer is named, and is not a no', ({ id, followUp }) => {
	const { [id]: _own, ...others } = allNo;
	expect(evaluateRedFlags(others)).toEqual({ level: null, flags: [], unanswered: [id] });
	for (const answer of ['yes', 'unsure'] as const) {
		const { flags, unanswered } = evaluateRedFlags({ ...allNo, [id]: { answer } });
		expect(flags).toEqual([{ id, level: levels[id]?.[0] }]);
		expect(unanswered).toEqual(followUp === null ? [] : [id]);
	}
});

test.each(redFlags)('[CA5] $id answered no raises nothing, whatever follows', ({ id }) => {
	for (const followUp of ['yes', 'no', 'unsure'] as const) {
		expect(evaluateRedFlags({ ...allNo, [id]: { answer: 'no', followUp } }).flags).toEqual([]);
	}
});
