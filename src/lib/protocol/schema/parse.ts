import * as v from 'valibot';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isProblem } from './text.ts';

export type InvalidInput = Extract<Refusal, { readonly code: 'invalid-input' }>;

const prototypeKeys = ['__proto__', 'constructor', 'prototype'];
const maxDepth = 16;
const maxFieldLength = 100;

/**
 * What a schema makes of anything at all; never throws. The problem names a rule, never what was
 * sent: answers and logs must not repeat it.
 */
export function parse<Output>(
	schema: v.GenericSchema<unknown, Output>,
	value: unknown
): Result<Output, InvalidInput> {
	const problem = shapeProblem(value);
	if (problem !== null) return err({ code: 'invalid-input', field: '', problem });
	const parsed = v.safeParse(schema, value, { abortEarly: true, abortPipeEarly: true });
	return parsed.success ? ok(parsed.output) : err(invalidInput(parsed.issues[0]));
}

function invalidInput(issue: v.BaseIssue<unknown>): InvalidInput {
	const field = (v.getDotPath(issue) ?? '').slice(0, maxFieldLength);
	const problem = isProblem(issue.message) ? issue.message : issue.type;
	return { code: 'invalid-input', field, problem };
}

/** Walks without recursion: neither depth nor a borrowed key may reach a schema. */
function shapeProblem(root: unknown): 'too-deep' | 'prototype-key' | null {
	let level = [root].filter(isContainer);
	for (let depth = 0; level.length > 0; depth += 1) {
		if (depth === maxDepth) return 'too-deep';
		if (level.some(hasPrototypeKey)) return 'prototype-key';
		level = level.flatMap((container) => Object.values(container).filter(isContainer));
	}
	return null;
}

function hasPrototypeKey(container: object): boolean {
	return prototypeKeys.some((key) => Object.hasOwn(container, key));
}

function isContainer(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
}
