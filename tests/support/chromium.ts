import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { chromium } from '@playwright/test';

/** Where a Chromium that can be used is, and where it came from. */
export interface Chromium {
	readonly path: string;
	readonly from: string;
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Headless, quiet on the network, and able to run as root in a container. */
export const chromiumArguments = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

export function findChromium(): Chromium | undefined {
	const given = process.env['ACCORD_CHROMIUM'];
	if (given) return { path: given, from: 'ACCORD_CHROMIUM' };
	for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
		const path = names.map((name) => join(folder, name)).find(existsSync);
		if (path) return { path, from: 'this machine' };
	}
	const own = chromium.executablePath();
	return existsSync(own) ? { path: own, from: 'an earlier download by Playwright' } : undefined;
}

/** From the machine, else the system's package manager, else Playwright's own download. */
export function ensureChromium(): Chromium | undefined {
	const present = findChromium();
	if (present) return present;
	for (const [command, ...steps] of packageManagers) {
		if (process.getuid?.() !== 0 || !isCommand(command)) continue;
		for (const step of steps) spawnSync(command, step, { stdio: 'ignore' });
		const installed = findChromium();
		if (installed) return { ...installed, from: `the system's packages (${command})` };
	}
	const cli = join(import.meta.dirname, '../../node_modules/@playwright/test/cli.js');
	spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore' });
	const downloaded = findChromium();
	return downloaded && { ...downloaded, from: "Playwright's own download" };
}

const packageManagers: readonly [string, ...(readonly string[])[]][] = [
	['apt-get', ['update'], ['install', '--yes', '--no-install-recommends', 'chromium']],
	['dnf', ['install', '--assumeyes', 'chromium']],
	['apk', ['add', 'chromium']]
];

function isCommand(name: string): boolean {
	return spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined;
}
