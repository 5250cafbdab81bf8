import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { entityLines, passageLines, type WhoLine } from '$lib/components/timeline/who-words.ts';
import { isUuid, toId, type PlanId } from '$lib/domain/ids.ts';
import { m } from '$lib/paraglide/messages.js';
import { whoQuestionSchema, type WhoQuestion } from '$lib/protocol/schema/who.ts';
import type { Context } from '$lib/server/application/context.ts';
import { whoChanged, whoWrote } from '$lib/server/application/who-wrote.ts';
import { contextOf } from '$lib/server/page-context.ts';
import { toPlanState } from '$lib/server/plan/reader.ts';
import type { RequestHandler } from './$types';

/** Who wrote a passage or a thing. Asked in a body: what is selected belongs into no address. */
export const POST: RequestHandler = async ({ request, params, locals }) => {
	const context = await contextOf(locals);
	if (!context || !isUuid(params.plan)) error(404, m.refusal_not_found());
	const asked = v.safeParse(whoQuestionSchema, await request.json().catch(() => null));
	if (!asked.success) error(400, m.refusal_invalid_input_plain());
	const lines = await answer(context, toId<PlanId>(params.plan), asked.output);
	return json({ lines });
};

async function answer(
	context: Context,
	planId: PlanId,
	question: WhoQuestion
): Promise<readonly WhoLine[]> {
	if (question.type === 'passage') {
		const wrote = await whoWrote(context, planId, question);
		if (!wrote.ok) error(404, m.refusal_not_found());
		const { runs, entities, timeZone } = wrote.value;
		return passageLines(runs, { now: toPlanState(entities), timeZone });
	}
	const changed = await whoChanged(context, planId, question.id);
	if (!changed.ok) error(404, m.refusal_not_found());
	const { events, entities, timeZone } = changed.value;
	return entityLines(events, { now: toPlanState(entities), timeZone });
}
