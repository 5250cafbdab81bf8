import type { RecordId, UserId } from '../ids.ts';
import type { DetailsByKind } from './details.ts';
import type { RecordKind } from './kind.ts';

export interface RecordHead {
	readonly id: RecordId;
	readonly revision: number;
	readonly recordedAt: string;
	readonly recordedBy: UserId;
	readonly revisedAt: string;
	readonly revisedBy: UserId;
	/** Who last said what the kind takes a position in (`statement.ts`), such as a cause's status. */
	readonly statedAt: string;
	readonly statedBy: UserId;
	/** Null while it stands. */
	readonly enteredInErrorAt: string | null;
	readonly enteredInErrorReason: string;
}

export interface RecordOf<Kind extends RecordKind> extends RecordHead {
	readonly kind: Kind;
	readonly details: DetailsByKind[Kind];
}

/** One structured entry of the patient's history, imaging, conditions or re-evaluation. */
export type ClinicalRecord = { readonly [Kind in RecordKind]: RecordOf<Kind> }[RecordKind];

/** All that stand of one kind, in the order in which they were recorded. */
export function recordsOf<Kind extends RecordKind>(
	records: Iterable<ClinicalRecord>,
	kind: Kind
): readonly RecordOf<Kind>[] {
	const isOne = (record: ClinicalRecord): record is RecordOf<Kind> & ClinicalRecord =>
		record.kind === kind && record.enteredInErrorAt === null;
	return [...records]
		.filter(isOne)
		.toSorted((one, other) => (one.recordedAt + one.id < other.recordedAt + other.id ? -1 : 1));
}
