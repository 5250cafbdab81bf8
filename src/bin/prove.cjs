'use strict';

// `npm run prove`: installs and builds if needed, then hands over to the proof under the right Node.

const { spawn } = require('child_process');

const { ensureBuilt, ensureInstalled, findNode, main, root } = require('./prepare.cjs');

main(function () {
	ensureInstalled();
	const node = findNode();
	ensureBuilt(node);
	const args = ['tests/prove/main.ts'].concat(process.argv.slice(2));
	const proof = spawn(node, args, { cwd: root, stdio: 'inherit' });
	proof.on('exit', function (code, signal) {
		process.exit(signal || code === null ? 1 : code);
	});
});
