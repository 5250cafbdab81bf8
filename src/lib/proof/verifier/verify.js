import { canonical } from './canonical.js';
import {
	bytesOf,
	checkContent,
	checkRecord,
	checkSignatures,
	fromHex,
	isCanonical,
	signerOf
} from './content.js';
import { cut, partText, regionNames } from './file.js';
import { sha256 } from './sha256.js';
import { changedTiles } from './tiles.js';

/** @typedef {import('./content.js').Finding} Finding */
/** @typedef {import('./content.js').Manifest} Manifest */
/** @typedef {import('./content.js').Parts} Parts */

/**
 * @typedef {object} Verdict
 * @property {Finding[]} findings nothing when nothing was changed
 * @property {boolean} isSealChecked false where Ed25519 cannot be computed
 * @property {string | null} fingerprint of the installation's key, as the file states it
 * @property {{ plan: string, number: number, exportedAt: string, changes: number } | null} facts
 */

const format = 'accord-proof/1';

/**
 * Holds a file against itself and its seal. Needs no network, no database and no clock.
 *
 * @param {Uint8Array} bytes
 * @returns {Promise<Verdict>}
 */
export async function verify(bytes) {
	const { before, manifest: text, seal, isWhole } = cut(bytes);
	const manifest = text === null ? null : readManifest(text);
	if (text === null || seal === null || manifest === null) {
		return unsealed(before, bytes.length);
	}
	const { isSealChecked, findings } = await checkSeal(text, seal, manifest);
	if (!isWhole) findings.push({ part: 'seal', code: 'ending' });
	findings.push(...checkRegions(before, manifest));
	const parts = readParts(before);
	findings.push(...checkParts(parts, manifest));
	return {
		findings: once(findings),
		isSealChecked,
		fingerprint: sha256(fromHex(manifest.publicKey)),
		facts: {
			plan: manifest.plan,
			number: manifest.version.number,
			exportedAt: manifest.exportedAt,
			changes: parts.record?.events?.length ?? 0
		}
	};
}

/**
 * @param {Uint8Array} before
 * @param {number} length
 * @returns {Verdict}
 */
function unsealed(before, length) {
	const isOurs = length > 0 && partText(before, 'content') !== null;
	const finding = { part: 'seal', code: isOurs ? 'seal_unreadable' : 'not_a_proof' };
	return { findings: [finding], isSealChecked: false, fingerprint: null, facts: null };
}

/**
 * @param {string} text
 * @returns {Manifest | null}
 */
function readManifest(text) {
	try {
		/** @type {Manifest} */
		const manifest = JSON.parse(text);
		const { version, head, regions, publicKey } = manifest;
		const isReadable =
			manifest.format === format &&
			typeof manifest.plan === 'string' &&
			typeof manifest.exportedAt === 'string' &&
			typeof version.contentHash === 'string' &&
			Number.isInteger(version.number) &&
			Number.isInteger(head.seq) &&
			/^[0-9a-f]{64}$/.test(publicKey) &&
			regions.every(isRegion);
		return isReadable ? manifest : null;
	} catch {
		return null;
	}
}

/** @param {Manifest['regions'][number]} region */
function isRegion({ name, length, hash, pieces }) {
	return (
		typeof name === 'string' &&
		Number.isSafeInteger(length) &&
		typeof hash === 'string' &&
		pieces.every((piece) => Number.isSafeInteger(piece[1]) && typeof piece[2] === 'string')
	);
}

/**
 * @param {string} text
 * @param {string} seal
 * @param {Manifest} manifest
 * @returns {Promise<{ isSealChecked: boolean, findings: Finding[] }>}
 */
async function checkSeal(text, seal, manifest) {
	const sealed = readSeal(seal);
	const isSame = sealed !== null && sealed.manifestHash === sha256(bytesOf(text));
	const isSigned =
		sealed === null
			? false
			: await isSignedBy(fromHex(manifest.publicKey), fromHex(sealed.signature), bytesOf(text));
	const isSealChecked = isSigned !== undefined;
	if (!isCanonical(text)) return { isSealChecked, findings: [{ part: 'seal', code: 'manifest' }] };
	if (isSame && isSigned !== false) return { isSealChecked, findings: [] };
	// Which of the two was changed: the list still has the hash that the seal names, or it does not.
	const code = isSame || isSigned || sealed === null ? 'seal' : 'manifest';
	return { isSealChecked, findings: [{ part: 'seal', code }] };
}

/** @param {string} text */
function readSeal(text) {
	try {
		const { algorithm, manifestHash, signature } = JSON.parse(text);
		const isExact = canonical({ algorithm: 'Ed25519', manifestHash, signature }) === text;
		if (!isExact || algorithm !== 'Ed25519' || !/^[0-9a-f]{128}$/.test(signature)) return null;
		return { manifestHash, signature };
	} catch {
		return null;
	}
}

