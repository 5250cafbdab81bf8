import { error, fail } from '@sveltejs/kit';
import { isUuid, toId, type PlanId } from '$lib/domain/ids.ts';
import { m } from '$lib/paraglide/messages.js';
import { renewSignInLink } from '$lib/server/application/start-plan.ts';
import { signedInContext } from '$lib/server/http/signed-in.ts';
import { findPlanPatient } from '$lib/server/people/reader.ts';
import { findMember } from '$lib/server/plan/reader.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const context = await signedInContext(locals);
	if (!isUuid(params.plan)) error(404, m.refusal_not_found());
	const planId = toId<PlanId>(params.plan);
	const member = await findMember(context.database, planId, context.userId);
	const patient = member && (await findPlanPatient(context.database, planId));
	if (!patient || member.role === 'patient') error(404, m.refusal_not_found());
	return { plan: planId, patientName: patient.name, hasPassword: patient.hasPassword };
};

export const actions: Actions = {
	default: async ({ locals, params, url }) => {
		const context = await signedInContext(locals);
		if (!isUuid(params.plan)) error(404, m.refusal_not_found());
		const renewed = await renewSignInLink(context, toId<PlanId>(params.plan));
		if (!renewed.ok && renewed.error.code === 'has-password') return fail(400, { link: null });
		if (!renewed.ok) error(404, m.refusal_not_found());
		const { token, expiresAt } = renewed.value;
		return { link: { url: `${url.origin}/link/${token}`, expiresAt: expiresAt.toISOString() } };
	}
};
