import { startRuntime } from '$lib/server/runtime.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async () => {
	const { isReady } = await startRuntime();
	if (await isReady()) return new Response('ready\n');
	return new Response('not ready\n', { status: 503, headers: { 'retry-after': '5' } });
};
