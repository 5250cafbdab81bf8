import * as v from 'valibot';
import type { PlanId } from '../../domain/ids.ts';
import { anyId, planId } from './ids.ts';

/** What a browser that keeps copies of plans asks the server, and by which name. */
export const copyQuestionSchema = v.strictObject({
	copy: anyId,
	/** Of which it has a copy. */
	plans: v.pipe(v.array(planId), v.maxLength(500)),
	/** It has thrown everything away. */
	ends: v.optional(v.boolean(), false)
});

export type CopyQuestion = v.InferOutput<typeof copyQuestionSchema>;

/** What it may go on keeping. */
export interface CopyStanding {
	readonly stands: boolean;
	/** Its person is signed in here. */
	readonly isSignedIn: boolean;
	/** Of those asked about. */
	readonly plans: readonly PlanId[];
}
