'use strict';

// `npm test`: installs if needed, then hands over to test.ts under the right Node.

const { spawn } = require('child_process');

const { ensureInstalled, findNode, main, root } = require('./prepare.cjs');

main(function () {
	ensureInstalled();
	const node = findNode();
	const tests = spawn(node, ['src/bin/test.ts'], { cwd: root, stdio: 'inherit' });
	tests.on('exit', function (code, signal) {
		process.exit(signal || code === null ? 1 : code);
	});
});
