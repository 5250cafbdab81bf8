import type { ClinicPlace } from '../../domain/care-team/care-team.ts';
import type { ClinicId, PatientId, PlanId, UserId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { recordAudit } from '../audit/writer.ts';
import { makeSignInLink, type MadeLink } from '../auth/sign-in-link.ts';
import type { AccordTransaction } from '../db/accord.ts';
import { findClinician } from '../people/clinician-reader.ts';
import { findNamesakes, type Candidate, type KnownPatient } from '../people/namesake.ts';
import type { Namesakes } from '../people/namesake.ts';
import {
	findPlanPatient,
	findSpecialist,
	lockClinic,
	readClinicPatients,
	type Specialist
} from '../people/reader.ts';
import { completeIdentifier, insertPatient, insertUser } from '../people/writer.ts';
import { findMember } from '../plan/reader.ts';
import type { Context } from './context.ts';
import { newIdAt, writeNewPlan, type Founder, type PlanPerson } from './new-plan.ts';
import { readStartPlanEntry, type StartPlanEntry } from './start-plan-entry.ts';
import type { StartPlanOrder, StartPlanProblem } from './start-plan-entry.ts';

export interface StartedPlan {
	readonly planId: PlanId;
	readonly patientName: string;
	/** To hand over, shown once; null for somebody who has a password already. */
	readonly link: MadeLink | null;
}

export type StartPlanRefusal =
	| { readonly code: 'forbidden' }
	| { readonly code: 'invalid-input'; readonly problems: readonly StartPlanProblem[] }
	/** Somebody alike is known: the doctor says who it is, and sends again. */
	| ({ readonly code: 'known-patient' } & Omit<Namesakes, 'identifierOwner'>)
	/** The number is another person's; null when nothing may be said of that person. */
	| { readonly code: 'identifier-taken'; readonly owner: Candidate | null };

/**
 * A clinician starts a plan: the patient (if new), the plan, its members and its first content are
 * one transaction and the first events of the record. The same plan id again answers as before.
 */
export async function startPlan(
	context: Context,
	{ planId, ...entry }: StartPlanEntry & { readonly planId: string }
): Promise<Result<StartedPlan, StartPlanRefusal>> {
	const today = context.now().toISOString().slice(0, 10);
	const order = readStartPlanEntry(entry, { planId, today });
	if (!order.ok) return err({ code: 'invalid-input', problems: order.error });
	return context.database.transact((transaction) => startIn(transaction, context, order.value));
}

/** A new link for a patient who has none that works; older unused ones end. */
export async function renewSignInLink(
	context: Context,
	planId: PlanId
): Promise<Result<MadeLink, { readonly code: 'not-found' | 'forbidden' | 'has-password' }>> {
	return context.database.transact(async (transaction) => {
		const member = await findMember(transaction, planId, context.userId);
		const patient = member && (await findPlanPatient(transaction, planId));
		if (!patient) return err({ code: 'not-found' });
		if (member.role === 'patient') return err({ code: 'forbidden' });
		if (patient.hasPassword) return err({ code: 'has-password' });
		return ok(await makeLink(transaction, context, { planId, userId: patient.userId }));
	});
}

async function startIn(
	transaction: AccordTransaction,
	context: Context,
	order: StartPlanOrder
): Promise<Result<StartedPlan, StartPlanRefusal>> {
	const earlier = await findEarlier(transaction, context, order.planId);
	if (earlier) return earlier;
	const clinician = await findClinician(transaction, context.userId);
	if (!clinician) return err({ code: 'forbidden' });
	const specialist = await findSpecialist(transaction, order.specialistId);
	if (!specialist) return invalid('specialist', 'gone');

	await lockClinic(transaction, specialist.clinicId);
	// A second post of the same form waited here for the first.
	const first = await findEarlier(transaction, context, order.planId);
	if (first) return first;
	const known = await readClinicPatients(transaction, specialist.clinicId, context.userId);
	const chosen = choosePerson(order, known);
	if (!chosen.ok) return chosen;
	const { clinicId } = specialist;
	const patient = chosen.value
		? await completeKnown(transaction, chosen.value, order)
		: await addPatient(transaction, { order, clinicId, now: context.now() });
	const starter = { userId: context.userId, name: clinician.name, clinic: placeOf(clinician) };
	const founders = foundersOf({ starter, specialist, patient });
	await writeNewPlan(transaction, context, { order, clinicId, patient, founders });
	return ok(await answer(transaction, context, { planId: order.planId, patient }));
}

/** The same plan id again: the answer of the first time, for the one who asked. */
async function findEarlier(
	transaction: AccordTransaction,
	context: Context,
	planId: PlanId
): Promise<Result<StartedPlan, StartPlanRefusal> | null> {
	const patient = await findPlanPatient(transaction, planId);
	if (!patient) return null;
	if (patient.startedBy !== context.userId) return err({ code: 'forbidden' });
	return ok(await answer(transaction, context, { planId, patient }));
}

/** Whom the plan is for: a known person, or null for a new one. */
function choosePerson(
	{ patient, samePerson }: StartPlanOrder,
	known: readonly KnownPatient[]
): Result<KnownPatient | null, StartPlanRefusal> {
	const { identifierOwner, ...namesakes } = findNamesakes(patient, known);
	const { candidates, hasHiddenNamesake } = namesakes;
	const candidate = candidates.find(({ patientId }) => patientId === samePerson);
	const person = known.find(({ patientId }) => patientId === candidate?.patientId);
	const ownerId = typeof identifierOwner === 'object' ? identifierOwner?.patientId : null;
	if (person) {
		if (differs(person.identifier, patient.identifier)) return invalid('identifier', 'wrong');
		const isOthers = identifierOwner !== null && ownerId !== person.patientId;
		return isOthers ? err({ code: 'identifier-taken', owner: null }) : ok(person);
	}
	if (samePerson !== 'different' && (candidates.length > 0 || hasHiddenNamesake)) {
		return err({ code: 'known-patient', ...namesakes });
	}
	if (identifierOwner === null) return ok(null);
	return err({
		code: 'identifier-taken',
		owner: identifierOwner === 'hidden' ? null : identifierOwner
	});
}

function differs(recorded: string | null, typed: string | null): boolean {
	return recorded !== null && typed !== null && recorded !== typed;
}

async function completeKnown(
	transaction: AccordTransaction,
	person: KnownPatient,
	{ patient }: StartPlanOrder
): Promise<PlanPerson> {
	if (person.identifier !== null || patient.identifier === null) return person;
	await completeIdentifier(transaction, person.patientId, patient.identifier);
	return { ...person, identifier: patient.identifier };
}

async function addPatient(
	transaction: AccordTransaction,
	{ order, clinicId, now }: { order: StartPlanOrder; clinicId: ClinicId; now: Date }
): Promise<PlanPerson> {
	const { name, birthDate, identifier } = order.patient;
	const userId = newIdAt<UserId>(now);
	const patientId = newIdAt<PatientId>(now);
	await insertUser(transaction, { id: userId, name, email: null, createdAt: now });
	const row = { id: patientId, clinicId, userId, name, birthDate, identifier, createdAt: now };
	await insertPatient(transaction, row);
	return { patientId, userId, name, birthDate, identifier, hasPassword: false };
}

/** A specialist who starts a plan of their own is its specialist, and nobody refers. */
function foundersOf({
	starter,
	specialist,
	patient
}: {
	starter: Omit<Founder, 'role'>;
	specialist: Specialist;
	patient: PlanPerson;
}): readonly [Founder, ...Founder[]] {
	const { userId, name } = patient;
	const person = { userId, name, clinic: '', role: 'patient' } as const;
	const lead = {
		userId: specialist.userId,
		name: specialist.name,
		clinic: specialist.clinicName,
		role: 'pain-specialist'
	} as const;
	if (starter.userId === specialist.userId) return [lead, person];
	return [{ ...starter, role: 'referring-doctor' }, person, lead];
}

/** The clinic from which somebody refers. */
function placeOf({ places }: { readonly places: readonly ClinicPlace[] }): string {
	const refers = places.find(({ role }) => role === 'referring-doctor') ?? places[0];
	return refers?.clinicName ?? '';
}

async function answer(
	transaction: AccordTransaction,
	context: Context,
	{
		planId,
		patient
	}: { planId: PlanId; patient: Pick<PlanPerson, 'userId' | 'name' | 'hasPassword'> }
): Promise<StartedPlan> {
	const { userId, name, hasPassword } = patient;
	const link = hasPassword ? null : await makeLink(transaction, context, { planId, userId });
	return { planId, patientName: name, link };
}

async function makeLink(
	transaction: AccordTransaction,
	{ userId: createdBy, authSession, requestId, now }: Context,
	{ planId, userId }: { planId: PlanId; userId: UserId }
): Promise<MadeLink> {
	const link = await makeSignInLink(transaction, { userId, createdBy, now: now() });
	await recordAudit(transaction, {
		action: 'sign-in-link-create',
		outcome: 'success',
		actorId: createdBy,
		authSession,
		planId,
		objectId: userId,
		requestId
	});
	return link;
}

function invalid(
	field: StartPlanProblem['field'],
	problem: StartPlanProblem['problem']
): Result<never, StartPlanRefusal> {
	return err({ code: 'invalid-input', problems: [{ field, problem }] });
}
