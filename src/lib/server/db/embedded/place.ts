import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import { StartupRefusal } from '../../startup-refusal.ts';
import type { Binaries } from './binaries.ts';
import { copyOnce } from './copy-once.ts';
import { ensureSystemUser } from './system-user.ts';
import type { SystemUser } from './system-user.ts';

/** Where the database lives and as whom it runs. */
export interface Place {
	readonly binaries: Binaries;
	/** The directory of ours around PostgreSQL's own: password and log lie beside the data. */
	readonly home: string;
	readonly data: string;
	readonly passwordFile: string;
	readonly logFile: string;
	/** The user PostgreSQL runs as, when that is not the user this process runs as. */
	readonly user: SystemUser | undefined;
	/** Set when root's database had to move out of a directory that its user cannot reach. */
	readonly movedFrom: string | undefined;
}

const sharedRoot = '/var/lib/accord';

export async function choosePlace(dataDir: string, found: Binaries): Promise<Place> {
	const wanted = await makeHome(resolve(dataDir));
	if (process.getuid?.() !== 0) return placeAt({ home: wanted, binaries: found });
	const user = (await ownerOf(join(wanted, 'postgres'))) ?? (await ensureSystemUser());
	const binaries = await reachableBinaries(found, user);
	if (await canReach(wanted, user)) return placeAt({ home: wanted, binaries, user });
	return placeAt({ home: await movedHome(wanted), binaries, user, movedFrom: wanted });
}

function placeAt(at: {
	home: string;
	binaries: Binaries;
	user?: SystemUser;
	movedFrom?: string;
}): Place {
	return {
		binaries: at.binaries,
		home: at.home,
		data: join(at.home, 'postgres'),
		passwordFile: join(at.home, 'postgres.password'),
		logFile: join(at.home, 'postgres.log'),
		user: at.user,
		movedFrom: at.movedFrom
	};
}

// Others may pass through a directory that root made here, but not list it.
async function makeHome(path: string): Promise<string> {
	const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
	try {
		const made = await mkdir(path, { recursive: true });
		if (made) await chmod(path, mode);
		return await realpath(path);
	} catch (cause) {
		throw new StartupRefusal(
			`The data directory ${path} cannot be made: choose another with ACCORD_DATA.`,
			{ cause }
		);
	}
}

// A database that an ordinary user made goes on as that user's, also when root starts it.
async function ownerOf(data: string): Promise<SystemUser | undefined> {
	const found = await stat(data).catch(() => undefined);
	return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined;
}

// The place is remembered in the data directory, so that deleting that is a fresh start.
async function movedHome(wanted: string): Promise<string> {
	const note = join(wanted, 'postgres.location');
	const known = await readFile(note, 'utf8').catch(() => '');
	if (known.trim()) return makeHome(known.trim());
	const home = await makeHome(join(sharedRoot, randomBytes(6).toString('hex')));
	await writeFile(note, `${home}\n`, { mode: 0o600 });
	return home;
}

async function reachableBinaries(found: Binaries, user: SystemUser): Promise<Binaries> {
	if (await canReach(await realpath(found.root), user)) return found;
	const root = join(sharedRoot, `postgres-${found.version}`);
	await makeHome(sharedRoot);
	await copyOnce(found.root, root);
	return { ...found, root };
}

async function canReach(path: string, user: SystemUser): Promise<boolean> {
	for (let at = path; ; at = dirname(at)) {
		const { mode, uid, gid } = await stat(at);
		const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
		if ((mode & bit) === 0) return false;
		if (dirname(at) === at) return true;
	}
}
