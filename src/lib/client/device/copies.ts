import type { PlanId, UserId } from '../../domain/ids.ts';
import type { CopyQuestion, CopyStanding } from '../../protocol/schema/device-copy.ts';
import { tellPages } from './copies-channel.ts';
import { openCopyStore, type CopyOwner, type CopyStore, type CopyWriting } from './copy-store.ts';
import { hasDeviceDb } from './device-db.ts';
import type { PlanCopy } from './plan-copy.ts';

const dayMs = 24 * 60 * 60_000;
/** How long a copy stays where its person does not sign in. */
export const copyLifeMs = 7 * dayMs;

/** Null when the server did not answer. */
export type AskServer = (question: CopyQuestion) => Promise<CopyStanding | null>;

export function isOver(at: number, now: number): boolean {
	// A clock that was put back says nothing about how old it is.
	return now - at > copyLifeMs || at - now > dayMs;
}

/** Throws away what is too old, network or not. @returns whose copies went altogether */
export async function tidy(store: CopyStore, now: number): Promise<readonly CopyOwner[]> {
	const owners = await store.owners();
	const over = owners.filter(({ seenAt }) => isOver(seenAt, now));
	for (const { userId } of over) await store.forget(userId);
	for (const owner of owners) {
		for (const { plan, at } of await store.marks(owner))
			if (isOver(at, now)) await store.forgetPlan(owner.userId, plan);
	}
	return over;
}

/**
 * Throws away what may not be kept any more: of somebody else than who is signed in, of plans to which
 * access has ended, of a browser that the server has called off, and what is too old.
 * @param userId who is signed in, as far as the page knows
 */
export async function lookAfter(
	store: CopyStore,
	{ userId, ask, now }: { userId: UserId | null; ask: AskServer; now: number }
): Promise<void> {
	await tidy(store, now);
	for (const owner of await store.owners()) {
		if (userId === null || userId === owner.userId)
			await checkWithServer(store, owner, { ask, now });
		else await store.forget(owner.userId);
	}
	await tellWhatIsOver(store, ask);
}

/** That copies are gone, also where they went without a network; until the server has answered. */
export async function tellWhatIsOver(store: CopyStore, ask: AskServer): Promise<void> {
	for (const id of await store.over())
		if (await ask({ copy: id, plans: [], ends: true })) await store.told(id);
}

async function checkWithServer(
	store: CopyStore,
	owner: CopyOwner,
	{ ask, now }: { ask: AskServer; now: number }
): Promise<void> {
	const plans = (await store.marks(owner)).map(({ plan }) => plan);
	const answer = await ask({ copy: owner.id, plans, ends: false });
	if (!answer) return;
	if (!answer.stands) return store.forget(owner.userId);
	const open = new Set<PlanId>(answer.plans);
	for (const plan of plans) if (!open.has(plan)) await store.forgetPlan(owner.userId, plan);
	if (answer.isSignedIn) await store.seen(owner, now);
}

/** @returns false where its person wants no copies here */
export function keepCopy(copy: PlanCopy, written: CopyWriting): Promise<boolean> {
	return withCopies(false, async (store) => {
		const owner = (await store.owners()).find(({ userId }) => userId === copy.you.userId);
		if (owner) await store.put(owner, copy, written);
		return owner !== undefined;
	});
}

/** All that this device keeps readable, whoever's it is. */
export function forgetAllCopies(): Promise<readonly CopyOwner[]> {
	return withCopies<readonly CopyOwner[]>([], async (store) => {
		const owners = await store.owners();
		for (const { userId } of owners) await store.forget(userId);
		if (owners.length > 0) tellPages();
		return owners;
	});
}

export function forgetCopyOf(userId: UserId, plan: PlanId): Promise<void> {
	return withCopies(undefined, async (store) => {
		await store.forgetPlan(userId, plan);
		tellPages();
	});
}

/** Works on the copies where there may be any; else comes to `nothing` and makes no store. */
export async function withCopies<T>(
	nothing: T,
	work: (store: CopyStore) => Promise<T>
): Promise<T> {
	if (!(await hasDeviceDb())) return nothing;
	const store = await openCopyStore();
	try {
		return await work(store);
	} finally {
		store.close();
	}
}
