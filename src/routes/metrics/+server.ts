import { error } from '@sveltejs/kit';

import { holdsToken } from '$lib/server/observe/bearer.ts';
import { startRuntime } from '$lib/server/runtime.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ request }) => {
	const { meter, config } = await startRuntime();
	const { token } = config.metrics;
	if (token === undefined) error(404);
	if (!holdsToken(request.headers.get('authorization'), token)) {
		return new Response('unauthorized\n', {
			status: 401,
			headers: { 'www-authenticate': 'Bearer' }
		});
	}
	return new Response(await meter.text(), { headers: { 'content-type': meter.contentType } });
};
