import * as v from 'valibot';
import { err, ok, type Result } from '../../domain/result.ts';

export interface InvalidInput {
	readonly code: 'invalid-input';
	/** Path of the first thing that is wrong, joined by dots; empty for the whole. */
	readonly field: string;
	readonly problem: string;
}

/** Turns what came from outside into what the inside trusts. Never throws. */
export function parse<Output>(
	schema: v.GenericSchema<unknown, Output>,
	input: unknown
): Result<Output, InvalidInput> {
	const result = v.safeParse(schema, input, { abortEarly: true, abortPipeEarly: true });
	if (result.success) return ok(result.output);
	const [issue] = result.issues;
	return err({
		code: 'invalid-input',
		field: v.getDotPath(issue) ?? '',
		problem: issue.message
	});
}
