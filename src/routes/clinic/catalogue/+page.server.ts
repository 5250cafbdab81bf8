import { error, fail, redirect } from '@sveltejs/kit';
import type { AcceptanceRefusal } from '$lib/domain/acceptance/decide.ts';
import { isUuid } from '$lib/domain/ids.ts';
import { m } from '$lib/paraglide/messages.js';
import {
	accept,
	openCatalogue,
	type CataloguePage
} from '$lib/server/application/accept-catalogue.ts';
import type { Context } from '$lib/server/application/context.ts';
import { isProved, provePassword, type PasswordRefusal } from '$lib/server/http/prove-password.ts';
import { signedInContext } from '$lib/server/http/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (locals.user && !locals.user.isClinician) redirect(303, '/today');
	const context = await signedInContext(locals);
	const opened = await pageOf(context, url.searchParams.get('clinic'));
	return {
		...opened,
		needsPassword: !isProved(locals),
		now: context.now().toISOString()
	};
};

export const actions: Actions = {
	accept: async (event) => {
		const form = await event.request.formData();
		const read = (field: string) => {
			const value = form.get(field);
			return typeof value === 'string' ? value : '';
		};
		const context = await signedInContext(event.locals);
		const { clinic } = await pageOf(context, read('clinic'));
		const hasRead = read('read') === 'yes';
		const refuse = (status: number, problem: Problem) => fail(status, { hasRead, ...problem });
		const unread = hasRead ? {} : { read: m.catalogue_accept_unread() };
		const password = await provePassword(event, read('password'));
		if (!password.ok) {
			const { status, problem } = passwordProblem(password.error);
			return refuse(status, { ...unread, ...problem });
		}
		const version = read('version');
		const statement = m.catalogue_accept_read({ version, clinic: clinic.name });
		const contentHash = read('contentHash');
		const accepted = await accept(context, {
			clinicId: clinic.id,
			input: { version, contentHash, hasRead, statement },
			reauthenticated: true
		});
		if (!accepted.ok) return refuse(400, refusedProblem(accepted.error));
		redirect(303, `/clinic/catalogue?clinic=${clinic.id}&accepted`);
	}
};

interface Problem {
	readonly read?: string;
	readonly password?: string;
	readonly trouble?: string;
}

async function pageOf(context: Context, clinicId: string | null): Promise<CataloguePage> {
	if (clinicId !== null && !isUuid(clinicId)) error(404, m.refusal_not_found());
	const opened = await openCatalogue(context, clinicId);
	if (!opened.ok) error(404, m.refusal_not_found());
	return opened.value;
}

function refusedProblem(refusal: AcceptanceRefusal): Problem {
	switch (refusal.code) {
		case 'not-found':
			return error(404, m.refusal_not_found());
		case 'forbidden':
			return { trouble: m.catalogue_refused_forbidden() };
		case 'not-needed':
			return { trouble: m.catalogue_refused_not_needed() };
		case 'already-accepted':
			return { trouble: m.catalogue_refused_already({ name: refusal.current.name }) };
		case 'edition-moved':
			return { trouble: m.catalogue_refused_moved({ version: refusal.version }) };
		case 'not-read':
			return { read: m.catalogue_accept_unread() };
		case 'reauthentication-required':
			return { password: m.catalogue_accept_missing_password() };
	}
}

function passwordProblem(refusal: PasswordRefusal): {
	readonly status: number;
	readonly problem: Problem;
} {
	switch (refusal.code) {
		case 'missing':
			return { status: 400, problem: { password: m.catalogue_accept_missing_password() } };
		case 'not-recognised':
			return { status: 400, problem: { password: m.catalogue_accept_wrong_password() } };
		case 'busy':
			return { status: 503, problem: { trouble: m.catalogue_accept_busy() } };
		default:
			return { status: 429, problem: { trouble: waitWords(refusal.seconds) } };
	}
}

function waitWords(seconds: number): string {
	const minutes = Math.ceil(seconds / 60);
	return minutes <= 1
		? m.catalogue_accept_wait_one()
		: m.catalogue_accept_wait_many({ minutes: String(minutes) });
}
