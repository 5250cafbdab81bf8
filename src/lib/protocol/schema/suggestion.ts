import * as v from 'valibot';
import { documentKeys } from '../../domain/plan/section.ts';
import { maxParts } from '../../domain/suggestion/limits.ts';
import { textLimits } from '../../domain/text.ts';
import { goalId, recordId, suggestionId, treatmentId } from './ids.ts';
import { proseBlock } from './prose.ts';
import { recordSchemas } from './record.ts';
import { problem, text, wholeNumber } from './text.ts';
import { treatmentSchemas } from './treatment.ts';

const reason = text({ max: textLimits.reason, required: false });
const title = text({ max: textLimits.planTitle, required: true });
const ask = text({ max: textLimits.planAsk, required: true });
const goalText = text({ max: textLimits.goal, required: true });
const { before: treatmentBefore, after: treatmentAfter } = treatmentSchemas.ReviseTreatment.entries;
const { before: recordBefore, after: recordAfter } = recordSchemas.ReviseRecord.entries;

const blocks = v.pipe(v.array(proseBlock), v.maxLength(500, problem('too-long')));

const part = v.strictObject({ at: wholeNumber, before: blocks, after: blocks });

const target = v.variant('type', [
	v.strictObject({
		type: v.literal('plan'),
		before: v.strictObject({ title, ask }),
		after: v.strictObject({ title, ask })
	}),
	v.strictObject({
		type: v.literal('goal'),
		goalId,
		before: v.strictObject({ text: goalText }),
		after: v.strictObject({ text: goalText })
	}),
	v.strictObject({
		type: v.literal('treatment'),
		treatmentId,
		before: treatmentBefore,
		after: treatmentAfter
	}),
	v.strictObject({
		type: v.literal('record'),
		recordId,
		before: recordBefore,
		after: recordAfter
	})
]);

const parts = v.pipe(v.array(wholeNumber), v.maxLength(maxParts, problem('too-long')));

export const suggestionSchemas = {
	SuggestProseChange: v.strictObject({
		suggestionId,
		document: v.picklist(documentKeys),
		baseSeq: wholeNumber,
		parts: v.pipe(v.array(part), v.maxLength(maxParts, problem('too-long'))),
		why: reason
	}),
	SuggestFieldChange: v.strictObject({ suggestionId, target, why: reason }),
	WithdrawSuggestion: v.strictObject({ suggestionId }),
	AcceptSuggestion: v.strictObject({ suggestionId, parts }),
	DeclineSuggestion: v.strictObject({ suggestionId, parts, reason })
};
