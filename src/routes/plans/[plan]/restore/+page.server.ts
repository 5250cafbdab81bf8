import { error, fail, redirect } from '@sveltejs/kit';
import { v7 } from 'uuid';
import { diffLines } from '$lib/components/version/line-diff.ts';
import { proseLines } from '$lib/components/version/prose-lines.ts';
import { refusalSentence } from '$lib/copy/refusal.ts';
import { isUuid, toId, type PlanId } from '$lib/domain/ids.ts';
import { isDocumentKey, type DocumentKey } from '$lib/domain/plan/section.ts';
import { isPlanOpen, mayWriteDocument } from '$lib/domain/policy.ts';
import type { RestoreSource } from '$lib/domain/restoration/restoration.ts';
import { parseEnd } from '$lib/domain/version/end.ts';
import { m } from '$lib/paraglide/messages.js';
import { parseCommand } from '$lib/protocol/schema/command.ts';
import { restoreSection, reviewRestore } from '$lib/server/application/restore-section.ts';
import { signedInContext } from '$lib/server/http/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { planId, document, source } = askedOf(params.plan, url);
	const context = await signedInContext(locals);
	const review = await reviewRestore(context, planId, { document, source });
	if (!review.ok) error(404, m.refusal_not_found());
	const { page, now, then, from, seenHash } = review.value;
	const [plan] = page.entities.plan;
	const lines = diffLines(proseLines(now), proseLines(then));
	return {
		planId,
		document,
		you: page.you,
		timeZone: page.clinic.timeZone,
		patient: {
			name: plan?.patientName ?? '',
			birthDate: plan?.patientBirthDate ?? '',
			identifier: plan?.patientIdentifier ?? null
		},
		from: { end: from.end, at: from.at },
		lines,
		isSame: JSON.stringify(now) === JSON.stringify(then),
		mayRestore: plan !== undefined && isPlanOpen(plan) && mayWriteDocument(page.you.role, document),
		seenHash,
		ids: { op: v7(), restoration: v7() }
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params, url }) => {
		const { planId, document, source } = askedOf(params.plan, url);
		const form = await request.formData();
		const read = (field: string) => {
			const value = form.get(field);
			return typeof value === 'string' ? value : '';
		};
		const reason = read('reason');
		if (reason.trim() === '')
			return fail(400, { reason, errors: { reason: m.restore_reason_missing() } });
		const command = parseCommand('RestoreSection', {
			restorationId: read('restorationId'),
			document,
			source,
			seenHash: read('seenHash'),
			reason
		});
		const opId = read('opId');
		if (!command.ok || command.value.name !== 'RestoreSection' || !isUuid(opId))
			return fail(400, { reason, trouble: m.restore_not_understood() });
		const context = await signedInContext(locals);
		const { input } = command.value;
		const done = await restoreSection(context, { planId, opId: toId(opId), input });
		if (done.ok) redirect(303, `/plans/${planId}#${document}`);
		const refusal = done.error;
		if (refusal.code === 'not-found') error(404, m.refusal_not_found());
		if (refusal.code === 'forbidden') error(403, m.refusal_forbidden());
		const isSame = refusal.code === 'already-exists';
		const trouble = isSame ? m.restore_nothing() : refusalSentence(refusal);
		return fail(409, { reason, trouble });
	}
};

interface Asked {
	readonly planId: PlanId;
	readonly document: DocumentKey;
	readonly source: RestoreSource;
}

function askedOf(plan: string, url: URL): Asked {
	const document = url.searchParams.get('document') ?? '';
	const source = parseEnd(url.searchParams.get('from'));
	if (!isUuid(plan) || !isDocumentKey(document) || source === null || source.type === 'today')
		error(404, m.refusal_not_found());
	return { planId: toId<PlanId>(plan), document, source };
}
