import { join, resolve } from 'node:path';

import * as v from 'valibot';

import { StartupRefusal } from './startup-refusal.ts';

export interface Config {
	readonly port: number;
	/** The address to listen on. */
	readonly host: string;
	/** The one origin that browsers use; everything else is foreign. */
	readonly origin: string;
	/** Undefined: Accord runs a PostgreSQL of its own in `dataDir`. */
	readonly databaseUrl: string | undefined;
	/** Through which several nodes hear of each other at once; they work without. */
	readonly redisUrl: string | undefined;
	readonly dataDir: string;
	/** The file of the key that seals what is given out; undefined: nothing can be sealed. */
	readonly signingKeyFile: string | undefined;
	/** What an empty database becomes; a database that has its mark keeps it. */
	readonly demonstration: { readonly wanted: boolean; readonly explicit: boolean };
	/** How many proxies of ours stand in front; 0 means that forwarded headers are ignored. */
	readonly trustedProxies: number;
	readonly logLevel: LogLevel;
	readonly maxConnections: number;
	readonly metrics: MetricsConfig;
}

export interface MetricsConfig {
	/** Undefined: metrics have no port of their own. */
	readonly port: number | undefined;
	readonly host: string;
	/** Who has it may ask the main port for metrics and for the detail of the health page. */
	readonly token: string | undefined;
}

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment; throws `StartupRefusal` with one plain sentence about the first mistake. */
export function readConfig(environment: Environment): Config {
	const settings = parse(environment);
	if (settings.REDIS_URL !== undefined && settings.DATABASE_URL === undefined) {
		throw new StartupRefusal(
			'REDIS_URL joins several nodes, and these need one database: set DATABASE_URL too.'
		);
	}
	const wanted = settings.ACCORD_DEMO ?? settings.DATABASE_URL === undefined;
	const host = settings.HOST ?? (wanted ? '127.0.0.1' : '0.0.0.0');
	return {
		port: settings.PORT,
		host,
		origin: originOf(settings.ORIGIN, host, settings.PORT),
		databaseUrl: settings.DATABASE_URL,
		redisUrl: settings.REDIS_URL,
		dataDir: resolve(settings.ACCORD_DATA),
		signingKeyFile: signingKeyFile(settings),
		demonstration: { wanted, explicit: settings.ACCORD_DEMO !== undefined },
		trustedProxies: settings.TRUST_PROXY,
		logLevel: settings.LOG_LEVEL,
		maxConnections: settings.ACCORD_CONNECTIONS,
		metrics: {
			port: settings.METRICS_PORT,
			host: settings.METRICS_HOST,
			token: settings.METRICS_TOKEN
		}
	};
}

export function isLoopback(host: string): boolean {
	return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

const wholeNumber = (name: string, [least, most]: readonly [number, number]) =>
	v.pipe(
		v.string(),
		v.regex(/^\d+$/, `${name} must be a whole number from ${least} to ${most}.`),
		v.transform(Number),
		v.minValue(least, `${name} must be a whole number from ${least} to ${most}.`),
		v.maxValue(most, `${name} must be a whole number from ${least} to ${most}.`)
	);

const address = (name: string, schemes: readonly string[]) =>
	v.pipe(
		v.string(),
		v.check(
			(text) => schemes.includes(URL.parse(text)?.protocol ?? ''),
			`${name} must be an address that begins with ${schemes.map((s) => `${s}//`).join(' or ')}.`
		)
	);

const settingsSchema = v.object({
	PORT: v.optional(wholeNumber('PORT', [1, 65_535]), '3000'),
	HOST: v.optional(v.string()),
	ORIGIN: v.optional(address('ORIGIN', ['https:', 'http:'])),
	DATABASE_URL: v.optional(address('DATABASE_URL', ['postgres:', 'postgresql:'])),
	REDIS_URL: v.optional(address('REDIS_URL', ['redis:', 'rediss:'])),
	ACCORD_DATA: v.optional(v.string(), 'data'),
	ACCORD_SIGNING_KEY: v.optional(v.string()),
	ACCORD_DEMO: v.optional(
		v.pipe(
			v.picklist(['0', '1'], 'ACCORD_DEMO must be 0 or 1.'),
			v.transform((text) => text === '1')
		)
	),
	TRUST_PROXY: v.optional(wholeNumber('TRUST_PROXY', [0, 10]), '0'),
	LOG_LEVEL: v.optional(
		v.picklist(logLevels, `LOG_LEVEL must be one of ${logLevels.join(', ')}.`),
		'info'
	),
	ACCORD_CONNECTIONS: v.optional(wholeNumber('ACCORD_CONNECTIONS', [2, 200]), '10'),
	METRICS_PORT: v.optional(wholeNumber('METRICS_PORT', [1, 65_535])),
	METRICS_HOST: v.optional(v.string(), '127.0.0.1'),
	METRICS_TOKEN: v.optional(
		v.pipe(v.string(), v.regex(/^\S{16,}$/, 'METRICS_TOKEN must be 16 characters or more.'))
	)
});

/** Beside a database of our own; with one of yours, nodes must share it, so it is named. */
function signingKeyFile(settings: v.InferOutput<typeof settingsSchema>): string | undefined {
	const { ACCORD_SIGNING_KEY: given, ACCORD_DATA: data, DATABASE_URL: url } = settings;
	if (given !== undefined) return resolve(given);
	return url === undefined ? join(resolve(data), 'signing-key') : undefined;
}

// An empty setting counts as none: that is what an unset line in a compose file gives.
function parse(environment: Environment): v.InferOutput<typeof settingsSchema> {
	const given = Object.entries(environment).filter(([, value]) => value !== '');
	const result = v.safeParse(settingsSchema, Object.fromEntries(given));
	if (result.success) return result.output;
	throw new StartupRefusal(result.issues[0].message);
}

function originOf(given: string | undefined, host: string, port: number): string {
	if (given === undefined) {
		if (isLoopback(host)) return `http://localhost${port === 80 ? '' : `:${port}`}`;
		throw new StartupRefusal(
			`Others can reach Accord at HOST=${host}, so it must know its address: ` +
				'set ORIGIN, for instance to https://accord.example.org.'
		);
	}
	const url = new URL(given);
	if (url.protocol === 'https:' || isLoopback(url.hostname)) return url.origin;
	throw new StartupRefusal('ORIGIN must begin with https:// except on localhost.');
}
