import { redirect } from '@sveltejs/kit';
import { parseTheme, themeCookie } from '$lib/components/theme.ts';
import { ownPath } from '$lib/protocol/own-path.ts';
import type { Actions, PageServerLoad } from './$types';

const yearInSeconds = 365 * 24 * 60 * 60;

export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
	default: async ({ request, cookies, url }) => {
		const form = await request.formData();
		cookies.set(themeCookie, parseTheme(form.get('theme')), {
			path: '/',
			maxAge: yearInSeconds,
			httpOnly: true,
			sameSite: 'lax',
			secure: url.protocol === 'https:'
		});
		redirect(303, ownPath(form.get('back'), url.origin));
	}
};
