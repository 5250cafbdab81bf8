import { sha256 } from './sha256.js';

/**
 * A stretch of bytes by its name, its length and its SHA-256, or the first digits of it: enough to
 * say where a change is, while the whole is proved by a whole hash.
 *
 * @typedef {readonly [name: string, length: number, hash: string]} Tile
 */

/**
 * Stretches that lie end to end, held against what is there. Answers those that are not as they
 * were, each with where it is now: what was put in or taken out shifts all that follows, so the
 * comparison goes from the front and then from the back.
 *
 * @param {Uint8Array} bytes
 * @param {readonly Tile[]} tiles
 * @returns {{ name: string, from: number, to: number }[]}
 */
export function changedTiles(bytes, tiles) {
	let [first, from] = [0, 0];
	for (; first < tiles.length; first += 1) {
		const [, length] = tiles[first] ?? ['', 0];
		if (!fits(bytes, from, tiles[first])) break;
		from += length;
	}
	if (first === tiles.length && from === bytes.length) return [];
	if (first === tiles.length) first -= 1;
	let [last, to] = [tiles.length - 1, bytes.length];
	for (; last > first; last -= 1) {
		const length = tiles[last]?.[1] ?? 0;
		if (to - length < from || !fits(bytes, to - length, tiles[last])) break;
		to -= length;
	}
	return between(bytes, tiles.slice(first, last + 1), { from, to });
}

/**
 * @param {Uint8Array} bytes
 * @param {readonly Tile[]} tiles
 * @param {{ from: number, to: number }} span
 */
function between(bytes, tiles, { from, to }) {
	const expected = tiles.reduce((sum, [, length]) => sum + length, 0);
	if (tiles.length > 1 && expected === to - from) return eachChanged(bytes, tiles, from);
	// Put in or taken out in several places: the outermost two are known to be among them.
	const [head, tail] = [tiles[0], tiles.length > 1 ? tiles.at(-1) : undefined];
	return [head, tail].flatMap((tile) => (tile ? [{ name: tile[0], from, to }] : []));
}

/**
 * @param {Uint8Array} bytes
 * @param {readonly Tile[]} tiles
 * @param {number} start
 */
function eachChanged(bytes, tiles, start) {
	let from = start;
	return tiles.flatMap((tile) => {
		const span = { name: tile[0], from, to: from + tile[1] };
		const isSame = fits(bytes, from, tile);
		from = span.to;
		return isSame ? [] : [span];
	});
}

/**
 * @param {Uint8Array} bytes
 * @param {number} from
 * @param {Tile | undefined} tile
 */
function fits(bytes, from, tile) {
	if (!tile || from + tile[1] > bytes.length) return false;
	return sha256(bytes.subarray(from, from + tile[1])).startsWith(tile[2]);
}
