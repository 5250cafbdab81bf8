import * as v from 'valibot';
import { isUuid, toId } from '../../domain/ids.ts';

/** A UUID, branded. */
export function id<Id extends string>() {
	return v.pipe(
		v.string(),
		v.check(isUuid, 'is not an id'),
		v.transform((text) => toId<Id>(text))
	);
}

/** Free text: NFC, trimmed, at most `max` characters; may be empty. */
export function text(max: number) {
	return v.pipe(
		v.string(),
		v.maxLength(max * 2, 'is too long'),
		v.transform((given) => given.normalize('NFC').trim()),
		v.maxLength(max, 'is too long'),
		v.check(hasNoControls, 'has characters that cannot be shown')
	);
}

/** Free text that says something. */
export function words(max: number) {
	return v.pipe(text(max), v.minLength(1, 'is empty'));
}

/** A day of the calendar, YYYY-MM-DD. */
export function day() {
	return v.pipe(v.string(), v.check(isDay, 'is not a date'));
}

export function count() {
	return v.pipe(v.number(), v.safeInteger(), v.minValue(0));
}

/** At most `max` bytes. */
export function bytes(max: number) {
	return v.custom<Uint8Array>(
		(value) => value instanceof Uint8Array && value.length <= max,
		'is not bytes of the right length'
	);
}

export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function hasNoControls(text: string): boolean {
	for (const character of text) {
		const code = character.codePointAt(0) ?? 0;
		if ((code < 0x20 && code !== 0x0a && code !== 0x09) || code === 0x7f) return false;
	}
	return true;
}
