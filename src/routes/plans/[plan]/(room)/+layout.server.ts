import { error } from '@sveltejs/kit';
import { PlanView } from '$lib/client/plan-view.svelte.ts';
import { changedSince, type SignedContent } from '$lib/components/room/changed-since.ts';
import { newsByPerson } from '$lib/components/timeline/entries.ts';
import { isUuid, toId, type PlanId } from '$lib/domain/ids.ts';
import type { DocumentKey } from '$lib/domain/plan/section.ts';
import { m } from '$lib/paraglide/messages.js';
import { markSeen } from '$lib/server/application/mark-seen.ts';
import type { Context } from '$lib/server/application/context.ts';
import { openPlanPage, type PlanPage } from '$lib/server/application/plan-page.ts';
import { readSince } from '$lib/server/application/plan-timeline.ts';
import { contextOf } from '$lib/server/page-context.ts';
import { findAcknowledged } from '$lib/server/plan/page-reader.ts';
import { toPlanState } from '$lib/server/plan/reader.ts';
import { findFrozenVersion, type FrozenVersion } from '$lib/server/plan/version-reader.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params }) => {
	const context = await contextOf(locals);
	if (!context || !isUuid(params.plan)) error(404, m.refusal_not_found());
	const planId = toId<PlanId>(params.plan);
	const acknowledged = await findAcknowledged(context.database, planId, context.userId);
	const opened = await openPlanPage(context, planId);
	if (!opened.ok) error(404, m.refusal_not_found());
	// The page marks what is new since the look before; after their first a patient says so by a button
	// on Today.
	const { plan, seq, you, lastLookSeq } = opened.value;
	if (you.role !== 'patient' || lastLookSeq === 0)
		await markSeen(context, plan, { seq, isSaid: false });
	const signed = await findFrozenVersion(context.database, plan);
	return {
		...opened.value,
		news: await newsFor(context, opened.value, acknowledged),
		signed: signed ? compare(signed, opened.value) : null,
		idleEndsAt: locals.authSession?.idleEndsAt.toISOString() ?? null,
		now: context.now().toISOString()
	};
};

/** What others did since this person last said that they had seen the plan; null for nothing. */
async function newsFor(
	context: Context,
	page: PlanPage,
	since: { readonly seq: number; readonly at: Date } | null
) {
	if (since === null || since.seq >= page.seq) return null;
	const stretch = await readSince(context, page, since.seq);
	const now = toPlanState(page.entities);
	const { timeZone } = page.clinic;
	const telling = { ...stretch, now, planHref: `/plans/${page.plan}`, timeZone };
	const people = newsByPerson(telling, page.you.userId);
	if (people.length === 0) return null;
	return { since: since.at.toISOString(), people };
}

function compare(
	{ number, content }: Pick<FrozenVersion, 'number' | 'content'>,
	{ entities, sections }: PlanPage
): SignedContent {
	const { plan, state } = new PlanView(entities);
	const document = (key: DocumentKey) => ({ json: sections[key] });
	return { number, content, changed: changedSince(content, { plan, state, document }) };
}
