import type { SigningCircumstances } from '../../domain/version/version.ts';

/**
 * The zone that a browser names, and what the clocks there show at a moment. A name that is not known
 * here is not kept: UTC is true wherever somebody is.
 */
export function zoneOf(
	name: string,
	at: Date
): Pick<SigningCircumstances, 'timeZone' | 'utcOffset'> {
	const offset = ianaName.test(name) ? offsetIn(name, at) : null;
	return offset === null
		? { timeZone: 'UTC', utcOffset: '+00:00' }
		: { timeZone: name, utcOffset: offset };
}

/** "Europe/Stockholm"; not "+01:00", which is no place. */
const ianaName = /^[A-Za-z][\w+/-]{0,63}$/;

function offsetIn(timeZone: string, at: Date): string | null {
	try {
		const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
		const part = format.formatToParts(at).find(({ type }) => type === 'timeZoneName');
		if (!part) return null;
		const offset = part.value.replace('GMT', '');
		return offset === '' ? '+00:00' : offset;
	} catch (error) {
		if (error instanceof RangeError) return null;
		throw error;
	}
}
