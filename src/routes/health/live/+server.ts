import { startRuntime } from '$lib/server/runtime.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async () => {
	const { isLive } = await startRuntime();
	return isLive() ? new Response('live\n') : new Response('busy\n', { status: 503 });
};
