import type { PlanId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { recordLook } from '../plan/look-writer.ts';
import { findMember, readHead } from '../plan/reader.ts';
import type { Context } from './context.ts';

/** Somebody has seen everything up to `seq`, or says so: never more than there is. */
export async function markSeen(
	{ database, userId, now }: Context,
	planId: PlanId,
	{ seq, isSaid }: { readonly seq: number; readonly isSaid: boolean }
): Promise<Result<null, { readonly code: 'not-found' }>> {
	return database.transact(async (transaction) => {
		const member = await findMember(transaction, planId, userId);
		const head = member && (await readHead(transaction, planId));
		if (!head || !Number.isSafeInteger(seq) || seq < 0) return err({ code: 'not-found' });
		const look = { planId, userId, seq: Math.min(seq, head.seq), at: now(), isSaid };
		await recordLook(transaction, look);
		return ok(null);
	});
}
