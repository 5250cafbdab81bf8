import { put } from '../change.ts';
import type { Deciders, Moment } from '../decision.ts';
import { isEqual } from '../equal.ts';
import type { Refusal } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import { refuseStale } from '../revision.ts';
import { refuseText, textLimits, tidy } from '../text.ts';
import { refuseDetails, tidyDetails } from './check-details.ts';
import type { RecordCommands } from './command.ts';
import type { AnyDetails } from './field.ts';
import type { RecordKind } from './kind.ts';
import { recordFrom } from './record-from.ts';
import { mayAddRecord, mayReviseRecord, mayWriteRecord } from './policy.ts';
import type { ClinicalRecord } from './record.ts';
import { isOnlyOne, statements, uniqueFields } from './statement.ts';

export const recordDeciders: Deciders<RecordCommands> = {
	AddRecord: ({ recordId, kind, details: given }, moment) => {
		const { state, actor, now } = moment;
		if (!mayAddRecord(actor, kind, given)) return err({ code: 'forbidden' });
		if (state.record.has(recordId)) return err({ code: 'already-exists' });
		const details = tidyDetails(kind, given);
		const refusal =
			refuseDetails(kind, details, moment) ??
			refuseUnreasoned(kind, { before: null, after: details }) ??
			refuseSecond(kind, { details, own: null }, moment);
		if (refusal) return err(refusal);
		const head = {
			id: recordId,
			revision: 1,
			recordedAt: now,
			recordedBy: actor.id,
			revisedAt: now,
			revisedBy: actor.id,
			statedAt: now,
			statedBy: actor.id,
			enteredInErrorAt: null,
			enteredInErrorReason: ''
		};
		const record = recordFrom(head, kind, details);
		return record ? ok([put('record', record)]) : err(misshapen);
	},

	ReviseRecord: (input, moment) => {
		const record = moment.state.record.get(input.recordId);
		if (!record) return err({ code: 'not-found' });
		if (!mayReviseRecord(moment.actor, record, input.after)) return err({ code: 'forbidden' });
		if (record.enteredInErrorAt !== null) return err(removed);
		const merged = merge(record, input);
		if (!merged.ok) return merged;
		const details = merged.value;
		const before: AnyDetails = record.details;
		const refusal =
			refuseDetails(record.kind, details, moment) ??
			refuseUnreasoned(record.kind, { before, after: details }) ??
			refuseSecond(record.kind, { details, own: record }, moment);
		if (refusal) return err(refusal);
		const revised = recordFrom(headAfter(record, details, moment), record.kind, details);
		return revised ? ok([put('record', revised)]) : err(misshapen);
	},

	RemoveRecord: (input, { state, actor, now }) => {
		const record = state.record.get(input.recordId);
		if (!record) return err({ code: 'not-found' });
		if (!mayWriteRecord(actor, record)) return err({ code: 'forbidden' });
		const enteredInErrorReason = tidy(input.reason);
		const refusal =
			refuseStale('record', record, input.expectedRevision) ??
			refuseText('reason', enteredInErrorReason, { max: textLimits.reason, required: false });
		if (refusal) return err(refusal);
		if (record.enteredInErrorAt !== null) return err({ code: 'already-exists' });
		if (enteredInErrorReason === '') return err({ code: 'reason-needed' });
		return ok([
			put('record', {
				...record,
				revision: record.revision + 1,
				revisedAt: now,
				revisedBy: actor.id,
				enteredInErrorAt: now,
				enteredInErrorReason
			})
		]);
	}
};

const misshapen = { code: 'invalid-input', field: 'details', problem: 'unknown' } as const;
const removed = { code: 'invalid-input', field: 'recordId', problem: 'removed' } as const;

/** Lays the wanted fields over what stands; what somebody else changed meanwhile is `stale`. */
function merge(
	record: ClinicalRecord,
	input: RecordCommands['ReviseRecord']
): Result<AnyDetails, Refusal> {
	const stale: Refusal = { code: 'stale', kind: 'record', current: record };
	if (input.expectedRevision > record.revision) return err(stale);
	const current: AnyDetails = record.details;
	const after = tidyDetails(record.kind, input.after);
	const before = tidyDetails(record.kind, input.before);
	const asked = Object.keys(after);
	const unseen = asked.find((field) => before[field] === undefined);
	if (unseen !== undefined) {
		return err({ code: 'invalid-input', field: `before.${unseen}`, problem: 'missing' });
	}
	const changed = asked.filter((field) => !isEqual(after[field], current[field]));
	if (changed.some((field) => !isEqual(before[field], current[field]))) return err(stale);
	return changed.length === 0 ? err({ code: 'already-exists' }) : ok({ ...current, ...after });
}

function headAfter(record: ClinicalRecord, details: AnyDetails, { actor, now }: Moment) {
	const field = statements[record.kind]?.field;
	const before: AnyDetails = record.details;
	const isRestated = field !== undefined && details[field] !== before[field];
	return {
		...record,
		revision: record.revision + 1,
		revisedAt: now,
		revisedBy: actor.id,
		statedAt: isRestated ? now : record.statedAt,
		statedBy: isRestated ? actor.id : record.statedBy
	};
}

/** Saying otherwise than before needs a reason, and the old reason is none for the new word. */
function refuseUnreasoned(
	kind: RecordKind,
	{ before, after }: { readonly before: AnyDetails | null; readonly after: AnyDetails }
): Refusal | null {
	const statement = statements[kind];
	if (!statement?.reason) return null;
	const { field, reason } = statement;
	// An open question needs no reason to be asked.
	if ((before?.[field] ?? 'open') === after[field]) return null;
	const isGiven = after[reason] !== '' && after[reason] !== before?.[reason];
	return isGiven ? null : { code: 'reason-needed' };
}

function refuseSecond(
	kind: RecordKind,
	{ details, own }: { readonly details: AnyDetails; readonly own: ClinicalRecord | null },
	{ state }: Moment
): Refusal | null {
	if (!isOnlyOne(kind, details)) return null;
	const fields = uniqueFields[kind] ?? ['catalogueId'];
	const isThere = [...state.record.values()].some((record) => {
		const other: AnyDetails = record.details;
		const isOther = record.kind === kind && record.id !== own?.id;
		return (
			isOther &&
			record.enteredInErrorAt === null &&
			fields.every((field) => other[field] === details[field])
		);
	});
	return isThere ? { code: 'already-exists' } : null;
}
