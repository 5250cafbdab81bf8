import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Everybody has one place to begin: the clinician the work list, the patient their plan today. */
export const load: PageServerLoad = ({ locals }) => {
	if (!locals.user) redirect(303, '/sign-in');
	redirect(303, locals.user.isClinician ? '/plans' : '/today');
};
