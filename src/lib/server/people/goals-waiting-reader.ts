import type { Role } from '../../domain/actor.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { goalStanding } from '../../domain/goal/standing.ts';
import type { PlanId, UserId } from '../../domain/ids.ts';
import type { AccordDatabase } from '../db/accord.ts';

/** How many goals of one plan wait for somebody's word, and since when the oldest is there. */
export interface GoalsWaiting {
	readonly planId: PlanId;
	readonly count: number;
	readonly since: string;
}

/** The goals of this person's open plans that wait for their word, as the plan itself says it. */
export async function readGoalsWaiting(
	{ sql }: Pick<AccordDatabase, 'sql'>,
	userId: UserId
): Promise<readonly GoalsWaiting[]> {
	const goals = await sql<LiveGoal[]>`
		select g.plan_id as "planId", g.status, g.added_by as "addedBy", g.answers, g.text,
			g.added_at as "addedAt", m.role
		from goal g
		join plan_member m on m.plan_id = g.plan_id and m.user_id = ${userId} and m.until is null
		join plan p on p.id = g.plan_id
		where g.status in ('proposed', 'accepted')
			and p.status not in ('completed', 'revoked', 'entered-in-error')
		order by g.added_at`;
	const waiting = goals.filter((goal) => {
		const { silent } = goalStanding(goal, [{ userId, role: goal.role }]);
		return silent.includes(userId);
	});
	return [...new Set(waiting.map(({ planId }) => planId))].flatMap((planId) => {
		const own = waiting.filter((goal) => goal.planId === planId);
		const [oldest] = own;
		return oldest ? [{ planId, count: own.length, since: oldest.addedAt.toISOString() }] : [];
	});
}

type LiveGoal = Pick<Goal, 'status' | 'addedBy' | 'answers' | 'text'> & {
	readonly planId: PlanId;
	readonly role: Role;
	readonly addedAt: Date;
};
