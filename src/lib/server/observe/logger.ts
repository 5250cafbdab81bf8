import { DrizzleQueryError } from 'drizzle-orm/errors';
import pino from 'pino';
import postgres from 'postgres';
import { isValiError } from 'valibot';

import type { LogLevel } from '../config.ts';
import type { Log } from './log.ts';

export interface LoggerOptions {
	readonly level: LogLevel;
	/** Where lines go; standard error unless a test listens. */
	readonly write?: (line: string) => void;
}

/** JSON lines. What people wrote, who they are and how they sign in never gets in (I9). */
export function createLogger({ level, write }: LoggerOptions): Log {
	const stream = write ? { write } : pino.destination({ fd: 2, sync: true });
	return pino(
		{
			level,
			base: { pid: process.pid },
			timestamp: pino.stdTimeFunctions.isoTime,
			serializers: { err: describeError, error: describeError },
			redact: { paths: secretPaths, censor: '[removed]' }
		},
		stream
	);
}

/** What of an error may be kept: drivers put values of rows into their messages. */
export function describeError(error: unknown): object {
	if (!(error instanceof Error)) return { type: typeof error };
	const known = { type: error.name, stack: framesOf(error) };
	if (error instanceof DrizzleQueryError) return describeError(error.cause);
	if (error instanceof postgres.PostgresError) {
		const { code, routine, severity, table_name: table, constraint_name: constraint } = error;
		return { ...known, code, routine, severity, table, constraint };
	}
	if (isValiError(error)) return { ...known, at: error.issues.map(pathOf) };
	// What does not parse is quoted in the message.
	if (error instanceof SyntaxError) return known;
	const code = 'code' in error ? { code: error.code } : {};
	const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
	return { ...known, message: error.message, ...code, ...cause };
}

const secretNames = [
	'password',
	'token',
	'secret',
	'cookie',
	'authorization',
	'email',
	'name',
	'identifier',
	'birthDate',
	'text',
	'body',
	'payload',
	'update',
	'params',
	'parameters'
];

const secretPaths = [
	...secretNames,
	...secretNames.map((name) => `*.${name}`),
	...secretNames.map((name) => `*.*.${name}`),
	'*.headers["set-cookie"]'
];

function framesOf(error: Error): string[] {
	const lines = error.stack?.split('\n') ?? [];
	return lines.filter((line) => /^\s+at /.test(line)).map((line) => line.trim());
}

function pathOf(issue: { type: string; path?: readonly { key?: unknown }[] | undefined }): string {
	const path = issue.path?.map((step) => String(step.key)).join('.') ?? '';
	return `${path}: ${issue.type}`;
}
