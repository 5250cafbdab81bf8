import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ out: 'build' }),
		// Only who keeps a copy of a plan has a worker: the page registers it then.
		serviceWorker: { register: false },
		alias: { $messages: 'src/lib/paraglide/messages' },
		typescript: {
			config: (config) => ({
				...config,
				include: [...config.include, '../tests/**/*.ts', '../*.config.ts']
			})
		},
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'form-action': ['self'],
				'base-uri': ['none'],
				'object-src': ['none'],
				'frame-ancestors': ['none'],
				'manifest-src': ['self'],
				'worker-src': ['self']
			}
		}
	}
};
