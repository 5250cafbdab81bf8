import { DrizzleQueryError } from 'drizzle-orm/errors';
import * as v from 'valibot';
import { expect, test } from 'vitest';

import { createLogger } from './logger.ts';

const secret = 'Rosa-Alvarez-1961';

function linesOf(act: (log: ReturnType<typeof createLogger>) => void): string {
	let text = '';
	act(createLogger({ level: 'debug', write: (line) => (text += line) }));
	return text;
}

test('[R-OP-9] fields that hold what people wrote or sign in with are removed', () => {
	const text = linesOf((log) => {
		log.info({ password: secret, patient: { name: secret, birthDate: secret } }, 'one');
		log.info({ request: { headers: { cookie: secret, authorization: secret } } }, 'two');
		log.info({ command: { input: { text: secret } } }, 'three');
	});
	expect(text).not.toContain(secret);
	expect(text.trim().split('\n')).toHaveLength(3);
});

test('[R-OP-9] an error keeps its kind and its frames but no values of rows', () => {
	const query = new DrizzleQueryError('select $1', [secret], new Error('cause'));
	const parsed = v.safeParse(v.object({ dose: v.number() }), { dose: secret });
	const text = linesOf((log) => {
		log.error({ err: query }, 'query');
		log.error({ err: syntaxError(`{"patient": ${secret}}`) }, 'text');
		if (!parsed.success) log.error({ err: new v.ValiError(parsed.issues) }, 'input');
	});
	expect(text).not.toContain('Rosa');
	expect(text).toContain('cause');
	expect(text).toContain('dose: number');
});

function syntaxError(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		return error;
	}
}
