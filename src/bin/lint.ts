import { spawn } from 'node:child_process';
import { join } from 'node:path';

interface Check {
	readonly title: string;
	readonly args: readonly string[];
}

interface Outcome {
	readonly title: string;
	readonly isOk: boolean;
	readonly output: string;
	readonly seconds: string;
}

const root = join(import.meta.dirname, '../..');
const cache = '--cache-location=.cache';

// Longest first, two at a time.
const checks: readonly Check[] = [
	{ title: 'ESLint', args: [bin('eslint', 'bin/eslint.js'), '--cache', `${cache}/eslint`, '.'] },
	{
		title: 'Prettier',
		args: [
			bin('prettier', 'bin/prettier.cjs'),
			'--check',
			'--log-level=warn',
			'--cache',
			`${cache}/prettier`,
			'.'
		]
	},
	{
		title: 'Import law',
		args: [
			bin('dependency-cruiser', 'bin/dependency-cruiser.mjs'),
			'--config',
			'.dependency-cruiser.cjs',
			'src'
		]
	},
	{ title: 'Unused code', args: [bin('knip', 'bin/knip.js'), '--no-config-hints'] },
	{ title: 'Safe versions', args: ['src/bin/check-versions.ts'] }
];

const queue = [...checks];
const outcomes = (await Promise.all([work(), work()])).flat();
for (const { title, isOk, output, seconds } of outcomes) {
	console.log(`${isOk ? 'ok    ' : 'NOT OK'}  ${title}, ${seconds} s`);
	if (!isOk) console.log(output);
}
process.exitCode = outcomes.every(({ isOk }) => isOk) ? 0 : 1;

async function work(): Promise<Outcome[]> {
	const done: Outcome[] = [];
	for (let check = queue.shift(); check; check = queue.shift()) done.push(await run(check));
	return done;
}

function run({ title, args }: Check): Promise<Outcome> {
	const since = performance.now();
	return new Promise((resolve) => {
		const child = spawn(process.execPath, args, {
			cwd: root,
			env: { ...process.env, FORCE_COLOR: '0' },
			stdio: ['ignore', 'pipe', 'pipe']
		});
		let output = '';
		const keep = (chunk: Buffer) => (output += chunk.toString());
		child.stdout.on('data', keep);
		child.stderr.on('data', keep);
		child.on('close', (code) => {
			const seconds = ((performance.now() - since) / 1000).toFixed(1);
			resolve({ title, isOk: code === 0, output, seconds });
		});
	});
}

function bin(name: string, file: string): string {
	return join(root, 'node_modules', name, file);
}
