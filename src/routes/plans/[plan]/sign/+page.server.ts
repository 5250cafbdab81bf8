import { error, fail, redirect } from '@sveltejs/kit';
import { v7 } from 'uuid';
import { answerChecks, signingChecks, summaryChecks } from '$lib/components/sign/checks.ts';
import { answeredIn, reasonsAsked, reasonsIn } from '$lib/components/sign/reasons.ts';
import { layOut } from '$lib/components/version/lay-out.ts';
import { refusalSentence } from '$lib/copy/refusal.ts';
import { isUuid, toId, type PlanId } from '$lib/domain/ids.ts';
import { isPlanOpen } from '$lib/domain/policy.ts';
import { canonicalText } from '$lib/domain/version/content.ts';
import { warningKey } from '$lib/domain/version/warning.ts';
import { m } from '$lib/paraglide/messages.js';
import { parseCommand } from '$lib/protocol/schema/command.ts';
import type { Context } from '$lib/server/application/context.ts';
import type { ExecuteRefusal } from '$lib/server/application/execute.ts';
import { reviewPlan, signPlan, type Review } from '$lib/server/application/sign-plan.ts';
import { isProved, provePassword, type PasswordRefusal } from '$lib/server/http/prove-password.ts';
import { signedInContext } from '$lib/server/http/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';
import { documentOfWhatMoved } from './what-moved.server.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
	const review = await reviewOf(await signedInContext(locals), params.plan);
	const { page, content } = review;
	const [plan] = page.entities.plan;
	return {
		planId: page.plan,
		mayOpen: plan !== undefined && isPlanOpen(plan),
		isAuthor: page.you.role === 'pain-specialist',
		isPatient: page.you.role === 'patient',
		needsPassword: !isProved(locals),
		members: page.entities.member.filter(({ until }) => until === null),
		patient: content.patient,
		review: reviewed(review, null)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const read = (field: string) => {
			const value = form.get(field);
			return typeof value === 'string' ? value : '';
		};
		const statement = read('statement');
		const reasons = reasonsIn(form);
		const seen = { text: read('reviewed'), hash: read('contentHash') };
		const context = await signedInContext(event.locals);
		const refuse = async (status: number, problem: Problem) => {
			const review = reviewed(await reviewOf(context, event.params.plan), seen);
			return fail(status, { statement, reasons, ...problem, review });
		};
		const password = await provePassword(event, read('password'));
		if (!password.ok) {
			// Said together, so that a second try is the last.
			const missing = Object.keys(reasons).filter((key) => reasons[key]?.trim() === '');
			const { status, problem } = passwordProblem(password.error);
			return refuse(status, { ...problem, missing });
		}

		const command = parseCommand('SignVersion', {
			versionId: read('versionId'),
			signatureId: read('signatureId'),
			reviewedContentHash: seen.hash,
			statement,
			warnings: answeredIn(reasons)
		});
		const opId = read('opId');
		if (!command.ok || command.value.name !== 'SignVersion' || !isUuid(opId))
			return refuse(400, { trouble: m.sign_not_understood() });
		const signed = await signPlan(context, {
			planId: planIdOf(event.params.plan),
			opId: toId(opId),
			input: command.value.input,
			reauthenticated: true
		});
		if (signed.ok) {
			const made = signed.value.events.find(
				(one) => one.type === 'entity' && one.kind === 'version'
			);
			const number = made?.type === 'entity' && made.kind === 'version' ? made.entity.number : 1;
			redirect(303, `/plans/${event.params.plan}/versions/${number}?signed`);
		}
		const refusal = signed.error;
		if (refusal.code === 'not-found') error(404, m.refusal_not_found());
		if (refusal.code === 'forbidden') error(403, m.refusal_forbidden());
		return refuse(409, refusedProblem(refusal));
	}
};

function planIdOf(text: string): PlanId {
	if (!isUuid(text)) error(404, m.refusal_not_found());
	return toId<PlanId>(text);
}

async function reviewOf(context: Context, plan: string): Promise<Review> {
	const review = await reviewPlan(context, planIdOf(plan));
	if (!review.ok) error(404, m.refusal_not_found());
	return review.value;
}

/** What stood on the signer's screen, as the form says. */
interface Seen {
	readonly text: string;
	readonly hash: string;
}

/**
 * What the page shows and what a signature on it will name, from one reading of the plan, so that
 * the two cannot part. After a refusal, whatever was refused, what moved since the text on the
 * screen is marked; otherwise what changed since the previous version.
 */
function reviewed(review: Review, seen: Seen | null) {
	const { page, content, contentHash, blockers, warnings, number, previous, differences } = review;
	const hasMoved = seen !== null && seen.hash !== contentHash;
	const moved = hasMoved ? documentOfWhatMoved(seen, content) : null;
	const planHref = `/plans/${page.plan}`;
	const { thread: threads, comment: comments, member: members, treatment } = page.entities;
	return {
		seq: page.seq,
		document: moved ?? layOut(content, previous),
		moved: hasMoved ? (moved ? 'marked' : 'unseen') : null,
		text: canonicalText(content),
		contentHash,
		number,
		isBlocked: blockers.length > 0,
		checks: [
			...signingChecks(blockers, planHref, { threads, comments, members }),
			...answerChecks(content),
			...summaryChecks(treatment, review.summaryWrittenAt, planHref)
		],
		asked: reasonsAsked(warnings, content, planHref),
		isUnchanged: previous !== null && differences.length === 0,
		ids: { op: v7(), version: v7(), signature: v7() }
	} as const;
}

interface Problem {
	readonly password?: string;
	readonly trouble?: string;
	/** Keys of the warnings that lack a reason. */
	readonly missing?: readonly string[];
}

/** What moved is marked in the text itself, and a missing reason beside its field. */
function refusedProblem(refusal: ExecuteRefusal): Problem {
	if (refusal.code === 'content-moved') return {};
	if (refusal.code === 'warning-reason-needed')
		return { missing: refusal.warnings.map(warningKey) };
	return { trouble: refusalSentence(refusal) };
}

function passwordProblem(refusal: PasswordRefusal) {
	if (refusal.code === 'missing')
		return { status: 400, problem: { password: m.sign_password_missing() } };
	if (refusal.code === 'not-recognised')
		return { status: 400, problem: { password: m.sign_password_wrong() } };
	if (refusal.code === 'busy') return { status: 503, problem: { trouble: m.sign_busy() } };
	const minutes = Math.ceil(refusal.seconds / 60);
	const trouble = minutes <= 1 ? m.sign_wait_one() : m.sign_wait_many({ minutes: String(minutes) });
	return { status: 429, problem: { trouble } };
}
