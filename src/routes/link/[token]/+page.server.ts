import { fail, redirect } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages.js';
import { minPasswordLength } from '$lib/server/auth/password.ts';
import {
	linkAnswerProblems,
	openSignInLink,
	useSignInLink,
	type LinkRefusal
} from '$lib/server/auth/sign-in-link.ts';
import { callerOf, keepSession } from '$lib/server/http/session-cookie.ts';
import { startRuntime } from '$lib/server/runtime.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders }) => {
	setHeaders({ 'referrer-policy': 'no-referrer' });
	const { identity } = await startRuntime();
	return { link: await openSignInLink(identity, params.token), minPasswordLength };
};

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const read = (field: string) => {
			const value = form.get(field);
			return typeof value === 'string' ? value : '';
		};
		const answers = { birthDate: read('birthDate'), email: read('email') };
		const password = read('password');
		const others = linkAnswerProblems({ ...answers, password });
		if (answers.birthDate === '') {
			const missing = { field: 'birthDate', message: m.start_plan_link_birth_date_missing() };
			return fail(400, { ...answers, errors: [missing, ...others.map(wordsOf)] });
		}
		const { identity } = await startRuntime();
		const used = await useSignInLink(
			identity,
			{ ...answers, password, token: event.params.token },
			callerOf(event, identity)
		);
		if (!used.ok) {
			const { error } = used;
			const isOfTheForm = wordsOf(error).field !== undefined;
			const rest = isOfTheForm ? others.filter(({ code }) => code !== error.code) : [];
			return fail(400, { ...answers, errors: [error, ...rest].map(wordsOf) });
		}
		keepSession(event, identity, used.value);
		redirect(303, '/today');
	}
};

interface FieldError {
	readonly field?: string;
	readonly message: string;
}

function wordsOf(refusal: LinkRefusal): FieldError {
	switch (refusal.code) {
		case 'link-over':
			return { message: m.start_plan_link_gone_text() };
		case 'birth-date-differs':
			return { field: 'birthDate', message: m.start_plan_link_birth_date_differs() };
		case 'email-malformed':
			return { field: 'email', message: m.start_plan_link_email_malformed() };
		case 'email-taken':
			return { field: 'email', message: m.start_plan_link_email_taken() };
		case 'password':
			return { field: 'password', message: passwordWords[refusal.problem]() };
		case 'busy':
			return { message: m.start_plan_link_busy() };
		case 'wait':
			return { message: waitWords(Math.ceil(refusal.seconds / 60)) };
	}
}

const passwordWords = {
	'too-short': () => m.start_plan_link_password_too_short({ count: String(minPasswordLength) }),
	'too-long': m.start_plan_link_password_too_long,
	'too-obvious': m.start_plan_link_password_too_obvious
};

function waitWords(minutes: number): string {
	if (minutes <= 1) return m.start_plan_link_wait_one();
	return m.start_plan_link_wait_many({ minutes: String(minutes) });
}
