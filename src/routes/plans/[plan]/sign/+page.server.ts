import { error, fail, redirect } from '@sveltejs/kit';
import { v7 } from 'uuid';
import { subjectWords } from '$lib/components/amendment/amendment-words.ts';
import { emptySections } from '$lib/components/room/empty-sections.ts';
import {
	amendmentChecks,
	answerChecks,
	emptyChecks,
	signingChecks,
	summaryChecks,
	unaskedChecks
} from '$lib/components/sign/checks.ts';
import { answeredIn, reasonsAsked, reasonsIn } from '$lib/components/sign/reasons.ts';
import { layOut } from '$lib/components/version/lay-out.ts';
import { refusalSentence } from '$lib/copy/refusal.ts';
import { isUuid, toId, type PlanId, type ThreadId } from '$lib/domain/ids.ts';
import { decidedInWords } from '$lib/domain/care-session/settle.ts';
import { standsInFor } from '$lib/domain/care-team/policy.ts';
import { isPlanOpen } from '$lib/domain/policy.ts';
import { canonicalText } from '$lib/domain/version/content.ts';
import { warningKey } from '$lib/domain/version/warning.ts';
import { m } from '$lib/paraglide/messages.js';
import { parseCommand } from '$lib/protocol/schema/command.ts';
import type { Context } from '$lib/server/application/context.ts';
import type { ExecuteRefusal } from '$lib/server/application/execute.ts';
import { reviewPlan, signPlan, type Review } from '$lib/server/application/sign-plan.ts';
import { toPlanState } from '$lib/server/plan/reader.ts';
import { isProved } from '$lib/server/http/prove-password.ts';
import { signedInContext } from '$lib/server/http/signed-in.ts';
import { proveSigner } from '../signer.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { documentOfWhatMoved } from './what-moved.server.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
	const context = await signedInContext(locals);
	const review = await reviewOf(context, params.plan);
	const { page, content } = review;
	const { userId: id, name, role } = page.you;
	const state = toPlanState(page.entities);
	const away = standsInFor({ id, name, role }, state, context.now().toISOString());
	const [plan] = page.entities.plan;
	return {
		planId: page.plan,
		mayOpen: plan !== undefined && isPlanOpen(plan),
		isAuthor: role === 'pain-specialist',
		isPatient: role === 'patient',
		deputyFor: away?.name ?? null,
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
		const settled = form.getAll('settles').map(String);
		const seen = { text: read('reviewed'), hash: read('contentHash') };
		const context = await signedInContext(event.locals);
		const refuse = async (status: number, problem: Problem) => {
			const review = reviewed(await reviewOf(context, event.params.plan), seen);
			return fail(status, { statement, reasons, settled, ...problem, review });
		};
		const proved = await proveSigner(event, read);
		if (!proved.ok) {
			// Said together, so that a second try is the last.
			const missing = Object.keys(reasons).filter((key) => reasons[key]?.trim() === '');
			return refuse(proved.status, { ...proved.problem, missing });
		}

		const command = parseCommand('SignVersion', {
			versionId: read('versionId'),
			signatureId: read('signatureId'),
			reviewedContentHash: seen.hash,
			statement,
			warnings: answeredIn(reasons),
			settles: settled
		});
		const opId = read('opId');
		if (!command.ok || command.value.name !== 'SignVersion' || !isUuid(opId))
			return refuse(400, { trouble: m.sign_not_understood() });
		const signed = await signPlan(context, {
			planId: planIdOf(event.params.plan),
			opId: toId(opId),
			input: command.value.input,
			signer: proved.signer
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

function decidedOn(entities: Review['page']['entities']): ReadonlyMap<ThreadId, string> {
	const state = toPlanState(entities);
	return new Map(
		entities.thread.flatMap((thread) => {
			const text = decidedInWords(thread, state)?.text;
			return text === undefined ? [] : [[thread.id, text] as const];
		})
	);
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
	const empty = emptySections((key) => content.sections[key]);
	const versions = new Map(page.entities.version.map(({ id, number }) => [id, number]));
	return {
		seq: page.seq,
		document: moved ?? layOut(content, previous),
		moved: hasMoved ? (moved ? 'marked' : 'unseen') : null,
		text: canonicalText(content),
		contentHash,
		number,
		isBlocked: blockers.length > 0,
		checks: [
			...signingChecks(blockers, planHref, {
				threads,
				comments,
				members,
				decidedOn: decidedOn(page.entities)
			}),
			...answerChecks(content),
			...amendmentChecks(content, planHref),
			...unaskedChecks(content, page.entities.safety, planHref),
			...emptyChecks(empty, planHref),
			...(empty.includes('plan-summary')
				? []
				: summaryChecks(treatment, review.summaryWrittenAt, planHref))
		],
		asked: reasonsAsked(warnings, content, planHref),
		settleable: review.toSettle.map(({ id, about, request, versionId }) => ({
			id,
			words: m.sign_settles_request({
				about: subjectWords(about),
				number: String(versions.get(versionId)),
				request
			})
		})),
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
