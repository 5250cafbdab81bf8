import type { ThreadId } from '../ids.ts';

/** What stands in the way of a signature. */
export type Blocker =
	| { readonly type: 'needs-answer'; readonly threadId: ThreadId }
	| { readonly type: 'no-chosen-treatment' }
	| { readonly type: 'nothing-matters-written' };
