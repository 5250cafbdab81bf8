import type { PlanState } from '../../domain/change.ts';
import type { Command } from '../../domain/command.ts';
import type { AnyDetails } from '../../domain/record/field.ts';
import type { RecordKind } from '../../domain/record/kind.ts';
import { m } from '../../paraglide/messages.js';
import { fieldWords, oneOfKindWords, valueWords } from './record-words.ts';

/** What the author of a record's command was doing; null for other commands. */
export function recordCommandTitle(command: Command, state: PlanState): string | null {
	if (command.name === 'AddRecord')
		return m.record_add({ one: oneOfKindWords(command.input.kind) });
	if (command.name !== 'ReviseRecord' && command.name !== 'RemoveRecord') return null;
	const kind = state.record.get(command.input.recordId)?.kind;
	if (kind === undefined) return null;
	const one = oneOfKindWords(kind);
	return command.name === 'ReviseRecord' ? m.record_edit({ one }) : m.record_remove_one({ one });
}

/** Everything that its author said, as plain text to be copied. */
export function recordCommandText(command: Command, state: PlanState): string {
	if (command.name === 'RemoveRecord') return command.input.reason;
	if (command.name === 'AddRecord') {
		return detailsText(command.input.kind, command.input.details, state);
	}
	if (command.name !== 'ReviseRecord') return '';
	const { recordId, after } = command.input;
	const kind = state.record.get(recordId)?.kind;
	if (kind !== undefined) return detailsText(kind, after, state);
	return Object.values(after)
		.filter((value) => typeof value === 'string' && value !== '')
		.join('\n');
}

function detailsText(kind: RecordKind, details: AnyDetails, state: PlanState): string {
	return Object.entries(details)
		.map(([field, value]) => ({ field, words: valueWords({ kind, field, value }, state) }))
		.filter(({ words }) => words !== '')
		.map(({ field, words }) => `${fieldWords(kind, field)} ${words}`)
		.join('\n');
}
