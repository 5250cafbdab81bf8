import { redirect } from '@sveltejs/kit';
import { leaveSession } from '$lib/server/http/session-cookie.ts';
import { startRuntime } from '$lib/server/runtime.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
	default: async (event) => {
		const { identity } = await startRuntime();
		await leaveSession(event, identity);
		redirect(303, '/sign-in');
	}
};
