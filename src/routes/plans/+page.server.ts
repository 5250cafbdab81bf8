import { redirect } from '@sveltejs/kit';
import { readAwaited } from '$lib/server/application/accept-catalogue.ts';
import { signedInContext } from '$lib/server/http/signed-in.ts';
import { readUnopened } from '$lib/server/people/unopened-reader.ts';
import { readWorkList } from '$lib/server/people/work-list-reader.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	if (locals.user && !locals.user.isClinician) redirect(303, '/today');
	const context = await signedInContext(locals);
	const { database, userId, now } = context;
	const at = now().toISOString();
	return {
		rows: await readWorkList(database, userId),
		unopened: await readUnopened(database, { userId, now: at }),
		awaited: await readAwaited(context),
		now: at,
		mayStart: locals.user?.isClinician === true
	};
};

export const actions: Actions = {
	/** Searching without JavaScript: the words come back in the page, never in an address. */
	find: async ({ request }) => {
		const query = (await request.formData()).get('query');
		return { query: typeof query === 'string' ? query.slice(0, 200) : '' };
	}
};
