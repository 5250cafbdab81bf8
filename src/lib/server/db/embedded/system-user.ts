import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { StartupRefusal } from '../../startup-refusal.ts';

export interface SystemUser {
	readonly uid: number;
	readonly gid: number;
}

const run = promisify(execFile);
const name = 'accord-postgres';

/** PostgreSQL refuses to run as root, so root gives it a user of its own. */
export async function ensureSystemUser(): Promise<SystemUser> {
	const existing = (await lookUp(name)) ?? (await create());
	if (existing) return existing;
	throw new StartupRefusal(
		'PostgreSQL does not run as root and no system user could be made for it: ' +
			'start Accord as an ordinary user, or set DATABASE_URL.'
	);
}

async function create(): Promise<SystemUser | undefined> {
	for (const [command, ...args] of waysToCreate) {
		const made = await run(command, args).then(
			() => true,
			() => false
		);
		if (made) return lookUp(name);
	}
	return lookUp('nobody');
}

const waysToCreate: readonly [string, ...string[]][] = [
	['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name],
	['adduser', '-S', '-D', '-H', '-s', '/sbin/nologin', name]
];

async function lookUp(user: string): Promise<SystemUser | undefined> {
	const uid = await idOf('-u', user);
	const gid = await idOf('-g', user);
	return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

async function idOf(flag: '-u' | '-g', user: string): Promise<number | undefined> {
	return run('id', [flag, user]).then(
		({ stdout }) => Number(stdout.trim()),
		() => undefined
	);
}
