import * as v from 'valibot';
import type { FlagAnswer } from '../../domain/catalogue/red-flag.ts';
import { urgencies } from '../../domain/plan/plan.ts';
import { occasions, outcomes } from '../../domain/safety/safety-check.ts';
import { textLimits } from '../../domain/text.ts';
import { safetyCheckId, userId } from './ids.ts';
import { day, revision, text } from './text.ts';

const flagAnswers = ['yes', 'no', 'unsure'] as const satisfies readonly FlagAnswer[];
const answer = v.strictObject({
	answer: v.picklist(flagAnswers),
	followUp: v.exactOptional(v.picklist(flagAnswers))
});
const flagId = v.pipe(v.string(), v.minLength(1), v.maxLength(40));
const reason = text({ max: textLimits.reason, required: true });
const urgency = {
	urgency: v.picklist(urgencies),
	owner: v.nullable(userId),
	reviewOn: v.nullable(day)
};

export const safetySchemas = {
	AnswerSafetyCheck: v.strictObject({
		checkId: safetyCheckId,
		occasion: v.picklist(occasions),
		answers: v.pipe(v.record(flagId, answer), v.maxEntries(40))
	}),
	OpenSafetyCheck: v.strictObject({ checkId: safetyCheckId }),
	CloseSafetyCheck: v.strictObject({
		checkId: safetyCheckId,
		expectedRevision: revision,
		outcome: v.picklist(outcomes),
		note: reason,
		...urgency
	}),
	SetUrgency: v.strictObject({ expectedRevision: revision, reason, ...urgency })
};
