/** What is wrong with an update that no honest editor sends. For tests and counters, not for people. */
export type GateProblem =
	| 'unreadable'
	| 'bytes-left-over'
	| 'too-many-parts'
	| 'too-many-deletions'
	| 'empty-part'
	| 'gap'
	| 'clock-too-high'
	| 'run-too-long'
	| 'text-too-long'
	| 'foreign-client'
	| 'unknown-place'
	| 'wrong-place'
	| 'too-deep'
	| 'not-prose';

export type GateRefusal =
	/** The sender lacks something we have, or we lack something it has: sync, then send again. */
	| { readonly code: 'out-of-step' }
	/** Nothing that an honest editor sends. */
	| { readonly code: 'update-refused'; readonly problem: GateProblem };
