import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';

import { StartupRefusal } from '../../startup-refusal.ts';
import { initdbPath } from './binaries.ts';
import type { Place } from './place.ts';
import { childEnvironment, diskFull, isAlive } from './postmaster.ts';

export const superuser = 'accord';

/**
 * Makes the data directory when there is none. It is made under another name and renamed, so that
 * an interrupted first start leaves no half-made database; the password is written before that.
 */
export async function initializeOnce(place: Place): Promise<void> {
	if (await exists(join(place.data, 'PG_VERSION'))) return;
	await removeAbandoned(place);
	const password = await ensurePassword(place);
	const half = join(place.home, `${unfinished}${process.pid}-${randomBytes(4).toString('hex')}`);
	try {
		await prepareFor(place, half);
		await writeFile(`${half}.word`, `${password}\n`, { mode: 0o600 });
		if (place.user) await chown(`${half}.word`, place.user.uid, place.user.gid);
		await runInitdb(place, half);
		await rename(half, place.data);
	} catch (error) {
		await rm(half, { recursive: true, force: true });
		// Another start was faster; its database is as good as ours.
		if (await exists(join(place.data, 'PG_VERSION'))) return;
		throw isDiskFull(error) ? diskFull(place) : error;
	} finally {
		await rm(`${half}.word`, { force: true });
	}
}

export async function readPassword(place: Place): Promise<string> {
	try {
		return (await readFile(place.passwordFile, 'utf8')).trim();
	} catch (cause) {
		throw new StartupRefusal(
			`The database's password file ${place.passwordFile} cannot be read: ` +
				'start Accord as the user who owns it, or choose another ACCORD_DATA.',
			{ cause }
		);
	}
}

const unfinished = 'postgres.unfinished-';

async function ensurePassword(place: Place): Promise<string> {
	const fresh = randomBytes(24).toString('base64url');
	try {
		await writeFile(place.passwordFile, `${fresh}\n`, { mode: 0o600, flag: 'wx' });
	} catch (error) {
		if (isDiskFull(error)) {
			await rm(place.passwordFile, { force: true });
			throw diskFull(place);
		}
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
	}
	return readPassword(place);
}

// A start that was killed left it; one that is under way names a living process.
async function removeAbandoned(place: Place): Promise<void> {
	for (const name of await readdir(place.home)) {
		if (!name.startsWith(unfinished)) continue;
		const path = join(place.home, name);
		const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
		const pid = Number(name.slice(unfinished.length).split('-')[0]);
		if (!isAlive(pid) || mtimeMs < Date.now() - 600_000) {
			await rm(path, { recursive: true, force: true });
		}
	}
}

async function prepareFor(place: Place, half: string): Promise<void> {
	await mkdir(half, { mode: 0o700 });
	if (place.user) await chown(half, place.user.uid, place.user.gid);
}

async function runInitdb(place: Place, half: string): Promise<void> {
	const args = [
		`--pgdata=${half}`,
		`--username=${superuser}`,
		'--auth=scram-sha-256',
		`--pwfile=${half}.word`,
		'--encoding=UTF8',
		'--locale=C',
		'--locale-provider=builtin',
		'--builtin-locale=C.UTF-8',
		'--no-instructions'
	];
	const child = spawn(initdbPath(place.binaries), args, {
		...place.user,
		cwd: parse(half).root,
		env: childEnvironment(),
		windowsHide: true,
		stdio: ['ignore', 'ignore', 'pipe']
	});
	let said = '';
	child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
	const code = await new Promise<number | null>((resolve, reject) => {
		child.on('error', reject);
		child.on('close', resolve);
	});
	if (code !== 0) throw new Error(`initdb stopped with code ${code}: ${said.trim()}`);
}

function isDiskFull(error: unknown): boolean {
	return error instanceof Error && /ENOSPC|No space left on device/.test(error.message);
}

async function exists(path: string): Promise<boolean> {
	return stat(path).then(
		() => true,
		() => false
	);
}
