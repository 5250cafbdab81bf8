import { plainText } from '../../prose/read.ts';
import { readOwnPlans, type OwnPlan } from '../people/today-reader.ts';
import { todayOf, type Today } from '../people/today.ts';
import { findLastActed } from '../plan/page-reader.ts';
import { readEventRows } from '../plan/reader.ts';
import { rowToPlanEvent } from '../plan/wire.ts';
import type { Context } from './context.ts';
import { openPlanPage, type PlanPage } from './plan-page.ts';

/** As many as anybody reads in one go; the rest is in the plan. */
const mostNews = 500;

export interface TodayPage {
	readonly page: PlanPage;
	readonly today: Today;
	/** They have neither opened the plan nor done anything in it. */
	readonly isFirstLook: boolean;
	readonly otherPlans: readonly OwnPlan[];
}

/** A patient's day: the plan in which something happened last. Null for somebody without a plan. */
export async function openToday(context: Context): Promise<TodayPage | null> {
	const [first, ...otherPlans] = await readOwnPlans(context.database, context.userId);
	if (!first) return null;
	const opened = await openPlanPage(context, first.planId);
	if (!opened.ok) return null;
	const page = opened.value;
	// Who has answered or signed has seen what there was then.
	const since =
		page.lastLookSeq || (await findLastActed(context.database, page.plan, context.userId));
	const rows =
		since === 0
			? []
			: await readEventRows(context.database, {
					planId: page.plan,
					afterSeq: since,
					limit: mostNews
				});
	const events = rows.map(rowToPlanEvent).filter(({ seq }) => seq <= page.seq);
	const now = context.now().toISOString();
	const whatMatters = plainText(page.sections['what-matters']);
	const around = { newEvents: events, whatMatters, now };
	const today = todayOf(page.entities, { id: context.userId }, around);
	return { page, today, isFirstLook: since === 0, otherPlans };
}
