import { clinicianRoles, isClinician, roles, type Actor, type Role } from '../actor.ts';
import type { Permissions } from '../decision.ts';
import type { RecordCommands } from './command.ts';
import type { AnyDetails } from './field.ts';
import type { RecordKind } from './kind.ts';
import type { ClinicalRecord } from './record.ts';

export const recordRoles = {
	AddRecord: roles,
	ReviseRecord: roles,
	RemoveRecord: roles
} as const satisfies Record<keyof RecordCommands, readonly Role[]>;

/** Who adds a record of which kind. */
const addersByKind: Readonly<Record<RecordKind, readonly Role[]>> = {
	diagnosis: roles,
	operation: roles,
	symptom: roles,
	medicine: roles,
	allergy: roles,
	implant: roles,
	'past-treatment': roles,
	condition: roles,
	study: clinicianRoles,
	finding: clinicianRoles,
	reevaluation: clinicianRoles,
	cause: clinicianRoles,
	evidence: roles,
	stance: ['patient']
};

export const recordPermissions: Permissions<RecordCommands> = {
	AddRecord: ({ kind, details }, actor) => mayAddRecord(actor, kind, details),
	ReviseRecord: ({ recordId, after }, actor, state) => {
		const record = state.record.get(recordId);
		return record !== undefined && mayReviseRecord(actor, record, after);
	},
	RemoveRecord: ({ recordId }, actor, state) => {
		const record = state.record.get(recordId);
		return record !== undefined && mayWriteRecord(actor, record);
	}
};

/** With the details also: what a patient says about a cause is what they noticed. */
export function mayAddRecord(actor: Actor, kind: RecordKind, details?: AnyDetails): boolean {
	if (!addersByKind[kind].includes(actor.role)) return false;
	return details === undefined || isForThem(actor, kind, details);
}

export function mayReviseRecord(
	actor: Actor,
	record: ClinicalRecord,
	after: AnyDetails = {}
): boolean {
	return mayWriteRecord(actor, record) && isForThem(actor, record.kind, after);
}

/** Clinicians write what stands, whoever recorded it; a patient what they recorded themselves. */
export function mayWriteRecord(actor: Actor, record: ClinicalRecord): boolean {
	if (!addersByKind[record.kind].includes(actor.role)) return false;
	return isClinician(actor.role) ? !isPatientsOwn(record) : record.recordedBy === actor.id;
}

function isForThem(actor: Actor, kind: RecordKind, { direction }: AnyDetails): boolean {
	if (kind !== 'evidence' || direction === undefined) return true;
	return (direction === 'noticed') === !isClinician(actor.role);
}

/** A patient's own observation is nobody else's to reword. */
function isPatientsOwn(record: ClinicalRecord): boolean {
	return record.kind === 'evidence' && record.details.direction === 'noticed';
}
