import { error, fail } from '@sveltejs/kit';
import { v7 } from 'uuid';
import { differenceWords } from '$lib/components/version/difference-words.ts';
import { warningWords } from '$lib/components/version/warning-words.ts';
import { layOut } from '$lib/components/version/lay-out.ts';
import { refusalSentence } from '$lib/copy/refusal.ts';
import { isUuid, toId, type PlanId } from '$lib/domain/ids.ts';
import { isPlanOpen } from '$lib/domain/policy.ts';
import { acknowledgements, mayWithdraw } from '$lib/domain/version/policy.ts';
import { m } from '$lib/paraglide/messages.js';
import { parseCommand } from '$lib/protocol/schema/command.ts';
import type { Context } from '$lib/server/application/context.ts';
import { execute, type ExecuteRefusal } from '$lib/server/application/execute.ts';
import { readVersion, type VersionPage } from '$lib/server/application/sign-plan.ts';
import { signedInContext } from '$lib/server/http/signed-in.ts';
import { toPlanState } from '$lib/server/plan/reader.ts';
import type { Actions, PageServerLoad } from './$types';

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
		ids: { op: v7(), signature: v7() }
	};
};

export const actions: Actions = {
	answer: async ({ request, locals, params }) => {
		const read = fieldsOf(await request.formData());
		const values = { meaning: read('meaning'), statement: read('statement'), reason: '' };
		if (values.meaning === '')
			return fail(400, { ...values, errors: { meaning: m.version_answer_missing() } });
		const context = await signedInContext(locals);
		const { page, version } = await versionOf(context, params);
		const { meaning, statement } = values;
		const own = { signatureId: read('signatureId'), versionId: version.id };
		const command = parseCommand('AcknowledgeVersion', { ...own, meaning, statement });
		const done = await run(context, page.plan, { command, opId: read('opId') });
		if (done !== null) return fail(400, { ...values, ...problemOf(done) });
		return { answered: m.version_answer_thanks(), meaning: '', statement: '', reason: '' };
	},

	withdraw: async ({ request, locals, params }) => {
		const read = fieldsOf(await request.formData());
		const values = { meaning: '', statement: '', reason: read('reason') };
		if (values.reason.trim() === '')
			return fail(400, { ...values, errors: { reason: m.version_withdraw_missing() } });
		const context = await signedInContext(locals);
		const { page, version } = await versionOf(context, params);
		const own = { signatureId: read('signatureId'), versionId: version.id };
		const command = parseCommand('WithdrawAgreement', { ...own, reason: values.reason });
		const done = await run(context, page.plan, { command, opId: read('opId') });
		if (done !== null) return fail(400, { ...values, ...problemOf(done) });
		return { answered: m.version_withdraw_done(), meaning: '', statement: '', reason: '' };
	}
};

function fieldsOf(form: FormData): (field: string) => string {
	return (field) => {
		const value = form.get(field);
		return typeof value === 'string' ? value : '';
	};
}

/** @returns what stood in the way, or null */
async function run(
	context: Context,
	planId: PlanId,
	{ command, opId }: { readonly command: ReturnType<typeof parseCommand>; readonly opId: string }
): Promise<ExecuteRefusal | null> {
	if (!command.ok) return command.error;
	if (!isUuid(opId)) return { code: 'invalid-input', field: 'opId', problem: 'not-an-id' };
	const done = await execute(context, { planId, opId: toId(opId), command: command.value });
	return done.ok ? null : done.error;
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
