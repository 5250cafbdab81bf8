import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { toId, type ClinicId, type PatientId, type PlanId, type UserId } from '../../domain/ids.ts';
import type { AccordTransaction } from '../db/accord.ts';
import {
	clinic,
	clinicMember,
	credential,
	installation,
	patient,
	user
} from '../db/schema/people.ts';
import { plan } from '../db/schema/plan.ts';
import type { Reading } from '../plan/reader.ts';
import type { KnownPatient } from './namesake.ts';

export interface Specialist {
	readonly userId: UserId;
	readonly name: string;
	readonly clinicId: ClinicId;
	readonly clinicName: string;
}

/** Everybody who can be asked to lead a plan, by clinic and name. */
export async function listSpecialists(reading: Reading): Promise<readonly Specialist[]> {
	const rows = await specialists(reading).orderBy(asc(clinic.name), asc(user.name), asc(user.id));
	return rows.map(toSpecialist);
}

export async function findSpecialist(
	reading: Reading,
	userId: UserId
): Promise<Specialist | undefined> {
	const [row] = await specialists(reading, eq(user.id, userId)).orderBy(asc(clinic.name)).limit(1);
	return row && toSpecialist(row);
}

function specialists({ orm }: Reading, condition?: ReturnType<typeof eq>) {
	return orm
		.select({
			userId: user.id,
			name: user.name,
			clinicId: clinic.id,
			clinicName: clinic.name
		})
		.from(clinicMember)
		.innerJoin(user, eq(user.id, clinicMember.userId))
		.innerJoin(clinic, eq(clinic.id, clinicMember.clinicId))
		.where(and(eq(clinicMember.role, 'pain-specialist'), isNull(user.disabledAt), condition))
		.$dynamic();
}

function toSpecialist(row: {
	userId: string;
	name: string;
	clinicId: string;
	clinicName: string;
}): Specialist {
	return { ...row, userId: toId<UserId>(row.userId), clinicId: toId<ClinicId>(row.clinicId) };
}

/** Makes the starting of plans at one clinic take turns, so that nobody is entered twice at once. */
export async function lockClinic({ orm }: AccordTransaction, clinicId: ClinicId): Promise<void> {
	await orm
		.select({ id: clinic.id })
		.from(clinic)
		.where(eq(clinic.id, clinicId))
		.for('no key update');
}

/** All patients of a clinic, with what the person who asks may know of each. */
export async function readClinicPatients(
	{ orm }: Reading,
	clinicId: ClinicId,
	askedBy: UserId
): Promise<KnownPatient[]> {
	const rows = await orm
		.select({
			patientId: patient.id,
			userId: patient.userId,
			name: patient.name,
			birthDate: patient.birthDate,
			identifier: patient.identifier,
			// Written out: Drizzle leaves the table's name off where it sees only one.
			isShared: sql<boolean>`exists (
				select 1 from plan p join plan_member m on m.plan_id = p.id
				where p.patient_id = patient.id and m.user_id = ${askedBy} and m.until is null)`,
			hasPassword: sql<boolean>`exists (
				select 1 from credential c where c.user_id = patient.user_id)`
		})
		.from(patient)
		.where(eq(patient.clinicId, clinicId))
		.orderBy(asc(patient.id));
	return rows.map((row) => ({
		...row,
		patientId: toId<PatientId>(row.patientId),
		userId: toId<UserId>(row.userId)
	}));
}

export interface PlanPatient {
	readonly userId: UserId;
	readonly name: string;
	readonly hasPassword: boolean;
	readonly startedBy: UserId;
}

/** Whose plan it is, and whether that person can sign in yet. */
export async function findPlanPatient(
	{ orm }: Reading,
	planId: PlanId
): Promise<PlanPatient | undefined> {
	const [row] = await orm
		.select({
			userId: patient.userId,
			name: plan.patientName,
			startedBy: plan.startedBy,
			hasPassword: sql<boolean>`exists (
				select 1 from ${credential} where ${credential.userId} = ${patient.userId})`
		})
		.from(plan)
		.innerJoin(patient, eq(patient.id, plan.patientId))
		.where(eq(plan.id, planId));
	return row && { ...row, userId: toId<UserId>(row.userId) };
}

/** Holds the database's mark, so that of two starts at once only one fills it. */
export async function lockInstallation({ orm }: AccordTransaction): Promise<void> {
	await orm.execute(sql`select set_config('lock_timeout', '60s', true)`);
	await orm.select({ id: installation.id }).from(installation).for('update');
}

export async function hasPeople({ orm }: Reading): Promise<boolean> {
	const rows = await orm.select({ id: user.id }).from(user).limit(1);
	return rows.length > 0;
}
