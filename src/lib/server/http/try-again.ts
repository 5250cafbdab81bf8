import type { RequestEvent } from '@sveltejs/kit';
import { findUnavailable, type UnavailableCode } from '../db/unavailable.ts';

type Asked = Pick<RequestEvent, 'locals'>;

// By their locals, which all share: Kit runs pages with a copy of the event that hooks are given.
const withoutDatabase = new WeakSet<App.Locals>();

/** Remembers that the database could not do its part of a request; null when it was not that. */
export function noteUnavailable({ locals }: Asked, error: unknown): UnavailableCode | null {
	const unavailable = findUnavailable(error);
	if (!unavailable) return null;
	withoutDatabase.add(locals);
	return unavailable.code;
}

/** Kit lets an error hook choose the words of an answer, not its status (R-OP-7 asks for 503). */
export function orTryAgain({ locals }: Asked, answered: Response): Response {
	// What a page asks for while it moves on carries its refusals inside and is well by itself.
	if (answered.status < 500 || !withoutDatabase.has(locals)) return answered;
	const headers = new Headers(answered.headers);
	headers.set('retry-after', '5');
	return new Response(answered.body, { status: 503, headers });
}
