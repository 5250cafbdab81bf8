import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { isUuid, toId, type PlanId } from '$lib/domain/ids.ts';
import { m } from '$lib/paraglide/messages.js';
import { markSeen } from '$lib/server/application/mark-seen.ts';
import { contextOf } from '$lib/server/page-context.ts';
import type { RequestHandler } from './$types';

const look = v.object({
	seq: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
	isSaid: v.optional(v.boolean(), false)
});

/** How far somebody had seen when they looked away, or says that they have seen. */
export const POST: RequestHandler = async ({ request, params, locals }) => {
	const context = await contextOf(locals);
	if (!context || !isUuid(params.plan)) error(404, m.refusal_not_found());
	const told = v.safeParse(look, await request.json().catch(() => null));
	if (!told.success) error(400, m.refusal_invalid_input_plain());
	const seen = await markSeen(context, toId<PlanId>(params.plan), told.output);
	if (!seen.ok) error(404, m.refusal_not_found());
	return new Response(null, { status: 204 });
};
