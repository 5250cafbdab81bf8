import { v7 } from 'uuid';
import type { CommandInputByName } from '../../domain/command.ts';
import { isEqual } from '../../domain/equal.ts';
import { toId, type RecordId } from '../../domain/ids.ts';
import { tidyDetails } from '../../domain/record/check-details.ts';
import type { AnyDetails } from '../../domain/record/field.ts';
import type { RecordKind } from '../../domain/record/kind.ts';
import { mayWriteRecord } from '../../domain/record/policy.ts';
import type { ClinicalRecord } from '../../domain/record/record.ts';
import type { Refused, RoomDesk } from '../room/room-desk.svelte.ts';

interface Saying {
	readonly kind: RecordKind;
	/** Null adds one. */
	readonly record: ClinicalRecord | null;
	/** What stood in each field when the author saw it. */
	readonly seen: AnyDetails;
	readonly said: AnyDetails;
}

/** Adds the record, or sends what differs from what the author saw. Nothing differs: nothing is sent. */
export function saveRecord(
	desk: RoomDesk,
	{ kind, record, seen, said }: Saying
): Promise<Refused | null> {
	const details = tidyDetails(kind, said);
	if (record === null) {
		const recordId = toId<RecordId>(v7());
		return desk.send('AddRecord', { recordId, kind, details }, recordId);
	}
	const changed = Object.keys(details).filter((name) => !isEqual(details[name], seen[name]));
	if (changed.length === 0) return Promise.resolve(null);
	const of = (all: AnyDetails) =>
		Object.fromEntries(changed.map((name) => [name, all[name] ?? null]));
	const { id: recordId, revision: expectedRevision } = record;
	const input = { recordId, expectedRevision, before: of(seen), after: of(details) };
	if (!mayWriteRecord(desk.reader, record)) return suggestRecord(desk, input);
	return desk.send('ReviseRecord', input, recordId);
}

/** What somebody may not change is asked why, and sent as a suggestion. */
async function suggestRecord(
	desk: RoomDesk,
	{
		recordId,
		before,
		after
	}: Pick<CommandInputByName['ReviseRecord'], 'recordId' | 'before' | 'after'>
): Promise<Refused | null> {
	const message = await desk.suggest({ type: 'record', recordId, before, after });
	return message === null ? null : { field: null, problem: null, message };
}
