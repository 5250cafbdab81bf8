import * as v from 'valibot';
import { recordKinds } from '../../domain/record/kind.ts';
import { textLimits } from '../../domain/text.ts';
import { recordId } from './ids.ts';
import { revision, text } from './text.ts';

/** Bounds only: which fields a kind has, and what each may hold, is for `decide`. */
const fieldName = v.pipe(v.string(), v.minLength(1), v.maxLength(40));
const word = v.pipe(v.string(), v.maxLength(100));
const value = v.nullable(
	v.union([
		v.pipe(v.string(), v.maxLength(10_000)),
		v.pipe(v.number(), v.finite()),
		v.pipe(v.array(word), v.maxLength(60))
	])
);
const details = v.pipe(v.record(fieldName, value), v.maxEntries(40));

export const recordSchemas = {
	AddRecord: v.strictObject({ recordId, kind: v.picklist(recordKinds), details }),
	ReviseRecord: v.strictObject({
		recordId,
		expectedRevision: revision,
		before: details,
		after: details
	}),
	RemoveRecord: v.strictObject({
		recordId,
		expectedRevision: revision,
		reason: text({ max: textLimits.reason, required: false })
	})
};
