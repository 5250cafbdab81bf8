import type { SafetyCheckId, ThreadId } from '../ids.ts';

/** What stands in the way of a signature. */
export type Blocker =
	| { readonly type: 'needs-answer'; readonly threadId: ThreadId }
	/** Red flags of the same day or an emergency, without an outcome. */
	| { readonly type: 'red-flag'; readonly checkId: SafetyCheckId }
	/** A clinician says that the plan is an emergency, and no open flag says so already. */
	| { readonly type: 'emergency' }
	| { readonly type: 'no-accepted-goal' }
	| { readonly type: 'no-chosen-treatment' }
	| { readonly type: 'nothing-matters-written' };
