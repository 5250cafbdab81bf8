import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

import { devRealtime } from './src/bin/dev-realtime.ts';
import { oneLanguage } from './src/bin/one-language.ts';

export default defineConfig(({ command }) => ({
	plugins: [
		paraglideVitePlugin({
			project: './src/i18n/project.inlang',
			outdir: './src/lib/paraglide',
			strategy: ['baseLocale']
		}),
		oneLanguage(),
		sveltekit(),
		devRealtime()
	],
	resolve: { dedupe: ['yjs'] },
	// As hundreds of files of its own, each behind a lookup in its 180 kB of package.json, it would
	// take most of the time in which Accord starts.
	ssr: { noExternal: command === 'build' ? ['drizzle-orm'] : [] }
}));
