import { error, fail } from '@sveltejs/kit';
import { v7 } from 'uuid';
import { amendmentsAbout } from '$lib/components/amendment/amendment-view.ts';
import { subjectGroups } from '$lib/components/amendment/subject-options.ts';
import { differenceWords } from '$lib/components/version/difference-words.ts';
import { warningWords } from '$lib/components/version/warning-words.ts';
import { layOut } from '$lib/components/version/lay-out.ts';
import { refusalSentence } from '$lib/copy/refusal.ts';
import { isUuid, toId, type PlanId } from '$lib/domain/ids.ts';
import { can, isPlanOpen } from '$lib/domain/policy.ts';
import { acknowledgements, mayWithdraw } from '$lib/domain/version/policy.ts';
import { m } from '$lib/paraglide/messages.js';
import { parseCommand } from '$lib/protocol/schema/command.ts';
import type { Context } from '$lib/server/application/context.ts';
import type { ExecuteRefusal } from '$lib/server/application/execute.ts';
import { readVersion, type VersionPage } from '$lib/server/application/sign-plan.ts';
import { isProved } from '$lib/server/http/prove-password.ts';
import { signedInContext } from '$lib/server/http/signed-in.ts';
import { toPlanState } from '$lib/server/plan/reader.ts';
import { proveSigner, type SignerProblem } from '../../signer.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { ask, decide, disagree, reply } from './amendments.server.ts';
import { fieldsOf, runForm } from './run-form.server.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const context = await signedInContext(locals);
	const found = await versionOf(context, params);
	const { page, version, signatures, content, changedSince } = found;
	const { member, plan, treatment } = page.entities;
	const present = member.filter(({ until }) => until === null);
	const answered = new Set(signatures.map(({ userId }) => userId));
	const isLatest = version.number === found.latestNumber;
	const isOpen = plan.some(isPlanOpen);
	const state = toPlanState(page.entities);
	const { userId: id, name, role } = page.you;
	const actor = { id, name, role };
	const open = acknowledgements(actor, version.id, state);
	return {
		planId: page.plan,
		you: page.you,
		version,
		latestNumber: found.latestNumber,
		signatures: signatures
			.toSorted((one, other) => one.signedAt.localeCompare(other.signedAt))
			.map((signature) => ({
				...signature,
				reasons: signature.warnings.map((warning) => {
					return { words: warningWords(warning, content), reason: warning.reason };
				})
			})),
		members: present,
		waitingFor: present.filter(
			({ userId, role }) => isLatest && role !== 'pain-specialist' && !answered.has(userId)
		),
		meanings: isOpen && !answered.has(page.you.userId) ? open : [],
		mayWithdraw: mayWithdraw(actor, version.id, state),
		patient: content.patient,
		document: layOut(content, null),
		hashHolds: found.hashHolds,
		changedSince: differenceWords(changedSince, content, treatment),
		timeZone: page.clinic.timeZone,
		now: context.now().toISOString(),
		justSigned: url.searchParams.has('signed') && version.signedBy === page.you.userId,
		amendments: amendmentsAbout(version.id, state, actor),
		subjects: can(actor, 'RequestAmendment', state) ? subjectGroups(content) : null,
		needsPassword: !isProved(locals),
		ids: { op: v7(), signature: v7(), amendment: v7() }
	};
};

export const actions: Actions = {
	answer: async (event) => {
		const read = fieldsOf(await event.request.formData());
		const values = { meaning: read('meaning'), statement: read('statement'), reason: '' };
		if (values.meaning === '')
			return fail(400, { ...values, errors: { meaning: m.version_answer_missing() } });
		const context = await signedInContext(event.locals);
		const { page, version } = await versionOf(context, event.params);
		const proved = await proveSigner(event, read);
		if (!proved.ok) return fail(proved.status, { ...values, ...unproved(proved.problem) });
		const { meaning, statement } = values;
		const own = { signatureId: read('signatureId'), versionId: version.id };
		const command = parseCommand('AcknowledgeVersion', { ...own, meaning, statement });
		const { signer } = proved;
		const done = await runForm(context, page.plan, { command, opId: read('opId'), signer });
		if (done !== null) return fail(400, { ...values, ...problemOf(done) });
		return { answered: m.version_answer_thanks(), meaning: '', statement: '', reason: '' };
	},

	withdraw: async (event) => {
		const read = fieldsOf(await event.request.formData());
		const values = { meaning: '', statement: '', reason: read('reason') };
		if (values.reason.trim() === '')
			return fail(400, { ...values, errors: { reason: m.version_withdraw_missing() } });
		const context = await signedInContext(event.locals);
		const { page, version } = await versionOf(context, event.params);
		const proved = await proveSigner(event, read);
		if (!proved.ok) return fail(proved.status, { ...values, ...unproved(proved.problem) });
		const own = { signatureId: read('signatureId'), versionId: version.id };
		const command = parseCommand('WithdrawAgreement', { ...own, reason: values.reason });
		const { signer } = proved;
		const done = await runForm(context, page.plan, { command, opId: read('opId'), signer });
		if (done !== null) return fail(400, { ...values, ...problemOf(done) });
		return { answered: m.version_withdraw_done(), meaning: '', statement: '', reason: '' };
	},

	ask: async (event) => ask(await formOf(event)),
	decide: async (event) => decide(await formOf(event)),
	disagree: async (event) => disagree(await formOf(event)),
	reply: async (event) => reply(await formOf(event))
};

async function formOf({ request, locals, params }: RequestEvent) {
	const read = fieldsOf(await request.formData());
	const context = await signedInContext(locals);
	return { context, read, found: await versionOf(context, params) };
}

function unproved({ password, trouble }: SignerProblem) {
	return { ...(password ? { errors: { password } } : {}), ...(trouble ? { trouble } : {}) };
}

async function versionOf(
	context: Context,
	{ plan, number }: { readonly plan: string; readonly number: string }
): Promise<VersionPage> {
	if (!isUuid(plan) || !/^[1-9]\d{0,5}$/.test(number)) error(404, m.refusal_not_found());
	const found = await readVersion(context, toId<PlanId>(plan), Number(number));
	if (!found.ok) error(404, m.refusal_not_found());
	return found.value;
}

function problemOf(refusal: ExecuteRefusal) {
	if (refusal.code === 'invalid-input' && refusal.field === 'statement')
		return { errors: { statement: m.version_answer_questions_missing() } };
	return { trouble: refusalSentence(refusal) };
}
