import { redirect } from '@sveltejs/kit';
import { signedInContext } from '$lib/server/http/signed-in.ts';
import { leaveSession } from '$lib/server/http/session-cookie.ts';
import { readOwnPlans } from '$lib/server/people/today-reader.ts';
import { startRuntime } from '$lib/server/runtime.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { database, userId } = await signedInContext(locals);
	if (locals.user?.isClinician) return { isClinician: true, planHref: null };
	const [plan] = await readOwnPlans(database, userId);
	return { isClinician: false, planHref: plan ? `/plans/${plan.planId}` : null };
};

export const actions: Actions = {
	everywhere: async (event) => {
		const { userId } = await signedInContext(event.locals);
		const { identity } = await startRuntime();
		await identity.sessions.endAllOf(userId);
		await leaveSession(event, identity);
		redirect(303, '/sign-in');
	}
};