/**
 * Undefined where this browser knows no Ed25519, or gives a page from disk no cryptography.
 *
 * @param {BufferSource} publicKey
 * @param {BufferSource} signature
 * @param {BufferSource} message
 */
async function isSignedBy(publicKey, signature, message) {
	const subtle = globalThis.crypto?.subtle;
	if (!subtle) return undefined;
	try {
		const key = await subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
		return await subtle.verify('Ed25519', key, signature, message);
	} catch (error) {
		const isUnknown = error instanceof Error && error.name === 'NotSupportedError';
		return isUnknown ? undefined : false;
	}
}

/**
 * @param {Uint8Array} before
 * @param {Manifest} manifest
 * @returns {Finding[]}
 */
function checkRegions(before, { regions }) {
	const names = regions.map(({ name }) => name);
	if (names.join() !== regionNames.join()) return [{ part: 'seal', code: 'manifest' }];
	/** @type {import('./tiles.js').Tile[]} */
	const tiles = regions.map(({ name, length, hash }) => [name, length, hash]);
	return changedTiles(before, tiles).flatMap(({ name, from, to }) => {
		const pieces = regions.find((region) => region.name === name)?.pieces ?? [];
		const inner = changedTiles(before.subarray(from, to), pieces);
		if (inner.length === 0) return [wholePart(name)];
		return inner.map((piece) => named(name, piece.name, before.subarray(from, to)));
	});
}

/**
 * @param {string} part
 * @returns {Finding}
 */
function wholePart(part) {
	return { part, code: `part_${part}` };
}

/** What a change inside a part is called. */
const codeByPart = new Map([
	['content', 'field'],
	['readable', 'readable'],
	['signatures', 'signature'],
	['record', 'record']
]);

/**
 * @param {string} part
 * @param {string} piece
 * @param {Uint8Array} bytes
 * @returns {Finding}
 */
function named(part, piece, bytes) {
	const code = codeByPart.get(part);
	if (code === undefined || piece === '') return wholePart(part);
	if (part !== 'signatures') return { part, code, name: piece };
	const text = signaturesIn(bytes)[Number(piece) - 1]?.text;
	return { part, code, name: signerOf(text ?? '') ?? piece };
}

/** @param {Uint8Array} bytes */
function signaturesIn(bytes) {
	try {
		/** @type {Parts['signatures']} */
		const signatures = JSON.parse(partText(bytes, 'signatures') ?? '');
		return signatures;
	} catch {
		return [];
	}
}

/**
 * Those that can be read.
 *
 * @param {Uint8Array} bytes
 * @returns {Partial<Parts>}
 */
function readParts(bytes) {
	const content = partText(bytes, 'content');
	return {
		...(content === null ? {} : { content }),
		...jsonPart(bytes, 'signatures'),
		...jsonPart(bytes, 'record')
	};
}

/**
 * @param {Uint8Array} bytes
 * @param {string} name
 */
function jsonPart(bytes, name) {
	try {
		return { [name]: JSON.parse(partText(bytes, name) ?? '') };
	} catch {
		return {};
	}
}

/**
 * @param {Partial<Parts>} read
 * @param {Manifest} manifest
 * @returns {Finding[]}
 */
function checkParts({ content = '', signatures, record }, manifest) {
	/** @type {Parts} */
	const parts = { content, signatures: signatures ?? [], record: record ?? noRecord };
	const checks = [
		{ part: 'content', isRead: content !== '', check: checkContent },
		{ part: 'signatures', isRead: signatures !== undefined, check: checkSignatures },
		{ part: 'record', isRead: record !== undefined, check: checkRecord }
	];
	return checks.flatMap(({ part, isRead, check }) => {
		if (!isRead) return [wholePart(part)];
		try {
			return check(parts, manifest);
		} catch {
			return [wholePart(part)];
		}
	});
}

const noRecord = { from: { seq: 0, hash: '' }, events: [] };

/**
 * Of the same thing once, the nearest first: that a field was changed says more than that the
 * fingerprint of all is another.
 *
 * @param {Finding[]} findings
 */
function once(findings) {
	const precise = new Set(findings.filter((one) => !isGeneral(one)).map(({ part }) => part));
	const kept = findings.filter((one) => !isGeneral(one) || !precise.has(one.part));
	const byKey = new Map(kept.map((one) => [`${one.part} ${one.code} ${one.name ?? ''}`, one]));
	return [...byKey.values()];
}

/** @param {Finding} finding */
function isGeneral({ code }) {
	return code === 'content' || code.startsWith('part_');
}
