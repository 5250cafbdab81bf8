import { redirect } from '@sveltejs/kit';
import { parseTheme, themeCookie } from '$lib/components/theme.ts';
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
		redirect(303, ownPath(form.get('back'), url));
	}
};

/** Only a path of this site; a whole address or `//elsewhere` would lead away from it. */
function ownPath(back: FormDataEntryValue | null, url: URL): string {
	if (typeof back !== 'string' || !back.startsWith('/')) return '/';
	const target = URL.parse(back, url.origin);
	return target?.origin === url.origin ? target.pathname : '/';
}
