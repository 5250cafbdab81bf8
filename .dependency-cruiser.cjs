'use strict';

// The import law of the design: each line of the folder map is a rule.

const lib = '^src/lib/';
const tests = '(\\.test|/test-[a-z-]+)\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{
			name: 'no-cycles',
			severity: 'error',
			comment: 'Two files that need each other are one file, or hide a third.',
			// Blocks hold blocks: the one component that draws itself.
			from: { pathNot: 'components/prose/ProseBlocks\\.svelte$' },
			to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }
		},
		only('domain', ['domain'], 'the domain knows nothing outside itself'),
		only('protocol', ['protocol', 'domain'], 'the wire speaks of the domain'),
		only('prose', ['prose', 'protocol', 'domain'], 'prose is shared by both sides'),
		only('proof', ['proof'], 'a proof is checked with nothing else at hand'),
		only(
			'server',
			['server', 'domain', 'protocol', 'prose', 'copy', 'proof'],
			'the server knows no screen'
		),
		only(
			'client',
			['client', 'domain', 'protocol', 'prose'],
			'the client reaches the server over the wire'
		),
		only(
			'components',
			[
				'components',
				'domain',
				'protocol',
				'prose',
				'proof',
				'client',
				'copy',
				'paraglide',
				'styles'
			],
			'components take data and give callbacks'
		),
		only('copy', ['copy', 'domain', 'protocol', 'paraglide'], 'copy is words for domain things'),
		{
			name: 'components-take-data',
			severity: 'error',
			comment:
				'Of the client, the wire and prose a component knows the types; it gets the rest handed in.',
			from: { path: `${lib}components/`, pathNot: tests },
			to: { path: `${lib}client/`, dependencyTypesNot: ['type-only'] }
		},
		{
			name: 'pure-domain',
			severity: 'error',
			comment: 'No platform and no package in the domain: no clock, no I/O, no framework.',
			from: { path: `${lib}domain/`, pathNot: tests },
			// RFC 8785 is a pure function, and not ours to write again.
			to: {
				dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional'],
				pathNot: 'node_modules/canonicalize/'
			}
		},
		{
			name: 'server-code-has-one-door',
			severity: 'error',
			comment: 'Only +*.server.ts, +server.ts, the hooks, the process and bin reach lib/server.',
			from: {
				path: '^src/',
				pathNot: [
					`${lib}server/`,
					'^src/routes/.*server\\.ts$',
					'^src/hooks\\.server\\.ts$',
					'^src/server\\.ts$',
					'^src/bin/',
					tests
				]
			},
			to: { path: `${lib}server/`, dependencyTypesNot: ['type-only'] }
		},
		{
			name: 'nothing-imports-routes',
			severity: 'error',
			comment: 'Routes are adapters; what two of them share belongs into lib.',
			from: { path: '^src/', pathNot: '^src/routes/' },
			to: { path: '^src/routes/' }
		},
		{
			name: 'drizzle-in-readers-and-writers',
			severity: 'error',
			comment: 'SQL has three homes: server/db, reader.ts and writer.ts.',
			from: {
				path: '^src/',
				pathNot: [
					`${lib}server/db/`,
					`${lib}server/.*(reader|writer)\\.ts$`,
					`${lib}server/observe/logger`,
					tests
				]
			},
			to: { path: 'node_modules/drizzle-orm/' }
		},
		{
			name: 'driver-in-db',
			severity: 'error',
			comment: 'Nothing goes around the guarded transaction helper (D4).',
			from: { path: '^src/', pathNot: [`${lib}server/db/`, `${lib}server/observe/logger`, tests] },
			to: { path: 'node_modules/postgres/', dependencyTypesNot: ['type-only'] }
		},
		{
			name: 'lucia-in-one-module',
			severity: 'error',
			comment: 'Deprecated, with an exit plan: it stays in server/auth (D10).',
			from: { path: '^src/', pathNot: `${lib}server/auth/` },
			to: { path: 'node_modules/lucia/' }
		},
		{
			name: 'names-that-say-nothing',
			severity: 'error',
			comment: 'Name a file after what it holds.',
			from: {},
			to: { path: '^src/.*/(utils?|helpers?|managers?|services?|common|misc)(\\.|/)' }
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: ['^src/lib/paraglide/', '^build/', '\\.svelte-kit'] },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: { extensions: ['.ts', '.js', '.svelte', '.cjs', '.json', '.css'] }
	}
};

/**
 * @param {string} folder
 * @param {string[]} allowed
 * @param {string} comment
 */
function only(folder, allowed, comment) {
	return {
		name: `import-law-${folder}`,
		/** @type {'error'} */
		severity: 'error',
		comment,
		from: { path: `${lib}${folder}/`, pathNot: tests },
		// words are data, and everybody's
		to: { path: '^src/', pathNot: [`${lib}(${allowed.join('|')})/`, '^src/i18n/messages/'] }
	};
}
