import { redFlags, type FlagAnswers } from '../catalogue/red-flag.ts';
import { earlierAt, rosa, testId } from '../test-plan.ts';
import type { SafetyCheckId } from '../ids.ts';
import type { SafetyCheck } from './safety-check.ts';

export const checkId: SafetyCheckId = testId(700);

/** No to everything that is asked, but for these. */
export function testAnswers(over: FlagAnswers = {}): FlagAnswers {
	const noes = redFlags.map(({ id }) => [id, { answer: 'no' }] as const);
	return { ...Object.fromEntries(noes), ...over };
}

/** An open E1 unless it says otherwise. */
export function testCheck(over: Partial<SafetyCheck> = {}): SafetyCheck {
	return {
		id: checkId,
		revision: 1,
		occasion: 'on-demand',
		catalogueVersion: '2026-11',
		answers: testAnswers({ trauma: { answer: 'yes' } }),
		level: 'E1',
		raised: [{ id: 'trauma', level: 'E1' }],
		answeredAt: earlierAt,
		answeredBy: rosa.id,
		openedAt: null,
		openedBy: null,
		closedAt: null,
		closedBy: null,
		outcome: null,
		note: '',
		...over
	};
}
