import type { PlanId, UserId } from '../../domain/ids.ts';
import type { CopyQuestion, CopyStanding } from '../../protocol/schema/device-copy.ts';
import {
	beginDeviceCopy,
	endDeviceCopies,
	findDeviceCopy,
	moveDeviceCopy
} from '../auth/device-copy-writer.ts';
import type { AccordTransaction } from '../db/accord.ts';
import { findMember } from '../plan/reader.ts';
import type { Context } from './context.ts';

/** Lets the browser of this session keep copies. @returns what the browser names itself by */
export async function startDeviceCopy(
	{ database, userId, authSession, now, requestId }: Context,
	newId: () => string
): Promise<string | null> {
	if (authSession === null) return null;
	const copy = { id: newId(), userId, authSession };
	await database.transact((transaction) =>
		beginDeviceCopy(transaction, copy, { at: now(), requestId })
	);
	return copy.id;
}

/** Who asks: nobody, or somebody who is signed in. */
export type Asker = Pick<Context, 'database' | 'now' | 'requestId'> & {
	readonly caller: { readonly userId: UserId; readonly authSession: string } | null;
};

/**
 * What a browser may go on keeping. It is answered by its own name, signed in or not: where a session
 * has only run out the copies stay, but an access that ended is heard of all the same.
 */
export function answerDeviceCopy(
	{ database, caller, now, requestId }: Asker,
	{ copy: id, plans, ends }: CopyQuestion
): Promise<CopyStanding> {
	return database.transact(async (transaction) => {
		const found = await findDeviceCopy(transaction, id);
		if (!found) return over;
		const isOthers = caller !== null && caller.userId !== found.userId;
		if (ends || isOthers) {
			await endDeviceCopies(transaction, { id }, { at: now(), requestId });
			return over;
		}
		if (caller && caller.authSession !== found.authSession)
			await moveDeviceCopy(transaction, { ...found, authSession: caller.authSession });
		return {
			stands: true,
			isSignedIn: caller !== null,
			plans: await stillOpenTo(transaction, found.userId, plans)
		};
	});
}

const over: CopyStanding = { stands: false, isSignedIn: false, plans: [] };

async function stillOpenTo(
	transaction: AccordTransaction,
	userId: UserId,
	plans: readonly PlanId[]
): Promise<readonly PlanId[]> {
	const open: PlanId[] = [];
	for (const plan of plans) if (await findMember(transaction, plan, userId)) open.push(plan);
	return open;
}
