import { redirect, type Handle } from '@sveltejs/kit';

import type { AuthSession } from '../auth/session.ts';
import { startRuntime } from '../runtime.ts';
import { dropCookie, tokenOf } from './session-cookie.ts';

/** The only routes that answer somebody who has not signed in (R-AZ-2). */
const openRoutes: ReadonlySet<string> = new Set([
	'/',
	'/sign-in',
	'/sign-out',
	'/link/[token]',
	'/offline',
	'/offline/copy',
	'/theme',
	'/health/live',
	'/health/ready',
	'/metrics'
]);

/** What a page says and asks by itself. */
const toldByThePage: ReadonlySet<string> = new Set(['/plans/[plan]/seen', '/offline/copy']);

/**
 * Says whose request it is. Opening a page or sending a form is activity and moves the idle limit;
 * an unknown path is not, nor what a page tells by itself. A probe is nobody's.
 */
export const identify: Handle = async ({ event, resolve }) => {
	const route = event.route.id;
	if (route !== null && isProbe(route)) return resolve(event);
	const { identity } = await startRuntime();
	const token = tokenOf(event, identity);
	if (token === null) return resolve(event);
	const found = await identity.sessions.validate(token);
	const session =
		found && isActivity(route) ? await identity.sessions.touch(found.publicId) : found;
	if (session) {
		event.locals.user = userOf(session);
		const { publicId, idleEndsAt, reauthenticatedAt } = session;
		event.locals.authSession = { publicId, idleEndsAt, reauthenticatedAt };
	} else dropCookie(event, identity);
	return resolve(event);
};

/** Every other route asks for a session before anything of it runs; each load checks again. */
export const guard: Handle = ({ event, resolve }) => {
	const route = event.route.id;
	if (event.locals.user || route === null || openRoutes.has(route)) return resolve(event);
	const back = encodeURIComponent(event.url.pathname);
	redirect(303, back === '%2F' ? '/sign-in' : `/sign-in?back=${back}`);
};

function isActivity(route: string | null): boolean {
	return route !== null && !toldByThePage.has(route);
}

function isProbe(route: string): boolean {
	return route.startsWith('/health/') || route === '/metrics';
}

function userOf({ userId, name, isClinician }: AuthSession): NonNullable<App.Locals['user']> {
	return { id: userId, name, isClinician };
}
