import { error, fail } from '@sveltejs/kit';
import { v7 } from 'uuid';
import { differenceWords } from '$lib/components/version/difference-words.ts';
import { warningWords } from '$lib/components/version/warning-words.ts';
import { layOut } from '$lib/components/version/lay-out.ts';
import { refusalSentence } from '$lib/copy/refusal.ts';
import { isUuid, toId, type PlanId } from '$lib/domain/ids.ts';
import { isPlanOpen } from '$lib/domain/policy.ts';
import { m } from '$lib/paraglide/messages.js';
import { parseCommand } from '$lib/protocol/schema/command.ts';
import type { Context } from '$lib/server/application/context.ts';
import { execute, type ExecuteRefusal } from '$lib/server/application/execute.ts';
import { readVersion, type VersionPage } from '$lib/server/application/sign-plan.ts';
import { signedInContext } from '$lib/server/http/signed-in.ts';
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
		mayAnswer: isLatest && isOpen && !answered.has(page.you.userId),
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
		const form = await request.formData();
		const read = (field: string) => {
			const value = form.get(field);
			return typeof value === 'string' ? value : '';
		};
		const values = { meaning: read('meaning'), statement: read('statement') };
		if (values.meaning === '')
			return fail(400, { ...values, errors: { meaning: m.version_answer_missing() } });
		const context = await signedInContext(locals);
		const { page, version } = await versionOf(context, params);
		const command = parseCommand('AcknowledgeVersion', {
			...values,
			signatureId: read('signatureId'),
			versionId: version.id
		});
		const opId = read('opId');
		if (!command.ok || !isUuid(opId))
			return fail(400, { ...values, trouble: m.refusal_invalid_input_plain() });
		const done = await execute(context, {
			planId: page.plan,
			opId: toId(opId),
			command: command.value
		});
		if (!done.ok) return fail(400, { ...values, ...problemOf(done.error) });
		return { answered: true, meaning: '', statement: '' };
	}
};

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
