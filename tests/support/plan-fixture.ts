import { randomUUID } from 'node:crypto';
import { v7 } from 'uuid';
import type { Role } from '../../src/lib/domain/actor.ts';
import { foundingMember } from '../../src/lib/domain/care-team/care-team.ts';
import { put } from '../../src/lib/domain/change.ts';
import {
	toId,
	type ClinicId,
	type MemberId,
	type OpId,
	type PatientId,
	type PlanId,
	type UserId
} from '../../src/lib/domain/ids.ts';
import { documentKeys } from '../../src/lib/domain/plan/section.ts';
import { firstContent } from '../../src/lib/prose/first-content.ts';
import type { AccordDatabase } from '../../src/lib/server/db/accord.ts';
import { planHead } from '../../src/lib/server/db/schema/plan.ts';
import { proseClient } from '../../src/lib/server/db/schema/prose.ts';
import {
	insertClinic,
	insertClinicMember,
	insertPatient,
	insertUser
} from '../../src/lib/server/people/writer.ts';
import { chainEvents, emptyHead, type NewEvent } from '../../src/lib/server/plan/chain.ts';
import { appendEvents, putEntities } from '../../src/lib/server/plan/writer.ts';

export interface Person {
	readonly id: UserId;
	readonly name: string;
	readonly role: Role;
}

export interface PlanFixture {
	readonly planId: PlanId;
	readonly clinicId: ClinicId;
	readonly patient: Person;
	readonly doctor: Person;
	readonly specialist: Person;
	/** Has an account and no place in the plan. */
	readonly stranger: Person;
}

const serverClientId = 1;

/** A clinic, its people and one plan with empty sections, written as the product writes them. */
export async function createPlan(database: AccordDatabase, now: Date): Promise<PlanFixture> {
	const [planId, clinicId, patientId] = [newId<PlanId>(), newId<ClinicId>(), newId<PatientId>()];
	const patient = newPerson('Pat Example', 'patient');
	const doctor = newPerson('Dr Dora Example', 'referring-doctor');
	const specialist = newPerson('Dr Sam Example', 'pain-specialist');
	const stranger = newPerson('Dr Else Example', 'pain-specialist');
	const at = now.toISOString();
	const settings = { timeZone: 'UTC', emergencyNumber: '000', phoneNumber: '000' };
	const plan = {
		id: planId,
		revision: 1,
		clinicId,
		patientId,
		patientName: patient.name,
		patientBirthDate: '1970-01-01',
		patientIdentifier: null,
		title: 'Back pain that persists after surgery',
		ask: 'What else could help?',
		status: 'draft',
		statusReason: '',
		statusSince: at,
		statusBy: null,
		previousClinics: [],
		urgency: 'elective',
		urgencyReason: '',
		urgencySince: at,
		urgencyOwner: null,
		urgencyReviewOn: null,
		startedAt: at,
		startedBy: doctor.id
	} as const;
	const members = [patient, doctor, specialist].map(({ id: userId, name, role }) =>
		foundingMember({ id: newId<MemberId>(), userId, name, role, clinic: '', from: at })
	);
	await database.transact(async (transaction) => {
		await insertClinic(transaction, { id: clinicId, name: 'Example Clinic', settings });
		for (const { id, name } of [patient, doctor, specialist, stranger]) {
			await insertUser(transaction, { id, name, email: `${id}@example.org`, createdAt: now });
		}
		for (const { id: userId, role } of [doctor, specialist, stranger]) {
			if (role !== 'patient') await insertClinicMember(transaction, { clinicId, userId, role });
		}
		const { name, id: userId } = patient;
		const row = { id: patientId, clinicId, userId, name, identifier: null, createdAt: now };
		await insertPatient(transaction, { ...row, birthDate: plan.patientBirthDate });
		const changes = [put('plan', plan), ...members.map((member) => put('member', member))];
		await putEntities(transaction, planId, { changes });
		await transaction.orm.insert(planHead).values({ planId, seq: 0, hash: emptyHead.hash });
		const head = { actorId: doctor.id, role: doctor.role, authSession: null, at };
		const opId = newId<OpId>();
		const events: NewEvent[] = [
			...changes.map(
				(change) => ({ type: 'entity', command: 'StartPlan', opId, ...head, ...change }) as const
			),
			...documentKeys.map(
				(document) =>
					({
						type: 'prose',
						opId: newId<OpId>(),
						document,
						update: firstContent(serverClientId),
						...head
					}) as const
			)
		];
		await transaction.orm.insert(proseClient).values(
			documentKeys.map((document) => ({
				planId,
				document,
				clientId: serverClientId,
				userId: null
			}))
		);
		await appendEvents(transaction, planId, chainEvents(planId, emptyHead, events));
	});
	return { planId, clinicId, patient, doctor, specialist, stranger };
}

export function newId<Id extends string>(): Id {
	return toId<Id>(v7());
}

function newPerson(name: string, role: Role): Person {
	return { id: toId<UserId>(randomUUID()), name, role };
}
