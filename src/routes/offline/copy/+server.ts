import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '$lib/paraglide/messages.js';
import { copyQuestionSchema } from '$lib/protocol/schema/device-copy.ts';
import { answerDeviceCopy } from '$lib/server/application/device-copy.ts';
import { startRuntime } from '$lib/server/runtime.ts';
import type { RequestHandler } from './$types';

/** What a browser may go on keeping of plans: asked without a session too, by its own name. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const asked = v.safeParse(copyQuestionSchema, await request.json().catch(() => null));
	if (!asked.success) error(400, m.refusal_invalid_input_plain());
	const { database, now } = await startRuntime();
	const { user, authSession, requestId } = locals;
	const caller =
		user && authSession ? { userId: user.id, authSession: authSession.publicId } : null;
	return json(await answerDeviceCopy({ database, now, requestId, caller }, asked.output));
};
