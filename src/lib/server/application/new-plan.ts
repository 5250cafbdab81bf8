import { randomInt } from 'node:crypto';
import { v7 } from 'uuid';
import type { Role } from '../../domain/actor.ts';
import { foundingMember } from '../../domain/care-team/care-team.ts';
import type { Change } from '../../domain/change.ts';
import { put } from '../../domain/change.ts';
import {
	toId,
	type ClinicId,
	type MemberId,
	type OpId,
	type PatientId,
	type UserId
} from '../../domain/ids.ts';
import { documentKeys } from '../../domain/plan/section.ts';
import { firstContent } from '../../prose/first-content.ts';
import { recordAudit } from '../audit/writer.ts';
import type { AccordTransaction } from '../db/accord.ts';
import { insertPlanHead, insertServerClient } from '../people/writer.ts';
import { chainEvents, emptyHead, type NewEvent, type NewEventHead } from '../plan/chain.ts';
import { recordLook } from '../plan/look-writer.ts';
import { appendEvents, putEntities } from '../plan/writer.ts';
import type { Context } from './context.ts';
import type { StartPlanOrder } from './start-plan-entry.ts';

/** A first member of a plan; the one who starts it comes first. */
export interface Founder {
	readonly userId: UserId;
	readonly name: string;
	readonly role: Role;
	/** Where a clinician works; empty for the patient. */
	readonly clinic: string;
}

export interface PlanPerson {
	readonly patientId: PatientId;
	readonly userId: UserId;
	readonly name: string;
	readonly birthDate: string;
	readonly identifier: string | null;
	readonly hasPassword: boolean;
}

interface NewPlan {
	readonly order: StartPlanOrder;
	readonly clinicId: ClinicId;
	readonly patient: PlanPerson;
	readonly founders: readonly [Founder, ...Founder[]];
}

export function newIdAt<Id extends string>(now: Date): Id {
	return toId<Id>(v7({ msecs: now.getTime() }));
}

/** Writes a plan's rows, its first events and the record of its start. */
export async function writeNewPlan(
	transaction: AccordTransaction,
	{ userId, authSession, requestId, now: clock }: Context,
	plan: NewPlan
): Promise<void> {
	const now = clock();
	const { planId } = plan.order;
	const [starter] = plan.founders;
	const head = {
		actorId: userId,
		role: starter.role,
		authSession,
		at: now.toISOString()
	};
	const changes = firstEntities(plan, now);
	await putEntities(transaction, planId, { changes });
	await insertPlanHead(transaction, planId, emptyHead);
	const prose = await firstProse(transaction, plan.order, { head, now });
	const opId = newIdAt<OpId>(now);
	const entities = changes.map((change): NewEvent => ({
		...head,
		type: 'entity',
		command: 'StartPlan',
		opId,
		...change
	}));
	const { head: next, chained } = chainEvents(planId, emptyHead, [...entities, ...prose]);
	await appendEvents(transaction, planId, { head: next, chained });
	await recordLook(transaction, { planId, userId, seq: next.seq, at: now });
	await recordAudit(transaction, {
		action: 'plan-start',
		outcome: 'success',
		actorId: userId,
		role: starter.role,
		authSession,
		planId,
		requestId
	});
}

function firstEntities({ order, clinicId, patient, founders }: NewPlan, now: Date): Change[] {
	const [starter] = founders;
	const at = now.toISOString();
	const plan = put('plan', {
		id: order.planId,
		revision: 1,
		clinicId,
		patientId: patient.patientId,
		patientName: patient.name,
		patientBirthDate: patient.birthDate,
		patientIdentifier: patient.identifier,
		title: order.title,
		ask: order.ask,
		status: 'draft',
		statusReason: '',
		statusSince: at,
		statusBy: null,
		previousClinics: [],
		urgency: order.urgency,
		urgencyReason: '',
		urgencySince: at,
		urgencyOwner: null,
		urgencyReviewOn: null,
		startedAt: at,
		startedBy: starter.userId
	});
	const members = founders.map(({ userId, name, role, clinic }) =>
		put(
			'member',
			foundingMember({ id: newIdAt<MemberId>(now), userId, name, role, clinic, from: at })
		)
	);
	return [plan, ...members];
}

/** Written once, here, under client ids of the server's own: no two editors both begin a page. */
async function firstProse(
	transaction: AccordTransaction,
	{ planId }: StartPlanOrder,
	{ head, now }: { head: Omit<NewEventHead, 'opId'>; now: Date }
): Promise<NewEvent[]> {
	const events: NewEvent[] = [];
	for (const document of documentKeys) {
		const clientId = randomInt(1, 2 ** 32);
		await insertServerClient(transaction, { planId, document, clientId, leasedAt: now });
		const update = firstContent(clientId);
		const opId = newIdAt<OpId>(now);
		events.push({ ...head, authSession: null, type: 'prose', document, opId, update });
	}
	return events;
}
