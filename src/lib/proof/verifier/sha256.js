/**
 * SHA-256 (FIPS 180-4), written out so that a file opened from disk can check itself at once and
 * wherever it is opened: WebCrypto answers late, and not on every page.
 *
 * @param {Uint8Array} bytes
 * @returns {string} 64 hexadecimal digits
 */
export function sha256(bytes) {
	const blocks = padded(bytes);
	const state = new Uint32Array(initial);
	const words = new Uint32Array(64);
	for (let at = 0; at < blocks.byteLength; at += 64) mix(state, words, { blocks, at });
	return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
}

/** @param {Uint8Array} bytes */
function padded(bytes) {
	const length = ((bytes.length + 72) >> 6) << 6;
	const all = new Uint8Array(length);
	all.set(bytes);
	all[bytes.length] = 0x80;
	const view = new DataView(all.buffer);
	view.setUint32(length - 8, Math.floor(bytes.length / 2 ** 29));
	view.setUint32(length - 4, bytes.length << 3);
	return view;
}

/**
 * @param {Uint32Array} state
 * @param {Uint32Array} words
 * @param {{ blocks: DataView, at: number }} block
 */
function mix(state, words, { blocks, at }) {
	for (let i = 0; i < 16; i += 1) words[i] = blocks.getUint32(at + i * 4);
	for (let i = 16; i < 64; i += 1) {
		const early = word(words, i - 15);
		const late = word(words, i - 2);
		const small = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
		const large = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
		words[i] = word(words, i - 16) + small + word(words, i - 7) + large;
	}
	let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
	for (let i = 0; i < 64; i += 1) {
		const chosen = (e & f) ^ (~e & g);
		const sum = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
		const first = (h + sum + chosen + word(constants, i) + word(words, i)) | 0;
		const majority = (a & b) ^ (a & c) ^ (b & c);
		const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority) | 0;
		[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
	}
	[a, b, c, d, e, f, g, h].forEach((value, i) => {
		state[i] = word(state, i) + value;
	});
}

/**
 * @param {Uint32Array} words
 * @param {number} at
 */
function word(words, at) {
	return words[at] ?? 0;
}

/**
 * @param {number} value
 * @param {number} bits
 */
function turned(value, bits) {
	return (value >>> bits) | (value << (32 - bits));
}

/** The first 64 primes: their roots are where the constants of the standard come from. */
const primes = Array.from({ length: 312 }, (_, at) => at).filter(
	(number) => number > 1 && !divisible(number)
);

/** @param {number} number */
function divisible(number) {
	for (let by = 2; by * by <= number; by += 1) if (number % by === 0) return true;
	return false;
}

/** @param {number} root */
function fraction(root) {
	return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

const constants = new Uint32Array(primes.map((prime) => fraction(Math.cbrt(prime))));
const initial = new Uint32Array(primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime))));
