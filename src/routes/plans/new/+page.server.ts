import { error, fail } from '@sveltejs/kit';
import { v7 } from 'uuid';
import { problemWords } from '$lib/components/start-plan/problem-words.ts';
import {
	readValues,
	type ClinicOfSpecialists,
	type KnownPerson,
	type StartPlanErrors,
	type StartPlanValues
} from '$lib/components/start-plan/values.ts';
import { m } from '$lib/paraglide/messages.js';
import { startPlan, type StartPlanRefusal } from '$lib/server/application/start-plan.ts';
import { signedInContext } from '$lib/server/http/signed-in.ts';
import { listSpecialists, type Specialist } from '$lib/server/people/reader.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	if (!locals.user?.isClinician) error(403);
	const { database, now } = await signedInContext(locals);
	return {
		clinics: byClinic(await listSpecialists(database)),
		requestId: v7(),
		today: now().toISOString().slice(0, 10)
	};
};

export const actions: Actions = {
	default: async ({ request, locals, url }) => {
		const form = await request.formData();
		const values = readValues(form);
		const planId = String(form.get('requestId'));
		const started = await startPlan(await signedInContext(locals), { ...values, planId });
		if (!started.ok) {
			const answer = refusalOf(started.error, values);
			return fail(400, form.has('asked') ? withMissingChoice(answer) : answer);
		}
		const { link, ...plan } = started.value;
		return {
			started: {
				...plan,
				link: link && {
					url: `${url.origin}/link/${link.token}`,
					expiresAt: link.expiresAt.toISOString()
				}
			}
		};
	}
};

function byClinic(specialists: readonly Specialist[]): readonly ClinicOfSpecialists[] {
	const clinics = Map.groupBy(specialists, ({ clinicId }) => clinicId);
	return [...clinics].flatMap(([id, people]) => {
		const [first] = people;
		return first ? [{ id, name: first.clinicName, specialists: people }] : [];
	});
}

interface Answer {
	readonly values: StartPlanValues;
	readonly errors: StartPlanErrors;
	readonly alike: { readonly known: readonly KnownPerson[]; readonly hasHidden: boolean } | null;
	readonly trouble?: string;
}

/** Asked for the second time who it is: now it is a field that was left open. */
function withMissingChoice(answer: Answer): Answer {
	if (!answer.alike || answer.values.samePerson !== '') return answer;
	return { ...answer, errors: { ...answer.errors, samePerson: m.start_plan_same_missing() } };
}

function refusalOf(refusal: StartPlanRefusal, values: StartPlanValues): Answer {
	const answer: Answer = { values, errors: {}, alike: null };
	switch (refusal.code) {
		case 'forbidden':
			return { ...answer, trouble: m.start_plan_forbidden() };
		case 'invalid-input':
			return {
				...answer,
				errors: Object.fromEntries(
					refusal.problems.map(({ field, problem }) => [field, problemWords(field, problem)])
				)
			};
		case 'known-patient': {
			const { candidates: known, hasHiddenNamesake: hasHidden } = refusal;
			return { ...answer, alike: { known, hasHidden } };
		}
		case 'identifier-taken': {
			const { owner } = refusal;
			const identifier = owner
				? m.start_plan_identifier_taken({ name: owner.name })
				: m.start_plan_identifier_taken_hidden();
			const alike = owner && { known: [owner], hasHidden: false };
			return { ...answer, errors: { identifier }, alike };
		}
	}
}
