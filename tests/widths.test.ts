import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const top = fileURLToPath(new URL('..', import.meta.url));

/** Of a query for the room there is: all up to the block, or the end of the string. */
const query = /(?:@media|@container|matchMedia\()[^{;]*?(?:width|inline-size)[^{;]*/g;

const inPixels = /(?:width|inline-size)[^)]*\dpx|\dpx[^)]*(?:width|inline-size)/;

/** In pixels it would ignore the size that a reader has set for text. */
test('every query for a width is in em', () => {
	const queries = globSync('src/**/*.{svelte,css,ts}', { cwd: top }).flatMap((path) =>
		[...readFileSync(`${top}${path}`, 'utf8').matchAll(query)].map(([text]) => ({ path, text }))
	);
	expect(queries.length).toBeGreaterThan(30);
	expect(queries.filter(({ text }) => inPixels.test(text))).toEqual([]);
});
