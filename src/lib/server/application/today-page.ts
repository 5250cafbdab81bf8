import { readOwnPlans, type OwnPlan } from '../people/today-reader.ts';
import { todayOf, type Today } from '../people/today.ts';
import { readEventRows } from '../plan/reader.ts';
import { rowToPlanEvent } from '../plan/wire.ts';
import type { Context } from './context.ts';
import { openPlanPage, type PlanPage } from './plan-page.ts';

/** As many as anybody reads in one go; the rest is in the plan. */
const mostNews = 500;

export interface TodayPage {
	readonly page: PlanPage;
	readonly today: Today;
	readonly otherPlans: readonly OwnPlan[];
}

/** A patient's day: the plan in which something happened last. Null for somebody without a plan. */
export async function openToday(context: Context): Promise<TodayPage | null> {
	const [first, ...otherPlans] = await readOwnPlans(context.database, context.userId);
	if (!first) return null;
	const opened = await openPlanPage(context, first.planId);
	if (!opened.ok) return null;
	const page = opened.value;
	const rows =
		page.lastLookSeq === 0
			? []
			: await readEventRows(context.database, {
					planId: page.plan,
					afterSeq: page.lastLookSeq,
					limit: mostNews
				});
	const events = rows.map(rowToPlanEvent).filter(({ seq }) => seq <= page.seq);
	const now = context.now().toISOString();
	const today = todayOf(page.entities, { id: context.userId }, { newEvents: events, now });
	return { page, today, otherPlans };
}
