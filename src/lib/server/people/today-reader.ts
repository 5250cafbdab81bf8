import type { Role } from '../../domain/actor.ts';
import type { PlanId, UserId } from '../../domain/ids.ts';
import type { PlanStatus } from '../../domain/plan/plan.ts';
import type { AccordDatabase } from '../db/accord.ts';

/** A plan of which somebody is the patient. */
export interface OwnPlan {
	readonly planId: PlanId;
	readonly title: string;
	readonly status: PlanStatus;
	readonly clinicName: string;
	readonly lastActivityAt: string;
}

/** The plans of a patient: open ones first, then by what happened last. */
export async function readOwnPlans(
	{ sql }: Pick<AccordDatabase, 'sql'>,
	userId: UserId
): Promise<readonly OwnPlan[]> {
	const role: Role = 'patient';
	const rows = await sql<(Omit<OwnPlan, 'lastActivityAt'> & { lastActivityAt: Date })[]>`
		select p.id as "planId", p.title, p.status, c.name as "clinicName",
			last.at as "lastActivityAt"
		from plan_member m
		join plan p on p.id = m.plan_id
		join clinic c on c.id = p.clinic_id
		cross join lateral (
			select e.at from plan_event e where e.plan_id = p.id order by e.seq desc limit 1
		) last
		where m.user_id = ${userId} and m.role = ${role} and m.until is null
		order by p.status in ('completed', 'revoked', 'entered-in-error'), last.at desc`;
	return rows.map((row) => ({ ...row, lastActivityAt: row.lastActivityAt.toISOString() }));
}
