import { error } from '@sveltejs/kit';
import { PlanView } from '$lib/client/plan-view.svelte.ts';
import { changedSince, type SignedContent } from '$lib/components/room/changed-since.ts';
import { isUuid, toId, type PlanId } from '$lib/domain/ids.ts';
import type { DocumentKey } from '$lib/domain/plan/section.ts';
import { m } from '$lib/paraglide/messages.js';
import { markSeen } from '$lib/server/application/mark-seen.ts';
import { openPlanPage, type PlanPage } from '$lib/server/application/plan-page.ts';
import { contextOf } from '$lib/server/page-context.ts';
import { findFrozenVersion, type FrozenVersion } from '$lib/server/plan/version-reader.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params }) => {
	const context = await contextOf(locals);
	if (!context || !isUuid(params.plan)) error(404, m.refusal_not_found());
	const opened = await openPlanPage(context, toId<PlanId>(params.plan));
	if (!opened.ok) error(404, m.refusal_not_found());
	// The page marks what is new since the look before; a patient says so by a button on Today.
	const { plan, seq, you } = opened.value;
	if (you.role !== 'patient') await markSeen(context, plan, seq);
	const signed = await findFrozenVersion(context.database, plan);
	return {
		...opened.value,
		signed: signed ? compare(signed, opened.value) : null,
		idleEndsAt: locals.authSession?.idleEndsAt.toISOString() ?? null,
		now: context.now().toISOString()
	};
};

function compare(
	{ number, content }: Pick<FrozenVersion, 'number' | 'content'>,
	{ entities, sections }: PlanPage
): SignedContent {
	const { plan, state } = new PlanView(entities);
	const document = (key: DocumentKey) => ({ json: sections[key] });
	return { number, content, changed: changedSince(content, { plan, state, document }) };
}
