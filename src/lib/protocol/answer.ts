import type { Refusal } from '../domain/refusal.ts';

/** What may be tried after a refusal of the wire itself. */
export type Retry = 'later' | 'resync' | 'sign-in' | 'reload' | 'never';

/** Refusals that are not about the plan but about the line, the session or the load. */
export type WireRefusal =
	| { readonly code: 'unknown-event' }
	| { readonly code: 'session-ended' }
	| { readonly code: 'access-ended' }
	| { readonly code: 'too-many-requests' }
	| { readonly code: 'too-large'; readonly limitBytes: number }
	| { readonly code: 'update-refused'; readonly problem: string }
	| { readonly code: 'out-of-step' }
	/** Most of a long text would go: not without a person who says so. */
	| { readonly code: 'removes-most-text'; readonly lost: number; readonly of: number }
	| { readonly code: 'outdated-client' }
	| { readonly code: 'unavailable' }
	| { readonly code: 'op-id-reused' };

/** The error of every negative acknowledgement: a code, and a sentence that says what to do. */
export type AnsweredError = (Refusal | WireRefusal) & {
	readonly message: string;
	readonly retry: Retry;
};

export type Answer<T> =
	({ readonly ok: true } & T) | { readonly ok: false; readonly error: AnsweredError };
