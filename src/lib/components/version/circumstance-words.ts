import type { Signature } from '../../domain/version/version.ts';
import { m } from '../../paraglide/messages.js';
import { absoluteTime } from '../relative-time.ts';

/** When somebody signed, as their clocks showed it; where that was not kept, as the clinic's do. */
export function signedAtWords(
	{ signedAt, circumstances }: Pick<Signature, 'signedAt' | 'circumstances'>,
	clinicTimeZone: string
): string {
	if (circumstances === null) return absoluteTime(new Date(signedAt), clinicTimeZone);
	const { timeZone: zone, utcOffset: offset } = circumstances;
	if (zone === 'UTC') return absoluteTime(new Date(signedAt), zone);
	return m.version_signature_signed_at({ time: localTime(signedAt, offset), zone, offset });
}

/** By what the signer was recognised; empty where it was not kept. */
export function factorWords({ circumstances }: Pick<Signature, 'circumstances'>): string {
	if (circumstances === null || circumstances.factors.length === 0) return '';
	return circumstances.factors.includes('password')
		? m.version_signature_factors_password()
		: m.version_signature_factors_session();
}

/** For whom the signer stood in; empty for themselves alone. */
export function deputyForWords({ circumstances }: Pick<Signature, 'circumstances'>): string {
	const away = circumstances?.deputyFor ?? null;
	return away === null ? '' : m.version_signature_deputy({ name: away.name });
}

/** By the offset that was signed, so that no later change of a zone's rules moves it. */
function localTime(signedAt: string, offset: string): string {
	const minutes = Number(`${offset.slice(0, 1)}1`) * minutesOf(offset.slice(1));
	const shifted = new Date(new Date(signedAt).getTime() + minutes * 60_000);
	return absoluteTime(shifted, 'UTC').replace(/ UTC$/, '');
}

function minutesOf(clock: string): number {
	const [hours = 0, minutes = 0] = clock.split(':').map(Number);
	return hours * 60 + minutes;
}
