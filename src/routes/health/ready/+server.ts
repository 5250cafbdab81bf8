import { holdsToken } from '$lib/server/observe/bearer.ts';
import { startRuntime } from '$lib/server/runtime.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ request }) => {
	const { readiness, config } = await startRuntime();
	const { isReady, checks } = await readiness();
	const answer = isReady ? {} : { status: 503, headers: { 'retry-after': '5' } };
	// Which part it is tells a stranger where to push (R-OP-1).
	if (holdsToken(request.headers.get('authorization'), config.metrics.token)) {
		return Response.json(checks, answer);
	}
	return new Response(isReady ? 'ready\n' : 'not ready\n', answer);
};
