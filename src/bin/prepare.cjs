'use strict';

// Runs before anything is installed, on whatever Node the machine has: plain CommonJS, nothing
// newer than Node 12 understands.

const { spawnSync } = require('child_process');
const { createHash } = require('crypto');
const fs = require('fs');
const path = require('path');

const root = path.resolve(__dirname, '..', '..');
const plain = 'PlainError';
const oldestMajor = 22;
const oldestMinor = 17;
// Says that an npm which could not follow the lock file installed this version of it in its way.
const acceptedNote = path.join('node_modules', '.accord-accepted');

/** @param {() => void} run */
function main(run) {
	process.chdir(root);
	try {
		run();
	} catch (error) {
		const isPlain = error instanceof Error && error.name === plain;
		process.stderr.write((isPlain ? error.message : String(error)) + '\n');
		process.exit(1);
	}
}

/**
 * An error whose message is the one sentence for the person at the keyboard.
 * @param {string} message
 */
function plainError(message) {
	const error = new Error(message);
	error.name = plain;
	return error;
}

function ensureInstalled() {
	if (isInstalled()) return;
	say('Installing what Accord is made of (once; this takes a minute or two) …');
	const first = npm(['ci', '--include=dev', '--no-audit', '--no-fund']);
	if (first.status === 0) return;
	refuseKnown(first.stderr);
	say('npm ci did not accept the lock file here; trying npm install …');
	const second = npm(['install', '--include=dev', '--no-audit', '--no-fund', '--no-save']);
	if (second.status === 0) {
		fs.writeFileSync(path.join(root, acceptedNote), hashOf(['package-lock.json']));
		return;
	}
	refuseKnown(second.stderr);
	throw plainError('The installation stopped: ' + lastLine(second.stderr));
}

// npm writes what it installed beside it; that is compared, so that nothing runs when all is there.
function isInstalled() {
	const wanted = readJson('package-lock.json');
	const present = readJson(path.join('node_modules', '.package-lock.json'));
	if (!wanted || !present) return false;
	if (readText(acceptedNote) === hashOf(['package-lock.json'])) return true;
	return Object.keys(wanted.packages).every(function (name) {
		if (name === '') return true;
		const found = present.packages[name];
		if (!found) return wanted.packages[name].optional === true;
		return found.version === wanted.packages[name].version;
	});
}

/** @param {string[]} args */
function npm(args) {
	const script = process.env['npm_execpath'];
	const isScript = script && /\.c?js$/.test(script);
	const command = isScript ? process.execPath : process.platform === 'win32' ? 'npm.cmd' : 'npm';
	const done = spawnSync(command, isScript ? [script].concat(args) : args, {
		cwd: root,
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024,
		shell: !isScript && process.platform === 'win32',
		stdio: ['ignore', 'inherit', 'pipe']
	});
	if (done.error) {
		throw plainError('npm is not on this machine: install Node.js with npm, then try again.');
	}
	return done;
}

/** @param {string} output */
function refuseKnown(output) {
	if (/ENOSPC|no space left/i.test(output)) {
		throw plainError('The disk that holds ' + root + ' is full: free some space and try again.');
	}
	if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/.test(output)) {
		throw plainError(
			'The package registry cannot be reached: connect to the network and try again ' +
				'(only the first start needs it).'
		);
	}
	if (/EACCES|EPERM|EROFS/.test(output)) {
		throw plainError(
			'This user may not write in ' + root + ': clone Accord into a folder of yours.'
		);
	}
}

/** The Node that was installed with Accord, or the machine's own where that one does not run. */
function findNode() {
	const name = 'node-' + (process.platform === 'win32' ? 'win' : process.platform);
	const file = process.platform === 'win32' ? 'node.exe' : 'node';
	const own = path.join(root, 'node_modules', name + '-' + process.arch, 'bin', file);
	if (fs.existsSync(own) && spawnSync(own, ['--version']).status === 0) return own;
	const version = /^(\d+)\.(\d+)/.exec(process.versions.node) || [];
	const major = Number(version[1]);
	if (major > oldestMajor) return process.execPath;
	if (major === oldestMajor && Number(version[2]) >= oldestMinor) return process.execPath;
	throw plainError(
		'Accord needs Node.js ' +
			oldestMajor +
			'.' +
			oldestMinor +
			' or newer; this is ' +
			process.versions.node +
			'.'
	);
}

const builtFrom = ['src', 'static', 'svelte.config.js', 'vite.config.ts', 'package-lock.json'];

/** @param {string} node */
function ensureBuilt(node) {
	const hash = hashOf(builtFrom);
	const note = path.join('build', '.built-from');
	if (readText(note) === hash) return;
	say('Building …');
	const vite = path.join('node_modules', 'vite', 'bin', 'vite.js');
	const done = spawnSync(node, [vite, 'build', '--logLevel', 'warn'], {
		cwd: root,
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024,
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const output = (done.stdout || '') + (done.stderr || '');
	refuseKnown(output);
	// Without its plugin paraglide only warns, and then every page is an error.
	const isWordless = /paraglide[^\n]*(?:fail|couldn't|could not|unable)/i.test(output);
	if (done.status !== 0 || isWordless) {
		process.stderr.write(output);
		throw plainError('The build stopped; what it said is above.');
	}
	fs.writeFileSync(path.join(root, note), hash);
}

/** @param {string[]} names */
function hashOf(names) {
	const hash = createHash('sha256');
	names.forEach(function (name) {
		listFiles(path.join(root, name)).forEach(function (file) {
			hash.update(path.relative(root, file) + '\0');
			hash.update(fs.readFileSync(file));
		});
	});
	return hash.digest('hex');
}

/**
 * Generated files and tests are no input of the build.
 * @param {string} at
 * @returns {string[]}
 */
function listFiles(at) {
	if (!fs.existsSync(at) || /paraglide$|\.test\.ts$/.test(at)) return [];
	if (!fs.statSync(at).isDirectory()) return [at];
	/** @type {string[]} */
	const found = [];
	fs.readdirSync(at)
		.sort()
		.forEach(function (name) {
			found.push.apply(found, listFiles(path.join(at, name)));
		});
	return found;
}

/** @param {string} name */
function readJson(name) {
	const text = readText(name);
	return text === undefined ? undefined : JSON.parse(text);
}

/** @param {string} name */
function readText(name) {
	const file = path.join(root, name);
	return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}

/** @param {string} text */
function lastLine(text) {
	const lines = text.split('\n').filter(function (line) {
		return line.trim() !== '';
	});
	return lines[lines.length - 1] || 'npm said nothing.';
}

/** @param {string} text */
function say(text) {
	process.stdout.write(text + '\n');
}

module.exports = { ensureBuilt, ensureInstalled, findNode, main, plainError, root };
