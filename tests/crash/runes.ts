import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';

import { compileModule } from 'svelte/compiler';

// Lets plain Node load the product's own client library, runes and all, as a browser would run it:
// `node --import ./tests/crash/runes.ts`.
registerHooks({
	resolve: (specifier, context, next) => {
		const isSvelte = specifier === 'svelte' || specifier.startsWith('svelte/');
		const conditions = isSvelte ? ['browser', ...context.conditions] : context.conditions;
		return next(specifier, { ...context, conditions });
	},
	load: (url, context, next) => {
		if (!url.endsWith('.svelte.ts')) return next(url, context);
		const filename = fileURLToPath(url);
		const plain = stripTypeScriptTypes(readFileSync(filename, 'utf8'));
		const { js } = compileModule(plain, { filename, generate: 'client' });
		return { format: 'module', source: js.code, shortCircuit: true };
	}
});
