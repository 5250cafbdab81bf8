import type { CommandInputByName } from '../../domain/command.ts';
import type { OpId, PlanId } from '../../domain/ids.ts';
import type { DocumentKey } from '../../domain/plan/section.ts';
import type { ProseDoc } from '../../domain/prose/prose.ts';
import { seenHash } from '../../domain/restoration/decide.ts';
import { seqOf } from '../../domain/restoration/policy.ts';
import type { RestoreSource } from '../../domain/restoration/restoration.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { comparePlan, type ReadEnd } from './compare-plan.ts';
import type { Context } from './context.ts';
import { execute, sha256Hex, type Executed, type ExecuteRefusal } from './execute.ts';
import type { PlanPage } from './plan-page.ts';

/** What somebody reads before they put a text back. */
export interface RestoreReview {
	readonly page: PlanPage;
	readonly now: ProseDoc;
	readonly then: ProseDoc;
	readonly from: ReadEnd;
	/** Names `now`: another text is not written over. */
	readonly seenHash: string;
}

export async function reviewRestore(
	context: Context,
	planId: PlanId,
	{ document, source }: { readonly document: DocumentKey; readonly source: RestoreSource }
): Promise<Result<RestoreReview, { readonly code: 'not-found' }>> {
	const opened = await comparePlan(context, planId, [source, { type: 'today' }]);
	if (!opened.ok) return opened;
	const { page, compared } = opened.value;
	if (!compared) return err({ code: 'not-found' });
	const { before, after } = compared;
	const now = after.content.sections[document];
	const then = before.content.sections[document];
	return ok({ page, now, then, from: before, seenHash: seenHash(now, sha256Hex) });
}

/** A change forward: what others type at the same moment merges with it. */
export function restoreSection(
	context: Context,
	{
		planId,
		opId,
		input
	}: {
		readonly planId: PlanId;
		readonly opId: OpId;
		readonly input: CommandInputByName['RestoreSection'];
	}
): Promise<Result<Executed, ExecuteRefusal>> {
	const { document, source } = input;
	return execute(context, {
		planId,
		opId,
		command: { name: 'RestoreSection', input },
		prose: (state) => {
			const baseSeq = seqOf(source, state);
			return baseSeq === null ? null : { document, baseSeq, next: ({ base }) => base };
		}
	});
}
