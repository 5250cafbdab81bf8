import * as v from 'valibot';
import { passageSchema } from './discussion.ts';
import { anyId } from './ids.ts';

/** What somebody asks the author of: a passage of a text, or a thing of the plan. */
export const whoQuestionSchema = v.variant('type', [
	passageSchema,
	v.strictObject({ type: v.literal('entity'), id: anyId })
]);

export type WhoQuestion = v.InferOutput<typeof whoQuestionSchema>;
