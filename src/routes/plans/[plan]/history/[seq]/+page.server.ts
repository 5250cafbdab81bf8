import { error, redirect } from '@sveltejs/kit';
import { conversationsThen } from '$lib/components/timeline/conversations-then.ts';
import { dayOf } from '$lib/components/timeline/day-of.ts';
import { toldItems } from '$lib/components/timeline/entries.ts';
import { standingThen } from '$lib/components/timeline/standing-then.ts';
import { layOut } from '$lib/components/version/lay-out.ts';
import { isDay } from '$lib/domain/day.ts';
import { isUuid, toId, type PlanId } from '$lib/domain/ids.ts';
import { m } from '$lib/paraglide/messages.js';
import { findDay, openMoment, type MomentPage } from '$lib/server/application/open-moment.ts';
import { signedInContext } from '$lib/server/http/signed-in.ts';
import { toPlanState } from '$lib/server/plan/reader.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const context = await signedInContext(locals);
	if (!isUuid(params.plan) || !/^[1-9]\d{0,8}$/.test(params.seq)) error(404, m.refusal_not_found());
	const planId = toId<PlanId>(params.plan);
	const day = url.searchParams.get('day');
	if (day !== null) {
		const found = isDay(day) ? await findDay(context, planId, day) : null;
		if (found?.ok) redirect(303, `/plans/${planId}/history/${found.value}`);
	}
	const opened = await openMoment(context, { planId, seq: Number(params.seq) });
	if (!opened.ok) error(404, m.refusal_not_found());
	return { ...viewOf(opened.value), noSuchDay: day !== null };
};

function viewOf({ plan: planId, you, timeZone, entities, then, act, ...moment }: MomentPage) {
	const now = toPlanState(entities);
	const items = toldItems({ ...act, now, planHref: `/plans/${planId}`, timeZone });
	const [item] = items;
	const by = item && [...now.member.values()].find(({ userId }) => userId === item.actorId);
	return {
		planId,
		you,
		timeZone,
		...moment,
		day: dayOf(moment.at, timeZone),
		patient: then.content.patient,
		act: item && by ? { name: by.name, role: item.role, lines: item.lines } : null,
		standing: standingThen(then.state),
		document: layOut(then.content, null),
		conversations: conversationsThen(then.state, now)
	};
}
