import { error, fail } from '@sveltejs/kit';
import type { AnswerProblem } from '$lib/components/today/answer.ts';
import { refusalSentence } from '$lib/copy/refusal.ts';
import type { Command } from '$lib/domain/command.ts';
import { isUuid, toId, type PlanId } from '$lib/domain/ids.ts';
import { m } from '$lib/paraglide/messages.js';
import { parseCommand } from '$lib/protocol/schema/command.ts';
import type { Context } from '$lib/server/application/context.ts';
import { execute, type ExecuteRefusal } from '$lib/server/application/execute.ts';

/** What was sent, as text. */
interface Answer {
	readonly plan: string;
	readonly key: string;
	readonly kind: string;
	readonly text: string;
	readonly opId: string;
	readonly madeId: string;
	readonly detailsRevision: string;
}

export async function answerFrom(request: Request): Promise<Answer> {
	const form = await request.formData();
	const read = (field: string) => {
		const value = form.get(field);
		return typeof value === 'string' ? value.trim() : '';
	};
	return {
		plan: read('plan'),
		key: read('key'),
		kind: read('kind'),
		text: read('text'),
		opId: read('opId'),
		madeId: read('madeId'),
		detailsRevision: read('detailsRevision')
	};
}

/** Yes, no or a question to a proposal. */
export async function respond(context: Context, answer: Answer) {
	if (answer.kind === '') return problem(answer, 'kind', m.today_answer_missing());
	const command = parseCommand('RespondToTreatment', {
		responseId: answer.madeId,
		treatmentId: answer.key,
		kind: answer.kind,
		reason: answer.text,
		detailsRevision: Number(answer.detailsRevision)
	});
	if (!command.ok) return problem(answer, null, m.refusal_invalid_input_plain());
	return carryOut(context, answer, command.value);
}

/** An answer in a conversation. */
export async function reply(context: Context, answer: Answer) {
	if (answer.text === '') return problem(answer, 'text', m.today_question_missing());
	const command = parseCommand('ReplyToThread', {
		commentId: answer.madeId,
		threadId: answer.key,
		text: answer.text,
		mentions: []
	});
	if (!command.ok) return problem(answer, null, m.refusal_invalid_input_plain());
	return carryOut(context, answer, command.value);
}

/** What matters most, for the next session. */
export async function sayWhatMatters(context: Context, answer: Answer) {
	if (answer.text === '') return problem(answer, 'text', m.care_matters_missing());
	const command = parseCommand('SayWhatMatters', { itemId: answer.madeId, text: answer.text });
	if (!command.ok) return problem(answer, null, m.refusal_invalid_input_plain());
	return carryOut(context, answer, command.value);
}

async function carryOut(context: Context, answer: Answer, command: Command) {
	if (!isUuid(answer.plan) || !isUuid(answer.opId)) error(404, m.refusal_not_found());
	const done = await execute(context, {
		planId: toId<PlanId>(answer.plan),
		opId: toId(answer.opId),
		command
	});
	return done.ok ? { answered: true } : problem(answer, ...problemOf(done.error, answer));
}

function problemOf(refusal: ExecuteRefusal, { kind }: Answer): [AnswerProblem['field'], string] {
	if (refusal.code === 'stale') return [null, m.today_answer_moved()];
	const isReason = refusal.code === 'invalid-input' && refusal.field === 'reason';
	if (refusal.code !== 'reason-needed' && !isReason) return [null, refusalSentence(refusal)];
	return [
		'text',
		kind === 'question'
			? m.today_answer_reason_missing_question()
			: m.today_answer_reason_missing_decline()
	];
}

function problem({ key, kind, text }: Answer, field: AnswerProblem['field'], message: string) {
	const told: AnswerProblem = { key, kind, text, field, message };
	return fail(400, { problem: told });
}
