import type { RequestEvent } from '@sveltejs/kit';
import type { SignerFacts } from '$lib/domain/decision.ts';
import { m } from '$lib/paraglide/messages.js';
import { provePassword, type PasswordRefusal } from '$lib/server/http/prove-password.ts';
import { zoneOf } from '$lib/server/http/signer-zone.ts';
import { startRuntime } from '$lib/server/runtime.ts';

/** What stood in the way of a signature: beside the password, or above the form. */
export interface SignerProblem {
	readonly password?: string;
	readonly trouble?: string;
}

export type ProvedSigner =
	| { readonly ok: true; readonly signer: SignerFacts }
	| { readonly ok: false; readonly status: number; readonly problem: SignerProblem };

/**
 * Who signs, by session and password at the first signature of a session and by the session alone
 * after it (R-SG-2), and the time zone that their browser gave.
 */
export async function proveSigner(
	event: RequestEvent,
	read: (field: 'password' | 'timeZone') => string
): Promise<ProvedSigner> {
	const password = read('password');
	const proved = await provePassword(event, password);
	if (!proved.ok) return { ok: false, ...problemOf(proved.error) };
	const { identity } = await startRuntime();
	const zone = zoneOf(read('timeZone'), identity.now());
	const factors = password === '' ? (['session'] as const) : (['session', 'password'] as const);
	return { ok: true, signer: { ...zone, isProved: true, factors } };
}

function problemOf(refusal: PasswordRefusal) {
	if (refusal.code === 'missing')
		return { status: 400, problem: { password: m.sign_password_missing() } };
	if (refusal.code === 'not-recognised')
		return { status: 400, problem: { password: m.sign_password_wrong() } };
	if (refusal.code === 'busy') return { status: 503, problem: { trouble: m.sign_busy() } };
	const minutes = Math.ceil(refusal.seconds / 60);
	const trouble = minutes <= 1 ? m.sign_wait_one() : m.sign_wait_many({ minutes: String(minutes) });
	return { status: 429, problem: { trouble } };
}
