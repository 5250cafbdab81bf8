import { unembedded } from './canonical.js';

/** The parts of a file in their order, without the seal that ends it. */
export const regionNames = ['page', 'readable', 'content', 'signatures', 'record', 'verifier'];

/** @param {string} name */
export function opening(name) {
	return `\n<script type="application/json" id="accord-${name}">`;
}

// In two pieces: whole, it would end the script that this is embedded in.
export const closing = '<' + '/script>';
export const ending = `${closing}</body></html>`;

/**
 * @typedef {object} Cut
 * @property {Uint8Array} before the parts that the manifest lists, end to end
 * @property {string | null} manifest
 * @property {string | null} seal
 * @property {boolean} isWhole the file ends behind its seal
 */

/**
 * Cuts a file at its seal. A mark that is damaged is not found, and what it marks is null.
 *
 * @param {Uint8Array} bytes
 * @returns {Cut}
 */
export function cut(bytes) {
	// One character a byte, so that places in the text are places in the bytes.
	const text = new TextDecoder('latin1').decode(bytes);
	const at = text.lastIndexOf(opening('manifest'));
	if (at < 0) return { before: bytes, manifest: null, seal: null, isWhole: false };
	const from = at + opening('manifest').length;
	const between = closing + opening('seal');
	const to = text.indexOf(between, from);
	const before = bytes.subarray(0, at);
	if (to < 0) return { before, manifest: null, seal: null, isWhole: false };
	const sealFrom = to + between.length;
	const sealTo = text.indexOf(closing, sealFrom);
	return {
		before,
		manifest: unembedded(utf8(bytes.subarray(from, to))),
		seal: utf8(bytes.subarray(sealFrom, sealTo < 0 ? text.length : sealTo)),
		isWhole: sealTo >= 0 && text.slice(sealTo) === ending
	};
}

/**
 * The text of a part that holds JSON, as it was before it was embedded; null where its mark is gone.
 *
 * @param {Uint8Array} bytes
 * @param {string} name
 */
export function partText(bytes, name) {
	const text = new TextDecoder('latin1').decode(bytes);
	const at = text.indexOf(opening(name));
	if (at < 0) return null;
	const from = at + opening(name).length;
	const to = text.indexOf(closing, from);
	return to < 0 ? null : unembedded(utf8(bytes.subarray(from, to)));
}

/** @param {Uint8Array} bytes */
function utf8(bytes) {
	return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
