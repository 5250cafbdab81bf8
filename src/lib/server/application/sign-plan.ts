import type { AmendmentRequest } from '../../domain/amendment/amendment.ts';
import { amendmentsToMake } from '../../domain/amendment/policy.ts';
import type { PlanState } from '../../domain/change.ts';
import type { CommandInputByName } from '../../domain/command.ts';
import type { SignerFacts } from '../../domain/decision.ts';
import type { OpId, PlanId } from '../../domain/ids.ts';
import { planOf } from '../../domain/plan/policy.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { findBlockers } from '../../domain/version/blockers.ts';
import type { Blocker } from '../../domain/version/blocker.ts';
import { canonicalText, type PlanContent } from '../../domain/version/content.ts';
import { diffContent, type ContentDifference } from '../../domain/version/difference.ts';
import { freeze } from '../../domain/version/freeze.ts';
import { signatureTexts } from '../../domain/version/signature-text.ts';
import type { Signature, Version } from '../../domain/version/version.ts';
import type { SigningWarning } from '../../domain/version/warning.ts';
import { findWarnings } from '../../domain/version/warnings.ts';
import type { ProseDoc } from '../../prose/node.ts';
import { plainText } from '../../prose/read.ts';
import { findLastWritten } from '../plan/page-reader.ts';
import { toPlanState } from '../plan/reader.ts';
import { findFrozenVersion } from '../plan/version-reader.ts';
import type { Context } from './context.ts';
import {
	execute,
	sha256Hex,
	type Executed,
	type ExecuteRefusal,
	type PrepareSigning
} from './execute.ts';
import { openPlanPage, readSections, type PlanPage } from './plan-page.ts';

export type Content = PlanContent<ProseDoc>;
export type Difference = ContentDifference<ProseDoc>;

interface Frozen {
	readonly content: Content;
	readonly canonicalText: string;
	readonly contentHash: string;
	readonly whatMattersText: string;
}

/** Everything that "Review and sign" shows: what would be frozen now, and what stands in the way. */
export interface Review {
	readonly page: PlanPage;
	readonly content: Content;
	/** What the signature will name; signing with another one is refused. */
	readonly contentHash: string;
	readonly blockers: readonly Blocker[];
	/** What the signer has to give a reason for. */
	readonly warnings: readonly SigningWarning[];
	/** What was accepted to be put right and is not settled yet, the oldest first. */
	readonly toSettle: readonly AmendmentRequest[];
	/** The number the next version gets. */
	readonly number: number;
	readonly previous: Content | null;
	readonly summaryWrittenAt: string | null;
	readonly differences: readonly Difference[];
}

export async function reviewPlan(
	context: Context,
	planId: PlanId
): Promise<Result<Review, { readonly code: 'not-found' }>> {
	const opened = await openPlanPage(context, planId, { action: 'plan-review' });
	if (!opened.ok) return opened;
	const page = opened.value;
	const state = toPlanState(page.entities);
	const { content, contentHash, whatMattersText } = freezeNow(state, page.sections);
	const previous = await findFrozenVersion(context.database, planId);
	const summaryWrittenAt = await findLastWritten(context.database, planId, 'plan-summary');
	return ok({
		page,
		content,
		contentHash,
		blockers: findBlockers(state, whatMattersText),
		warnings: findWarnings(state),
		toSettle: amendmentsToMake(state),
		number: (previous?.number ?? 0) + 1,
		previous: previous?.content ?? null,
		summaryWrittenAt: summaryWrittenAt?.toISOString() ?? null,
		differences: previous ? diffContent(previous.content, content) : []
	});
}

export interface SignRequest {
	readonly planId: PlanId;
	readonly opId: OpId;
	readonly input: CommandInputByName['SignVersion'];
	readonly signer: SignerFacts;
}

/**
 * Freezes the plan. Under the head lock the content is read and hashed once more: if it is not
 * what the signer reviewed, nothing is signed.
 */
export function signPlan(
	context: Context,
	{ planId, opId, input, signer }: SignRequest
): Promise<Result<Executed, ExecuteRefusal>> {
	return execute(context, {
		planId,
		opId,
		command: { name: 'SignVersion', input },
		signer,
		prepareSigning
	});
}

const prepareSigning: PrepareSigning = async (transaction, { planId, head, state }) => {
	const sections = await readSections(transaction, planId);
	const { contentHash, whatMattersText, canonicalText: frozen } = freezeNow(state, sections);
	return { facts: { contentHash, whatMattersText, seq: head.seq }, canonicalText: frozen };
};

export interface VersionPage {
	readonly page: PlanPage;
	readonly version: Version;
	readonly latestNumber: number;
	readonly signatures: readonly (Signature & { readonly holds: boolean })[];
	readonly canonicalText: string;
	readonly content: Content;
	/** The stored text still has the hash that was signed. */
	readonly hashHolds: boolean;
	/** What reads differently in the plan today. */
	readonly changedSince: readonly Difference[];
}

/** A signed version with its signatures, each checked against what is stored. */
export async function readVersion(
	context: Context,
	planId: PlanId,
	number: number
): Promise<Result<VersionPage, { readonly code: 'not-found' }>> {
	const opened = await openPlanPage(context, planId, { action: 'version-open' });
	if (!opened.ok) return opened;
	const page = opened.value;
	const version = page.entities.version.find((one) => one.number === number);
	const frozen = await findFrozenVersion(context.database, planId, number);
	if (!version || !frozen) return err({ code: 'not-found' });
	const now = freezeNow(toPlanState(page.entities), page.sections);
	return ok({
		page,
		version,
		latestNumber: Math.max(...page.entities.version.map((one) => one.number)),
		signatures: page.entities.signature
			.filter((signature) => signature.versionId === version.id)
			.map((signature) => ({ ...signature, holds: doesHold(planId, version, signature) })),
		canonicalText: frozen.canonicalText,
		content: frozen.content,
		hashHolds: sha256Hex(frozen.canonicalText) === version.contentHash,
		changedSince: diffContent(frozen.content, now.content)
	});
}

/** What an opened plan says, in the form that is signed. */
export function contentOf(page: Pick<PlanPage, 'entities' | 'sections'>): Content {
	return freezeNow(toPlanState(page.entities), page.sections).content;
}

function doesHold(planId: PlanId, version: Version, signature: Signature): boolean {
	return sha256Hex(signatureTextOf(planId, version, signature)) === signature.hash;
}

/** The text that a signature's hash was made from, out of what is stored of it. */
export function signatureTextOf(planId: PlanId, version: Version, signature: Signature): string {
	const { meaning, userId, name, role, statement, warnings, signedAt, circumstances } = signature;
	const texts = signatureTexts({
		planId,
		versionNumber: version.number,
		contentHash: version.contentHash,
		amends: version.amends,
		meaning,
		userId,
		name,
		role,
		statement,
		warnings,
		signedAt,
		circumstances
	});
	return texts.find((text) => sha256Hex(text) === signature.hash) ?? texts[0];
}

function freezeNow(state: PlanState, sections: Content['sections']): Frozen {
	const plan = planOf(state);
	if (!plan) throw new Error('a plan that is open has a head');
	const content = freeze(plan, state, sections);
	const text = canonicalText(content);
	return {
		content,
		canonicalText: text,
		contentHash: sha256Hex(text),
		whatMattersText: plainText(sections['what-matters'])
	};
}
