import { randomUUID } from 'node:crypto';

import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';

import { parseTheme, renderTheme, themeCookie } from '$lib/components/theme.ts';
import { renderTrouble } from '$lib/copy/trouble-page.ts';
import { findUnavailable } from '$lib/server/db/unavailable.ts';
import { fromOtherSite, isFromOwnPage, isReading } from '$lib/server/http/admission.ts';
import { guard, identify } from '$lib/server/http/guard.ts';
import { securityHeaders } from '$lib/server/http/security-headers.ts';
import { noteUnavailable, orTryAgain } from '$lib/server/http/try-again.ts';
import { startRuntime } from '$lib/server/runtime.ts';

export const init: ServerInit = async () => {
	await startRuntime();
};

const describeRequest: Handle = async ({ event, resolve }) => {
	const { installation, meter, log } = await startRuntime();
	const since = performance.now();
	event.locals.requestId = randomUUID();
	event.locals.theme = parseTheme(event.cookies.get(themeCookie));
	event.locals.demonstration = installation.demonstration;
	event.locals.user = null;
	event.locals.authSession = null;
	const response = await resolve(event);
	const ms = performance.now() - since;
	// By its route: an address may hold what nobody else should read (I9).
	const answered = { route: event.route.id ?? 'none', status: response.status, ms };
	meter.pageAnswered(answered);
	log.debug({ requestId: event.locals.requestId, ...answered }, 'A request was answered.');
	return response;
};

// The process refuses these before Kit sees them; in development nothing stands in front of Kit.
const refuseOtherSites: Handle = ({ event, resolve }) => {
	const { method, headers } = event.request;
	const head = {
		origin: headers.get('origin') ?? undefined,
		fetchSite: headers.get('sec-fetch-site') ?? undefined
	};
	if (isReading(method) || isFromOwnPage(head, event.url.origin)) return resolve(event);
	return new Response(fromOtherSite, { status: 403 });
};

const protect: Handle = async ({ event, resolve }) => {
	const answered = await answer(event, () =>
		resolve(event, {
			transformPageChunk: ({ html }) => renderTheme(html, event.locals.theme)
		})
	);
	const response = orTryAgain(event, answered);
	for (const [name, value] of Object.entries(securityHeaders(event.url.origin))) {
		if (!response.headers.has(name)) response.headers.set(name, value);
	}
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
	response.headers.set('x-request-id', event.locals.requestId);
	return response;
};

/** Whose request it is cannot be asked without the database, and no page is reached then. */
async function answer(
	event: RequestEvent,
	respond: () => Response | Promise<Response>
): Promise<Response> {
	try {
		return await respond();
	} catch (error) {
		if (!findUnavailable(error)) throw error;
		await handleError({ error, event, status: 500, message: '' });
		const headers = { 'content-type': 'text/html; charset=utf-8' };
		return new Response(renderTrouble(), { status: 500, headers });
	}
}

export const handle = sequence(describeRequest, protect, refuseOtherSites, identify, guard);

export const handleError: HandleServerError = async ({ error, event, status, message }) => {
	const { log } = await startRuntime();
	const { requestId } = event.locals;
	if (status < 500) return { message, requestId };
	const unavailable = noteUnavailable(event, error) ?? undefined;
	const about = { err: error, requestId, route: event.route.id, unavailable };
	log.error(about, 'A request could not be answered.');
	return { message: 'Something went wrong on our side.', requestId };
};
