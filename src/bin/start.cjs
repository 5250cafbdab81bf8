'use strict';

// `npm start`: installs if needed, builds if anything changed, then becomes the server.

const { spawn } = require('child_process');

const { ensureBuilt, ensureInstalled, findNode, main, root } = require('./prepare.cjs');

main(function () {
	ensureInstalled();
	const node = findNode();
	ensureBuilt(node);
	const env = Object.assign({ LOG_LEVEL: 'warn' }, process.env);
	// The channel tells the server that this process is gone, however it went.
	const server = spawn(node, ['src/server.ts'], {
		cwd: root,
		env,
		stdio: ['inherit', 'inherit', 'inherit', 'ipc']
	});
	/** @type {NodeJS.Signals[]} */
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
	signals.forEach(function (signal) {
		process.on(signal, function () {
			server.kill(signal);
		});
	});
	server.on('exit', function (code, signal) {
		process.exit(signal || code === null ? 1 : code);
	});
});
