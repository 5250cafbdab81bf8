import type { PlanState } from '../../domain/change.ts';
import type { Command } from '../../domain/command.ts';
import type { AnyDetails } from '../../domain/record/field.ts';
import type { ClinicalRecord } from '../../domain/record/record.ts';
import { m } from '../../paraglide/messages.js';
import type { ConflictRow } from '../room/conflict-rows.ts';
import { recordTitle } from './record-title.ts';
import { fieldWords, valueWords } from './record-words.ts';

/** Both values of every field of a record that two people changed at the same time. */
export function recordConflictRows(
	command: Command,
	current: ClinicalRecord,
	state: PlanState
): readonly ConflictRow[] {
	if (command.name === 'RemoveRecord')
		return [
			{
				label: m.record_conflict_remove_label(),
				mine: m.record_conflict_remove({ reason: command.input.reason }),
				theirs: standing(current, state)
			}
		];
	if (command.name !== 'ReviseRecord') return [];
	const { kind } = current;
	const theirs: AnyDetails = current.details;
	const words = (field: string, all: AnyDetails) =>
		valueWords({ kind, field, value: all[field] }, state);
	return Object.keys(command.input.after)
		.map((field) => ({
			label: fieldWords(kind, field),
			mine: words(field, command.input.after),
			theirs: words(field, theirs)
		}))
		.filter((row) => row.mine !== row.theirs);
}

/** What would be removed, as it reads now. */
function standing(current: ClinicalRecord, state: PlanState): string {
	if (current.enteredInErrorAt !== null)
		return m.record_conflict_removed({ reason: current.enteredInErrorReason });
	const { kind } = current;
	const values = Object.entries(current.details)
		.map(([field, value]) => valueWords({ kind, field, value }, state))
		.filter((words) => words !== '');
	return [recordTitle(current), ...values].join('\n');
}
