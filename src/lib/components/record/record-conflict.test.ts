import { expect, test } from 'vitest';
import { testRecord, recordId } from '../../domain/record/test-records.ts';
import { testState } from '../../domain/test-plan.ts';
import { recordConflictRows } from './record-conflict.ts';

const current = testRecord('operation', { details: { outcome: 'worse' } });

test('[RC9] a field that two people changed shows both values in words', () => {
	const rows = recordConflictRows(
		{
			name: 'ReviseRecord',
			input: {
				recordId,
				expectedRevision: 1,
				before: { outcome: 'mixed', levels: [] },
				after: { outcome: 'better', levels: ['l4-l5', 'l5-s1'] }
			}
		},
		current,
		testState()
	);
	expect(rows).toEqual([
		{ label: 'How was the old pain afterwards?', mine: 'Better', theirs: 'Worse' }
	]);
});

test('[RC9] a removal shows the reason, and what stands by now', () => {
	const [row] = recordConflictRows(
		{ name: 'RemoveRecord', input: { recordId, expectedRevision: 1, reason: 'Twice' } },
		current,
		testState()
	);
	expect(row?.mine).toBe('Remove it: “Twice”');
	expect(row?.theirs).toContain('Fusion L4–S1, May 2023');
	expect(row?.theirs).toContain('Worse');
});
