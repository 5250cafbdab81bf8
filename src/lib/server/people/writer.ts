import { and, eq, isNull } from 'drizzle-orm';
import type { Role } from '../../domain/actor.ts';
import type { ClinicId, PatientId, PlanId, UserId } from '../../domain/ids.ts';
import type { DocumentKey } from '../../domain/plan/section.ts';
import { clinic, clinicMember, patient, user, type ClinicSettings } from '../db/schema/people.ts';
import { planHead } from '../db/schema/plan.ts';
import { proseClient } from '../db/schema/prose.ts';
import type { Head } from '../plan/chain.ts';
import type { Reading } from '../plan/reader.ts';

export async function insertClinic(
	{ orm }: Reading,
	row: { id: ClinicId; name: string; settings: ClinicSettings }
): Promise<void> {
	await orm.insert(clinic).values(row);
}

export async function insertUser(
	{ orm }: Reading,
	row: { id: UserId; name: string; email: string | null; createdAt: Date }
): Promise<void> {
	await orm.insert(user).values(row);
}

export async function insertClinicMember(
	{ orm }: Reading,
	row: { clinicId: ClinicId; userId: UserId; role: Exclude<Role, 'patient'> }
): Promise<void> {
	await orm.insert(clinicMember).values(row);
}

export interface NewPatient {
	readonly id: PatientId;
	readonly clinicId: ClinicId;
	readonly userId: UserId;
	readonly name: string;
	readonly birthDate: string;
	readonly identifier: string | null;
	readonly createdAt: Date;
}

export async function insertPatient({ orm }: Reading, row: NewPatient): Promise<void> {
	await orm.insert(patient).values(row);
}

/** Adds the clinic's number to somebody who had none. */
export async function completeIdentifier(
	{ orm }: Reading,
	patientId: PatientId,
	identifier: string
): Promise<void> {
	await orm
		.update(patient)
		.set({ identifier })
		.where(and(eq(patient.id, patientId), isNull(patient.identifier)));
}

export async function insertPlanHead({ orm }: Reading, planId: PlanId, head: Head): Promise<void> {
	await orm.insert(planHead).values({ planId, ...head });
}

/** A Yjs client id that is the server's own. */
export async function insertServerClient(
	{ orm }: Reading,
	row: { planId: PlanId; document: DocumentKey; clientId: number; leasedAt: Date }
): Promise<void> {
	await orm.insert(proseClient).values({ ...row, userId: null });
}
