import { fail } from '@sveltejs/kit';
import { subjectOf } from '$lib/components/amendment/subject-options.ts';
import { refusalSentence } from '$lib/copy/refusal.ts';
import { m } from '$lib/paraglide/messages.js';
import { parseCommand } from '$lib/protocol/schema/command.ts';
import type { Context } from '$lib/server/application/context.ts';
import type { ExecuteRefusal } from '$lib/server/application/execute.ts';
import type { VersionPage } from '$lib/server/application/sign-plan.ts';
import { runForm, type Read } from './run-form.server.ts';

interface Asked {
	readonly context: Context;
	readonly found: VersionPage;
	readonly read: Read;
}

/** The patient asks that something be put right. */
export async function ask({ context, found, read }: Asked) {
	const values = { about: read('about'), quote: read('quote'), request: read('request') };
	const refuse = (errors: Readonly<Record<string, string>>, trouble?: string) =>
		fail(400, { asking: { ...values, errors }, ...(trouble ? { trouble } : {}) });
	const about = subjectOf(values.about, values.quote, found.content);
	if (!about) return refuse({ about: m.amendment_about_missing() });
	if (values.request.trim() === '') return refuse({ request: m.amendment_request_missing() });
	const own = { amendmentId: read('amendmentId'), versionId: found.version.id };
	const command = parseCommand('RequestAmendment', { ...own, about, request: values.request });
	const refusal = await runForm(context, found.page.plan, { command, opId: read('opId') });
	if (refusal === null) return { answered: m.amendment_sent() };
	if (refusal.code === 'invalid-input' && refusal.field === 'quote')
		return refuse({ quote: m.amendment_quote_missing() });
	return refuse({}, refusalSentence(refusal));
}

/** A clinician accepts or denies a request. */
export async function decide({ context, found, read }: Asked) {
	const { amendmentId, refuse, text, kind } = answering(read);
	if (kind === '') return refuse({ [`kind-${amendmentId}`]: m.amendment_decide_missing() });
	const missing = { [`text-${amendmentId}`]: m.amendment_decide_reason_missing() };
	const input = { amendmentId, kind, reason: text };
	const command = parseCommand('DecideAmendment', input);
	const refusal = await runForm(context, found.page.plan, { command, opId: read('opId') });
	if (refusal === null) return { answered: m.amendment_decided() };
	return refusal.code === 'reason-needed' ? refuse(missing) : refuse({}, refusal);
}

/** The patient’s statement of disagreement. */
export async function disagree({ context, found, read }: Asked) {
	const { amendmentId, refuse, text } = answering(read);
	if (text.trim() === '')
		return refuse({ [`text-${amendmentId}`]: m.amendment_disagree_missing() });
	const command = parseCommand('StateDisagreement', { amendmentId, statement: text });
	const refusal = await runForm(context, found.page.plan, { command, opId: read('opId') });
	return refusal === null ? { answered: m.amendment_disagree_done() } : refuse({}, refusal);
}

/** A clinician’s reply to the statement. */
export async function reply({ context, found, read }: Asked) {
	const { amendmentId, refuse, text } = answering(read);
	if (text.trim() === '') return refuse({ [`text-${amendmentId}`]: m.amendment_reply_missing() });
	const command = parseCommand('ReplyToDisagreement', { amendmentId, reply: text });
	const refusal = await runForm(context, found.page.plan, { command, opId: read('opId') });
	return refusal === null ? { answered: m.amendment_reply_done() } : refuse({}, refusal);
}

function answering(read: Read) {
	const values = { amendment: read('amendmentId'), kind: read('kind'), text: read('text') };
	const refuse = (errors: Readonly<Record<string, string>>, refusal?: ExecuteRefusal) =>
		fail(400, {
			answering: { ...values, errors },
			...(refusal ? { trouble: refusalSentence(refusal) } : {})
		});
	return { ...values, amendmentId: values.amendment, refuse };
}
