import { canonical } from './canonical.js';
import { sha256 } from './sha256.js';

/**
 * What is wrong, as data: which part, what about it, and the words that a sentence needs.
 *
 * @typedef {object} Finding
 * @property {string} part a part of the file, or `seal`
 * @property {string} code the sentence: `proof_found_<code>`
 * @property {string} [name] what it is about: a path, a section, a person, a number
 */

/**
 * What the seal vouches for.
 *
 * @typedef {object} Manifest
 * @property {string} format
 * @property {string} exportedAt
 * @property {string} plan
 * @property {{ number: number, contentHash: string }} version
 * @property {{ seq: number, hash: string }} head
 * @property {string} publicKey
 * @property {readonly { name: string, length: number, hash: string, pieces: readonly import('./tiles.js').Tile[] }[]} regions
 */

/**
 * One change of the plan's record.
 *
 * @typedef {object} RecordedEvent
 * @property {number} seq
 * @property {string} metadata
 * @property {string} payloadHash
 * @property {string} hash
 * @property {string} [payload] canonical text, where it is the version or one of its signatures
 */

/**
 * @typedef {object} Parts
 * @property {string} content
 * @property {readonly { text: string, hash: string }[]} signatures
 * @property {{ from: { seq: number, hash: string }, events: readonly RecordedEvent[] }} record
 */

/** @param {string} text */
export function bytesOf(text) {
	return new TextEncoder().encode(text);
}

/**
 * A text that reads only one way: the JSON it holds has no other text.
 *
 * @param {string} text
 */
export function isCanonical(text) {
	return canonical(JSON.parse(text)) === text;
}

/**
 * @param {Parts} parts
 * @param {Manifest} manifest
 * @returns {Finding[]}
 */
export function checkContent({ content }, { plan, version }) {
	const found = { part: 'content' };
	if (sha256(bytesOf(content)) !== version.contentHash) return [{ ...found, code: 'content' }];
	const { planId, format } = JSON.parse(content);
	if (!isCanonical(content) || !/^accord-plan\/\d+$/.test(format)) {
		return [{ ...found, code: 'content_form' }];
	}
	return planId === plan ? [] : [{ ...found, code: 'content_foreign' }];
}

/**
 * @param {Parts} parts
 * @param {Manifest} manifest
 * @returns {Finding[]}
 */
export function checkSignatures({ signatures, record }, manifest) {
	const recorded = record.events.flatMap((event) => payloadOf(event, 'signature') ?? []);
	const kept = signatures.map(({ hash }) => hash);
	return [
		...signatures.flatMap((signature, at) => {
			const about = { part: 'signatures', name: signerOf(signature.text) ?? String(at + 1) };
			const code = problemOf(signature, manifest);
			if (code) return [{ ...about, code }];
			if (kept.indexOf(signature.hash) !== at) return [{ ...about, code: 'signature_twice' }];
			const isRecorded = recorded.some(({ hash }) => hash === signature.hash);
			return isRecorded ? [] : [{ ...about, code: 'signature_unrecorded' }];
		}),
		...recorded
			.filter(({ hash }) => !kept.includes(hash))
			.map(({ name }) => ({ part: 'signatures', code: 'signature_missing', name }))
	];
}

/**
 * By what is bound in every format of a signature, whatever else one binds.
 *
 * @param {{ text: string, hash: string }} signature
 * @param {Manifest} manifest
 */
function problemOf({ text, hash }, { plan, version }) {
	if (sha256(bytesOf(text)) !== hash) return 'signature';
	const { format, planId, versionNumber, contentHash } = JSON.parse(text);
	if (!isCanonical(text) || !/^accord-signature\/\d+$/.test(format)) return 'signature_form';
	const isOurs =
		planId === plan && versionNumber === version.number && contentHash === version.contentHash;
	return isOurs ? undefined : 'signature_foreign';
}

/**
 * The chain: each hash is the SHA-256 of the hash before it, the metadata and the payload's hash.
 *
 * @param {Parts} parts
 * @param {Manifest} manifest
 * @returns {Finding[]}
 */
export function checkRecord({ record }, { plan, head, version }) {
	/** @type {Finding[]} */
	const found = [];
	let { seq, hash } = record.from;
	if (seq === 0 && !/^0{64}$/.test(hash)) found.push({ part: 'record', code: 'record_start' });
	for (const event of record.events) {
		const name = String(event.seq);
		if (event.seq !== seq + 1) found.push({ part: 'record', code: 'record_gap', name });
		else if (!isLinked(event, hash) || !event.metadata.startsWith(`${plan}\n${event.seq}\n`)) {
			found.push({ part: 'record', code: 'record', name });
		}
		({ seq, hash } = event);
	}
	if (seq !== head.seq || hash !== head.hash) found.push({ part: 'record', code: 'record_end' });
	const isSigned = record.events.some((event) => {
		const made = payloadOf(event, 'version');
		return made?.contentHash === version.contentHash && made.number === version.number;
	});
	return isSigned ? found : [...found, { part: 'record', code: 'record_unsigned' }];
}

/**
 * @param {RecordedEvent} event
 * @param {string} before
 */
function isLinked({ metadata, payloadHash, payload, hash }, before) {
	const linked = [...fromHex(before), ...bytesOf(metadata), ...fromHex(payloadHash)];
	if (sha256(new Uint8Array(linked)) !== hash) return false;
	return payload === undefined || sha256(bytesOf(payload)) === payloadHash;
}

/**
 * The entity that an event brought, where it is of this kind.
 *
 * @param {RecordedEvent} event
 * @param {string} wanted
 */
function payloadOf({ payload }, wanted) {
	if (payload === undefined) return undefined;
	const { kind, entity } = JSON.parse(payload);
	return kind === wanted ? entity : undefined;
}

/** @param {string} text */
export function signerOf(text) {
	try {
		const { name } = JSON.parse(text);
		return typeof name === 'string' ? name : undefined;
	} catch {
		return undefined;
	}
}

/** @param {string} text */
export function fromHex(text) {
	return Uint8Array.from(text.match(/../g) ?? [], (digits) => parseInt(digits, 16));
}
