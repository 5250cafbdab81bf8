import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

interface Chunk {
	readonly file: string;
	readonly name?: string;
	readonly imports?: readonly string[];
}

type Manifest = Readonly<Record<string, Chunk>>;

interface Budget {
	readonly title: string;
	readonly route: string;
	readonly limitKb: number;
	/** Counts the chunk of this name, loaded on demand, beyond what its page has loaded already. */
	readonly lazily?: string;
}

const budgets: readonly Budget[] = [
	{ title: 'the patient’s today', route: '/today', limitKb: 90 },
	{ title: 'a plan, readable and live', route: '/plans/[plan]/(room)', limitKb: 120 },
	{
		title: 'the editor, when a document is opened for writing',
		route: '/plans/[plan]/(room)',
		limitKb: 180,
		lazily: 'ProseEditor'
	}
];
const kit = join(import.meta.dirname, '../../.svelte-kit');

/** JavaScript of the built pages, gzipped, as Markdown; null when nothing is built. */
export function reportBundles(): string | null {
	const output = join(kit, 'output/client');
	const manifestFile = join(output, '.vite/manifest.json');
	const routesFile = join(kit, 'generated/client-optimized/app.js');
	if (!existsSync(manifestFile) || !existsSync(routesFile)) return null;
	const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;
	const nodesByRoute = readRoutes(readFileSync(routesFile, 'utf8'));
	const rows = budgets.map(({ title, route, limitKb, lazily }) => {
		const page = reachable(manifest, entriesOf(manifest, nodesByRoute.get(route)));
		const extra =
			lazily === undefined ? page : reachable(manifest, chunksNamed(manifest, lazily), page);
		const kb = gzippedBytes(output, filesOf(manifest, extra)) / 1_000;
		const verdict = kb <= limitKb ? 'met' : `missed by ${(kb - limitKb).toFixed(0)} kB`;
		return `| ${title} | ${kb.toFixed(0)} kB | ≤ ${limitKb} kB | ${verdict} |`;
	});
	return [
		'| JavaScript, gzipped | measured | aimed at | |',
		'| --- | --: | --: | --- |',
		...rows
	].join('\n');
}

/** Kit's own table: the page of each route, and the layouts around it. */
function readRoutes(source: string): ReadonlyMap<string, readonly number[]> {
	const rows = source.matchAll(/^\s*"(\/[^"]*)": \[([^\n]*)\],?$/gm);
	return new Map(
		[...rows].map(([, route = '', nodes = '']) => [route, (nodes.match(/\d+/g) ?? []).map(Number)])
	);
}

/** What Kit loads before a route is interactive: its own start, both roots, the route's nodes. */
function entriesOf(manifest: Manifest, nodes: readonly number[] | undefined): string[] {
	if (!nodes) throw new Error('The build has no such route.');
	const wanted = [0, 1, ...nodes].map((node) => `/nodes/${node}.js`);
	return Object.keys(manifest).filter(
		(name) =>
			name.endsWith('/client/entry.js') ||
			name.endsWith('/client-optimized/app.js') ||
			wanted.some((node) => name.endsWith(node))
	);
}

function chunksNamed(manifest: Manifest, name: string): string[] {
	const named = Object.keys(manifest).filter((key) => manifest[key]?.name === name);
	if (named.length === 0) throw new Error(`The build has no chunk ${name}.`);
	return named;
}

/** Chunks by static imports alone, without those already there. */
function reachable(
	manifest: Manifest,
	from: readonly string[],
	without: ReadonlySet<string> = new Set()
): ReadonlySet<string> {
	const found = new Set<string>();
	const waiting = [...from];
	for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
		const chunk = manifest[name];
		if (!chunk) throw new Error(`The manifest does not know ${name}.`);
		if (found.has(name) || without.has(name)) continue;
		found.add(name);
		waiting.push(...(chunk.imports ?? []));
	}
	return found;
}

function filesOf(manifest: Manifest, names: ReadonlySet<string>): ReadonlySet<string> {
	return new Set([...names].flatMap((name) => manifest[name]?.file ?? []));
}

function gzippedBytes(output: string, files: ReadonlySet<string>): number {
	return [...files]
		.map((file) => gzipSync(readFileSync(join(output, file))).length)
		.reduce((sum, bytes) => sum + bytes, 0);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	console.log(reportBundles() ?? 'Build first: npm run build.');
}
