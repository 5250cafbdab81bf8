import type { SafetyCheckId, ThreadId } from '../ids.ts';

/** What stands in the way of a signature. */
export type Blocker =
	| { readonly type: 'needs-answer'; readonly threadId: ThreadId }
	/** Red flags of the same day or an emergency, without an outcome. */
	| { readonly type: 'red-flag'; readonly checkId: SafetyCheckId }
	| { readonly type: 'no-accepted-goal' }
	| { readonly type: 'no-chosen-treatment' }
	| { readonly type: 'nothing-matters-written' };
