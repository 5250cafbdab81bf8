import type { PlanId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { diffContent } from '../../domain/version/difference.ts';
import { formatEnd, type ComparedEnd } from '../../domain/version/end.ts';
import type { AccordTransaction } from '../db/accord.ts';
import { findMoment } from '../plan/moment-reader.ts';
import { findFrozenVersion } from '../plan/version-reader.ts';
import type { Context } from './context.ts';
import { openPlanPage, type PlanPage } from './plan-page.ts';
import { readPlanAt } from './plan-moment.ts';
import { contentOf, type Content, type Difference } from './sign-plan.ts';

export interface Comparison {
	readonly page: PlanPage;
	/** Null where the plan has no such version or moment. */
	readonly compared: {
		readonly before: ReadEnd;
		readonly after: ReadEnd;
		readonly differences: readonly Difference[];
	} | null;
}

export interface ReadEnd {
	readonly end: ComparedEnd;
	/** When it stood so; null for today. */
	readonly at: string | null;
	readonly content: Content;
}

/** Two texts of one plan side by side: signed versions, moments, or the plan as it stands. */
export async function comparePlan(
	context: Context,
	planId: PlanId,
	ends: readonly [ComparedEnd, ComparedEnd]
): Promise<Result<Comparison, { readonly code: 'not-found' }>> {
	const objectId = ends.map(formatEnd).join(' to ');
	const opened = await openPlanPage(context, planId, { action: 'compare-open', objectId });
	if (!opened.ok) return opened;
	const page = opened.value;
	const [before, after] = await context.database.transact(
		async (transaction) => [
			await readEnd(transaction, page, ends[0]),
			await readEnd(transaction, page, ends[1])
		],
		{ isolation: 'repeatable read', readOnly: true }
	);
	if (!before?.ok || !after?.ok) return ok({ page, compared: null });
	const differences = diffContent(before.value.content, after.value.content);
	return ok({ page, compared: { before: before.value, after: after.value, differences } });
}

async function readEnd(
	transaction: AccordTransaction,
	page: PlanPage,
	end: ComparedEnd
): Promise<Result<ReadEnd, { readonly code: 'not-found' }>> {
	if (end.type === 'today') return ok({ end, at: null, content: contentOf(page) });
	if (end.type === 'version') {
		const frozen = await findFrozenVersion(transaction, page.plan, end.number);
		const version = page.entities.version.find(({ number }) => number === end.number);
		if (!frozen || !version) return err({ code: 'not-found' });
		return ok({ end, at: version.signedAt, content: frozen.content });
	}
	const moment = { planId: page.plan, seq: end.seq };
	const head = end.seq > page.seq ? undefined : await findMoment(transaction, moment);
	const plan = await readPlanAt(transaction, moment);
	if (!head || !plan.ok) return err({ code: 'not-found' });
	return ok({ end, at: head.at.toISOString(), content: plan.value.content });
}
