import { conflictPairs } from '../../domain/catalogue/coverage.ts';
import type { PlanContent } from '../../domain/version/content.ts';
import type { SigningWarning } from '../../domain/version/warning.ts';
import { m } from '../../paraglide/messages.js';
import { conflictWords } from '../../copy/conflict-words.ts';

/** What a signature had to give a reason for, with the names as they stand in the signed text. */
export function warningWords(
	{ type, ids: [first = '', second = ''] }: SigningWarning,
	content: Pick<PlanContent, 'treatments' | 'records'>
): string {
	const treatment = (wanted: string) => content.treatments.find(({ id }) => id === wanted);
	const name = (wanted: string) => treatment(wanted)?.name ?? '';
	switch (type) {
		case 'treatment-without-purpose':
			return m.version_warning_purpose({ treatment: name(first) });
		case 'cause-unanswered': {
			const cause = content.records.find(({ id }) => id === first);
			return m.version_warning_cause({ cause: String(cause?.details['name'] ?? '') });
		}
		case 'treatments-conflict':
			return [
				m.version_warning_conflict({ one: name(first), other: name(second) }),
				whyNot(treatment(first)?.catalogueId, treatment(second)?.catalogueId)
			]
				.join(' ')
				.trim();
	}
}

function whyNot(first: string | undefined, second: string | undefined): string {
	const pair = conflictPairs.find(({ one, other }) => one === first && other === second);
	return pair ? conflictWords(pair.id) : '';
}

/** Where it can be mended in the plan. */
export function warningHref({ type, ids: [first = ''] }: SigningWarning, planHref: string): string {
	return type === 'cause-unanswered'
		? `${planHref}/why#cause-${first}`
		: `${planHref}#treatment-${first}`;
}
