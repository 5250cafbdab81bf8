import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const alias = {
	$lib: fileURLToPath(new URL('./src/lib', import.meta.url)),
	$messages: fileURLToPath(new URL('./src/lib/paraglide/messages', import.meta.url))
};

// Pure tests start nothing; the rest say in their name what they need.
export default defineConfig({
	test: {
		projects: [
			{
				resolve: { alias },
				test: {
					name: 'unit',
					// Property tests on a machine that is busy with the rest.
					testTimeout: 30_000,
					include: ['src/**/*.test.ts', 'tests/*.test.ts', 'tests/fuzz/**/*.test.ts'],
					exclude: ['**/*.pg.test.ts', '**/*.svelte.test.ts', 'node_modules/**']
				}
			},
			{
				plugins: [svelte()],
				resolve: { alias, conditions: ['browser'] },
				test: { name: 'runes', include: ['src/**/*.svelte.test.ts'] }
			},
			{
				// rooms are rune classes
				plugins: [svelte()],
				resolve: { alias },
				test: {
					name: 'postgres',
					include: ['src/**/*.pg.test.ts', 'tests/**/*.pg.test.ts'],
					globalSetup: ['tests/support/postgres.ts'],
					testTimeout: 30_000,
					hookTimeout: 120_000,
					maxWorkers: 2
				}
			},
			{
				resolve: { alias },
				test: {
					name: 'crash',
					include: ['tests/crash/**/*.test.ts'],
					testTimeout: 600_000,
					hookTimeout: 120_000,
					fileParallelism: false
				}
			}
		]
	}
});
