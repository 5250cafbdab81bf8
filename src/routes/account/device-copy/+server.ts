import { randomUUID } from 'node:crypto';

import { error, json } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages.js';
import { startDeviceCopy } from '$lib/server/application/device-copy.ts';
import { contextOf } from '$lib/server/page-context.ts';
import type { RequestHandler } from './$types';

/** The person of this session wants copies of their plans kept in this browser. */
export const POST: RequestHandler = async ({ locals }) => {
	const context = await contextOf(locals);
	const copy = context && (await startDeviceCopy(context, randomUUID));
	if (!copy) error(404, m.refusal_not_found());
	return json({ copy });
};
