import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeWire } from './test-wire.ts';
import { PROTOCOL_VERSION } from './version.ts';

const file = (version: number) => new URL(`./wire/${version}.txt`, import.meta.url);

const instructions = `
What crosses the wire has changed, and pages that are open still speak version ${PROTOCOL_VERSION}.
  1. Raise PROTOCOL_VERSION in src/lib/protocol/version.ts.
  2. Add one line for it to the history above it: what changed.
  3. Run "npx vitest run --project unit src/lib/protocol/version.test.ts": it writes
     src/lib/protocol/wire/<version>.txt. Commit that file; leave the earlier ones as they are.
`;

test('the wire is the one that the protocol version names', async () => {
	await expect(describeWire(), instructions).toMatchFileSnapshot(file(PROTOCOL_VERSION).pathname);
});

test('every protocol version has its line of history and its snapshot', () => {
	const source = readFileSync(new URL('./version.ts', import.meta.url), 'utf8');
	const history = source.slice(source.indexOf('History:'), source.indexOf('*/'));
	for (let version = 1; version <= PROTOCOL_VERSION; version += 1) {
		expect(history, instructions).toMatch(new RegExp(`^ \\* ${version} – \\S`, 'm'));
		if (version < PROTOCOL_VERSION) expect(existsSync(file(version)), instructions).toBe(true);
	}
	expect(existsSync(file(PROTOCOL_VERSION + 1)), 'a snapshot without a version').toBe(false);
});

test('the outline shows a limit, a key and a status', () => {
	const outline = describeWire();
	expect(outline).toContain(
		'text: string | transform | min_length 1 ‹empty› | max_length 4000 ‹too-long›'
	);
	expect(outline).toContain('update: custom | max_length');
	expect(outline).toMatch(/['"]plan:events['"]: \(message: \{/);
	expect(outline).toMatch(/['"]entered-in-error['"]/);
});
