import { describe, expect, test } from 'vitest';

import { chunkGroups } from './chunks.ts';

const routes = '/accord/src/routes';
const plan = `${routes}/plans/[plan]`;
const svelte = '/accord/node_modules/svelte/src/index.js';

/** Who imports what, as the bundler tells it. */
const imports: Readonly<Record<string, readonly string[]>> = {
	[`${routes}/+layout.svelte`]: [svelte, '/accord/src/lib/shell.ts'],
	[`${routes}/sign-in/+page.svelte`]: ['/accord/src/lib/field.ts'],
	[`${routes}/account/+page.svelte`]: ['/accord/src/lib/field.ts', '/accord/src/lib/account.ts'],
	[`${plan}/(room)/+layout.svelte`]: ['/accord/src/lib/socket.ts'],
	[`${plan}/(room)/why/+page.svelte`]: ['/accord/src/lib/cause.ts', '/accord/src/lib/card.ts'],
	[`${plan}/(room)/options/+page.svelte`]: ['/accord/src/lib/card.ts'],
	[`${plan}/sign/+page.svelte`]: ['/accord/src/lib/content.ts'],
	'/accord/src/lib/card.ts': ['/accord/src/lib/content.ts', '/accord/src/lib/shell.ts'],
	'/accord/src/lib/cause.ts': [svelte, '/accord/src/lib/paraglide/messages/why.js'],
	'/accord/src/lib/socket.ts': ['/accord/src/lib/content.ts']
};

describe('chunkGroups', () => {
	test('what every page needs is one file, with what Svelte is made of', () => {
		expect(fileOf('/accord/src/lib/shell.ts')).toBe('every');
		expect(fileOf(svelte)).toBe('every');
	});

	test('what the pages of one kind share is one file, and of several kinds another', () => {
		expect(fileOf('/accord/src/lib/field.ts')).toBe('others');
		expect(fileOf('/accord/src/lib/card.ts')).toBe('rooms');
		expect(fileOf('/accord/src/lib/content.ts')).toBe('room-rooms-documents');
	});

	test('what every page of a plan loads anyway is one file, though one layout alone asks for it', () => {
		expect(fileOf('/accord/src/lib/socket.ts')).toBe('room-rooms');
	});

	test('what one page alone needs stays with it', () => {
		expect(fileOf('/accord/src/lib/cause.ts')).toBeNull();
		expect(fileOf('/accord/src/lib/account.ts')).toBeNull();
	});

	test('a sentence goes by the pages that say it, not by who imports the index of all of them', () => {
		expect(fileOf('/accord/src/lib/paraglide/messages/why.js')).toBe('messages');
	});

	test('a file is written before those that import from it', () => {
		for (const [importer, imported] of Object.entries(imports)) {
			const [from] = placeOf(importer) ?? [-1];
			for (const one of imported) {
				const [to] = placeOf(one) ?? [Infinity];
				if (from >= 0) expect(to, `${importer} → ${one}`).toBeLessThanOrEqual(from);
			}
		}
	});
});

function placeOf(id: string): readonly [number, string] | null {
	const groups = chunkGroups().toSorted((a, b) => (b.priority ?? 0) - (a.priority ?? 0));
	for (const [place, { name, test: matches }] of groups.entries()) {
		if (matches instanceof RegExp && !matches.test(id)) continue;
		const given = typeof name === 'string' ? name : name(id, { getModuleInfo } as never);
		if (given) return [place, given];
	}
	return null;
}

function fileOf(id: string): string | null {
	return placeOf(id)?.[1] ?? null;
}

function getModuleInfo(id: string) {
	const importers = Object.keys(imports).filter((one) => imports[one]?.includes(id));
	return {
		importers,
		// The bundler's own entry brings every page in.
		dynamicImporters: id.startsWith(routes) ? ['/accord/app.js'] : [],
		importedIds: imports[id] ?? [],
		dynamicallyImportedIds:
			id === '/accord/app.js' ? Object.keys(imports).filter((one) => one.startsWith(routes)) : []
	};
}
