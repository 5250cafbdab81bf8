import * as v from 'valibot';
import { m } from '$lib/paraglide/messages.js';

/** What the form says, and in which field it is not enough. */
export const signInInput = v.object({
	email: v.pipe(
		v.string(m.sign_in_email_missing),
		v.trim(),
		v.nonEmpty(m.sign_in_email_missing),
		v.maxLength(254, m.sign_in_email_malformed),
		v.regex(/^[^\s@]+@[^\s@]+$/, m.sign_in_email_malformed)
	),
	password: v.pipe(
		v.string(m.sign_in_password_missing),
		v.nonEmpty(m.sign_in_password_missing),
		v.maxLength(1024, m.sign_in_not_recognised)
	)
});

export interface FieldError {
	readonly field?: string;
	readonly message: string;
}

/** The first problem of each field, in the order of the form. */
export function fieldErrors(issues: readonly v.BaseIssue<unknown>[]): readonly FieldError[] {
	const found = new Map<string, FieldError>();
	for (const issue of issues) {
		const field = String(issue.path?.[0]?.key ?? '');
		if (!found.has(field)) found.set(field, { field, message: issue.message });
	}
	return [...found.values()];
}
