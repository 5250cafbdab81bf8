import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '$lib/paraglide/messages.js';
import { ownPath } from '$lib/protocol/own-path.ts';
import {
	demonstrationPeople,
	signInAsDemonstrationPerson
} from '$lib/server/auth/demonstration.ts';
import { signIn, type SignInRefusal } from '$lib/server/auth/sign-in.ts';
import { callerOf, keepSession } from '$lib/server/http/session-cookie.ts';
import { startRuntime } from '$lib/server/runtime.ts';
import type { Actions, PageServerLoad } from './$types';
import { fieldErrors, signInInput, type FieldError } from './input.ts';

export const load: PageServerLoad = ({ locals, url }) => {
	const back = ownPath(url.searchParams.get('back'), url.origin);
	if (locals.user) redirect(303, back);
	const people = locals.demonstration ? demonstrationPeople : [];
	return { back, people: people.map(({ key, name, role }) => ({ key, name, role })) };
};

export const actions: Actions = {
	password: async (event) => {
		const form = await event.request.formData();
		const entered = { email: form.get('email'), password: form.get('password') };
		const input = v.safeParse(signInInput, entered);
		if (!input.success) return refused(400, entered.email, fieldErrors(input.issues));
		const { identity } = await startRuntime();
		const answer = await signIn(identity, input.output, callerOf(event, identity));
		if (!answer.ok)
			return refused(statusOf[answer.error.code], entered.email, [wordsOf(answer.error)]);
		keepSession(event, identity, answer.value);
		redirect(303, ownPath(form.get('back'), event.url.origin));
	},
	demonstration: async (event) => {
		const form = await event.request.formData();
		const { identity, installation } = await startRuntime();
		if (!installation.demonstration) error(404);
		const person = form.get('person');
		const started = await signInAsDemonstrationPerson(identity, person, callerOf(event, identity));
		if (!started) return refused(400, '', [{ message: m.sign_in_demonstration_gone() }]);
		keepSession(event, identity, started);
		redirect(303, '/');
	}
};

const statusOf = {
	'not-recognised': 400,
	wait: 429,
	busy: 503
} as const satisfies Record<SignInRefusal['code'], number>;

function refused(status: number, email: unknown, errors: readonly FieldError[]) {
	return fail(status, { email: typeof email === 'string' ? email : '', errors });
}

function wordsOf(refusal: SignInRefusal): FieldError {
	if (refusal.code === 'not-recognised') return { message: m.sign_in_not_recognised() };
	if (refusal.code === 'busy') return { message: m.sign_in_unavailable() };
	const minutes = Math.ceil(refusal.seconds / 60);
	if (minutes === 1) return { message: m.sign_in_wait_one() };
	return { message: m.sign_in_wait({ minutes: String(minutes) }) };
}
