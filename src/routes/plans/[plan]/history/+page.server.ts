import { error } from '@sveltejs/kit';
import { timelineEntries } from '$lib/components/timeline/entries.ts';
import { isUuid, toId, type PlanId } from '$lib/domain/ids.ts';
import { m } from '$lib/paraglide/messages.js';
import { openTimeline } from '$lib/server/application/plan-timeline.ts';
import { signedInContext } from '$lib/server/http/signed-in.ts';
import { toPlanState } from '$lib/server/plan/reader.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const context = await signedInContext(locals);
	if (!isUuid(params.plan)) error(404, m.refusal_not_found());
	const asked = url.searchParams.get('before');
	const before = asked !== null && /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : null;
	const opened = await openTimeline(context, toId<PlanId>(params.plan), before);
	if (!opened.ok) error(404, m.refusal_not_found());
	const { plan: planId, you, timeZone, entities, before: older, ...stretch } = opened.value;
	const [plan] = entities.plan;
	const now = toPlanState(entities);
	return {
		planId,
		you,
		timeZone,
		patient: {
			name: plan?.patientName ?? '',
			birthDate: plan?.patientBirthDate ?? '',
			identifier: plan?.patientIdentifier ?? null
		},
		entries: timelineEntries({ ...stretch, now, planHref: `/plans/${planId}`, timeZone }),
		versions: entities.version.map(({ number }) => number).toSorted((one, other) => other - one),
		older,
		isNewest: before === null
	};
};
