import type { PlanContent } from '../../domain/version/content.ts';
import {
	warningKey,
	type AnsweredWarning,
	type SigningWarning
} from '../../domain/version/warning.ts';
import { warningHref, warningWords } from '../version/warning-words.ts';

/** A warning as the form asks for its reason. */
export interface ReasonAsked {
	readonly key: string;
	/** The id of its field. */
	readonly field: string;
	readonly words: string;
	readonly href: string;
}

export function reasonsAsked(
	warnings: readonly SigningWarning[],
	content: PlanContent,
	planHref: string
): readonly ReasonAsked[] {
	return warnings.map((warning, index) => ({
		key: warningKey(warning),
		field: `reason-${index + 1}`,
		words: warningWords(warning, content),
		href: warningHref(warning, planHref)
	}));
}

const prefix = 'reason ';

/** By key, what was written in the form's fields. */
export function reasonsIn(form: FormData): Readonly<Record<string, string>> {
	return Object.fromEntries(
		[...form.entries()].flatMap(([name, value]) =>
			name.startsWith(prefix) && typeof value === 'string'
				? [[name.slice(prefix.length), value]]
				: []
		)
	);
}

/** As the command carries it; what is no warning is refused by its schema. */
export function answeredIn(reasons: Readonly<Record<string, string>>) {
	return Object.entries(reasons).map(([key, reason]) => {
		const [type = '', ...ids] = key.split(' ');
		return { type, ids, reason } satisfies Record<keyof AnsweredWarning, unknown>;
	});
}
