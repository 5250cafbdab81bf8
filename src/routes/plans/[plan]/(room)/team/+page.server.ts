import { error, fail, redirect } from '@sveltejs/kit';
import { refusalSentence } from '$lib/copy/refusal.ts';
import { isUuid, toId, type PlanId } from '$lib/domain/ids.ts';
import { m } from '$lib/paraglide/messages.js';
import { parseCommand } from '$lib/protocol/schema/command.ts';
import { execute } from '$lib/server/application/execute.ts';
import { signedInContext } from '$lib/server/http/signed-in.ts';
import { listClinicians } from '$lib/server/people/clinician-reader.ts';
import { findMember } from '$lib/server/plan/reader.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Whom a clinician of the plan may choose from; names of clinicians are for clinicians. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const context = await signedInContext(locals);
	const member = await findMember(context.database, planIdOf(params.plan), context.userId);
	if (!member) error(404, m.refusal_not_found());
	if (member.role === 'patient') return { people: [] };
	return { people: await listClinicians(context.database) };
};

/** What may end the sender's own place; an op id, so that sending twice does it once. */
export const actions: Actions = {
	leave: (event) => run(event, 'EndMembership'),
	'hand-over': (event) => run(event, 'HandOverPlan')
};

async function run(event: RequestEvent, name: 'EndMembership' | 'HandOverPlan') {
	const context = await signedInContext(event.locals);
	const form = await event.request.formData();
	const command = parseCommand(name, inputOf(form.get('input')));
	const opId = form.get('opId');
	if (!command.ok || typeof opId !== 'string' || !isUuid(opId)) {
		return fail(400, { trouble: m.refusal_invalid_input_plain() });
	}
	const planId = planIdOf(event.params.plan);
	const done = await execute(context, { planId, opId: toId(opId), command: command.value });
	if (!done.ok) return fail(409, { trouble: refusalSentence(done.error) });
	const member = await findMember(context.database, planId, context.userId);
	redirect(303, member ? `/plans/${planId}/team` : '/plans');
}

function inputOf(text: FormDataEntryValue | null): unknown {
	try {
		return JSON.parse(typeof text === 'string' ? text : '');
	} catch {
		return null;
	}
}

function planIdOf(text: string): PlanId {
	if (!isUuid(text)) error(404, m.refusal_not_found());
	return toId<PlanId>(text);
}
