import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { clinicCommandNames } from '../src/lib/domain/acceptance/command.ts';
import { commandNames } from '../src/lib/domain/command.ts';
import { mismatches, rulesIn, type Source } from './support/rules.ts';

const top = fileURLToPath(new URL('..', import.meta.url));

test('every rule of a SPEC has a test, every rule that a test names is in a SPEC', () => {
	const specs = sources('src/**/SPEC.md');
	expect(specs.length).toBeGreaterThan(5);
	expect(rulesIn(specs).length).toBeGreaterThan(50);
	expect(mismatches(specs, sources('{src,tests}/**/*.{test,spec}.ts'))).toEqual([]);
});

test('every command has its own table of who may give it', () => {
	const files = new Set(
		sources('src/lib/domain/*/*.authz.test.ts').map(({ path }) => path.split('/').at(-1))
	);
	const names = [...commandNames, ...clinicCommandNames];
	const missing = names.filter((name) => !files.has(`${kebab(name)}.authz.test.ts`));
	expect(missing).toEqual([]);
});

test('a rule without a test, a rule stated twice and an unknown rule are found', () => {
	const spec = { path: 'SPEC.md', text: '- **ZZ1** One.\n- **ZZ2** Two.\n| ZZ3 | Three. |\n' };
	const again = { path: 'other/SPEC.md', text: '- **ZZ2** Two.\n' };
	const title = `test('[ZZ1] [ZZ9] a title', () => { say('[R-AZ-1] no'); lookUp['ZZ2']; })`;
	expect(mismatches([spec, again], [{ path: 'x.test.ts', text: title }])).toEqual([
		'ZZ2 is stated twice: each rule has an id of its own',
		'ZZ2 has no test that names it',
		'ZZ3 has no test that names it',
		'x.test.ts names ZZ9, which no SPEC states'
	]);
});

function sources(pattern: string): readonly Source[] {
	return globSync(pattern, { cwd: top })
		.filter((path) => path !== 'tests/spec-trace.test.ts')
		.map((path) => ({ path, text: readFileSync(`${top}${path}`, 'utf8') }));
}

function kebab(name: string): string {
	return name.replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}
