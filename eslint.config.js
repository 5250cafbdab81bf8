import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import typescript from 'typescript-eslint';

import svelteConfig from './svelte.config.js';

const everywhere = [
	{
		selector: 'ExportAllDeclaration',
		message: 'No barrels: import from the file that defines a thing.'
	},
	{
		selector: "CallExpression[callee.object.name='sql'][callee.property.name=/^(raw|identifier)$/]",
		message: 'Only parameterised SQL (R-DB-7): text in a statement is how injection begins.'
	},
	{ selector: 'TSEnumDeclaration', message: 'Use a tuple `as const` and its union.' }
];

const noDefaultExport = {
	selector: 'ExportDefaultDeclaration',
	message: 'Named exports only: one thing, one name.'
};

const noClock = [
	{
		selector: "NewExpression[callee.name='Date'][arguments.length=0]",
		message: 'Time is an argument: take `now` from the context.'
	},
	{
		selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
		message: 'Time is an argument: take `now` from the context.'
	},
	{
		selector:
			'CallExpression[callee.property.name=/^(random|randomUUID|getRandomValues)$/][callee.object.name=/^(Math|crypto)$/]',
		message: 'Ids and randomness are arguments.'
	}
];

export default typescript.config(
	{
		ignores: ['build/', '.svelte-kit/', '.cache/', 'data/', 'src/lib/paraglide/', 'test-results/']
	},
	...typescript.configs.recommended,
	...svelte.configs.recommended,
	{
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		languageOptions: { globals: { ...globals.node, ...globals.browser } },
		rules: {
			'max-lines': ['error', 300],
			'max-lines-per-function': ['error', 60],
			// A switch over a closed union is one decision; a chain of guards is read line by line.
			complexity: ['error', { max: 12, variant: 'modified' }],
			'max-params': ['error', 3],
			eqeqeq: 'error',
			'no-async-promise-executor': 'error',
			'no-constant-binary-expression': 'error',
			'no-constant-condition': ['error', { checkLoops: false }],
			'no-debugger': 'error',
			'no-dupe-else-if': 'error',
			'no-empty': 'error',
			'no-loss-of-precision': 'error',
			'no-self-assign': 'error',
			'no-unsafe-finally': 'error',
			'no-useless-catch': 'error',
			'no-useless-escape': 'error',
			'no-var': 'error',
			'prefer-const': 'error',
			'no-restricted-syntax': ['error', ...everywhere, noDefaultExport],
			'@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
			'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }
			]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: {
				parser: typescript.parser,
				// Only this part: a cache cannot be kept over a configuration with functions.
				svelteConfig: { compilerOptions: svelteConfig.compilerOptions }
			}
		},
		rules: {
			'svelte/no-at-html-tags': 'error',
			'svelte/require-each-key': 'error',
			'svelte/prefer-const': ['error', { excludedRunes: ['$props', '$derived', '$state'] }],
			'prefer-const': 'off',
			// What is reactive says so with $state; a plain Map is meant as one.
			'svelte/prefer-svelte-reactivity': 'off',
			// Addresses are few and typed by the router's own matchers.
			'svelte/no-navigation-without-resolve': 'off',
			'max-lines-per-function': 'off'
		}
	},
	{
		// A statement that nobody awaits is never sent; only types can show that.
		files: ['src/lib/{server,client}/**/*.ts', 'src/hooks.server.ts', 'src/routes/**/*.ts'],
		languageOptions: { parserOptions: { projectService: true } },
		rules: { '@typescript-eslint/no-floating-promises': 'error' }
	},
	{
		// What runs speaks through its log, which leaves out what nobody else should read (I9).
		files: ['src/lib/**/*.{ts,svelte}', 'src/routes/**/*.{ts,svelte}', 'src/hooks.server.ts'],
		rules: { 'no-console': 'error' }
	},
	{
		files: ['src/lib/{domain,protocol,prose}/**/*.ts'],
		ignores: ['**/*.test.ts'],
		rules: { 'no-restricted-syntax': ['error', ...everywhere, noDefaultExport, ...noClock] }
	},
	{
		// Brands are made in one place, and roots meet what no type describes.
		files: [
			'**/ids.ts',
			'**/*.test.ts',
			'tests/**/*.ts',
			'src/server.ts',
			'src/lib/server/runtime.ts'
		],
		rules: { '@typescript-eslint/consistent-type-assertions': 'off' }
	},
	{
		files: ['**/*.test.ts', '**/*.spec.ts', 'tests/**/*.ts'],
		rules: {
			'max-lines': ['error', 400],
			'max-lines-per-function': 'off',
			'max-params': 'off',
			'no-restricted-syntax': ['error', ...everywhere]
		}
	},
	{
		// Constants of the domain in a check constraint, which takes no parameters.
		files: ['src/lib/server/db/schema/column.ts'],
		rules: { 'no-restricted-syntax': ['error', noDefaultExport] }
	},
	{
		// Tools ask for a default export, and Node 12 for CommonJS.
		files: ['*.config.{js,ts}', '**/*.config.ts', '**/*.cjs', '.*.cjs'],
		rules: {
			'no-restricted-syntax': 'off',
			'@typescript-eslint/no-require-imports': 'off',
			'prefer-spread': 'off'
		}
	}
);
