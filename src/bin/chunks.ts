import type { Rolldown } from 'vite';

type Group = Rolldown.CodeSplittingGroup;
type Context = Parameters<Rolldown.CodeSplittingNameFunction>[1];
type Plan = ReadonlyMap<string, string>;

const framework =
	/\/node_modules\/(?:svelte|@sveltejs\/kit|esm-env|clsx|devalue)\/|vite\/preload-helper/;
const message = /\/paraglide\//;
const routeFile = /\/src\/routes\/(.*\+(?:page|layout|error)\.svelte)$/;

/** Pages that need much the same, by where they lie; the first that fits. */
const kinds: readonly (readonly [string, RegExp])[] = [
	['every', /^\+/],
	['room', /^plans\/\[plan\]\/\(room\)\/\+layout/],
	['rooms', /^plans\/\[plan\]\/\(room\)\//],
	['today', /^today\//],
	['documents', /^(?:plans\/\[plan\]|clinic)\//],
	['others', /./]
];

/**
 * Which file of the browser's JavaScript a module goes into. Left to itself the bundler writes one
 * for every set of pages that need the same: 123 for the plan, each a request of its own before
 * anything is live. Here the sets are of kinds of pages. What one page alone needs stays with it.
 */
export function chunkGroups(): Group[] {
	const plan = oncePerBuild(planChunks);
	const named = kinds.map(([kind]) => kind);
	// A file's modules import from files of more kinds, never of fewer: those are written first.
	const names = subsets(named.slice(1)).toSorted((a, b) => b.length - a.length);
	return [
		{ name: 'messages', test: message, entriesAware: true, entriesAwareMergeThreshold: 25_000 },
		...['every', ...names.map((name) => name.join('-'))].map((name) => ({
			name: (id: string, context: Context) => (plan(id, context).get(id) === name ? name : null),
			debugName: name
		}))
	].map((group, index, all) => ({ ...group, priority: all.length - index }));
}

function planChunks(id: string, context: Context): Plan {
	const all = findAll(id, context);
	const needs = new Map<string, string[]>();
	for (const entry of all) {
		const kind = kindOf(entry);
		if (kind === null) continue;
		for (const one of reach(entry, context)) needs.set(one, [...(needs.get(one) ?? []), kind]);
	}
	const planned = new Map<string, string>();
	for (const one of all) {
		const name = framework.test(one) ? 'every' : chunkOf(needs.get(one) ?? []);
		if (name !== null && !message.test(one)) planned.set(one, name);
	}
	return planned;
}

/** Null for what is no page and no layout. */
function kindOf(id: string): string | null {
	const route = routeFile.exec(id)?.[1];
	if (route === undefined) return null;
	return kinds.find(([, pattern]) => pattern.test(route))?.[0] ?? null;
}

/** @param needed The kind of each page and layout that imports a module, near or far. */
function chunkOf(needed: readonly string[]): string | null {
	if (needed.includes('every')) return 'every';
	if (needed.length < 2 && !needed.includes('room')) return null;
	const found = new Set(needed.includes('room') ? [...needed, 'rooms'] : needed);
	return kinds
		.map(([kind]) => kind)
		.filter((kind) => found.has(kind))
		.join('-');
}

function reach(from: string, context: Context): ReadonlySet<string> {
	const reached = new Set([from]);
	for (const id of reached) {
		for (const imported of context.getModuleInfo(id)?.importedIds ?? []) reached.add(imported);
	}
	return reached;
}

/** Every module there is, walked from any one of them. */
function findAll(from: string, context: Context): ReadonlySet<string> {
	const found = new Set([from]);
	for (const id of found) {
		const info = context.getModuleInfo(id);
		const next = [
			...(info?.importers ?? []),
			...(info?.dynamicImporters ?? []),
			...(info?.importedIds ?? []),
			...(info?.dynamicallyImportedIds ?? [])
		];
		for (const one of next) found.add(one);
	}
	return found;
}

function subsets(of: readonly string[]): string[][] {
	const [first, ...rest] = of;
	if (first === undefined) return [];
	const others = subsets(rest);
	return [[first], ...others, ...others.map((one) => [first, ...one])];
}

function oncePerBuild(make: (id: string, context: Context) => Plan): typeof make {
	let made: Plan | undefined;
	return (id, context) => (made ??= make(id, context));
}
