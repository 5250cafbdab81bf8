import type { UserId } from '../../domain/ids.ts';
import { tidy, withCopies } from './copies.ts';
import type { CopyOwner, CopyStore } from './copy-store.ts';
import type { PlanCopy } from './plan-copy.ts';

export interface ReadCopy {
	readonly copy: PlanCopy;
	/** When the server last said that the plan stood so. */
	readonly at: Date;
}

export interface ReadCopies {
	readonly userId: UserId | null;
	/** The newest first. */
	readonly copies: readonly ReadCopy[];
	/** Some were kept by another version of Accord, and have been thrown away. */
	readonly hadOther: boolean;
}

const nothing: ReadCopies = { userId: null, copies: [], hadOther: false };

/** What can be read on this device without the server. @throws where the browser keeps nothing */
export function readCopies(now: number): Promise<ReadCopies> {
	return withCopies(nothing, async (store) => {
		await tidy(store, now);
		const [owner] = await store.owners();
		return owner ? readAll(store, owner) : nothing;
	});
}

async function readAll(store: CopyStore, owner: CopyOwner): Promise<ReadCopies> {
	const { userId } = owner;
	const copies: ReadCopy[] = [];
	let hadOther = false;
	for (const { plan, at } of await store.marks(owner)) {
		const copy = await store.read(owner, plan);
		if (copy) copies.push({ copy, at: new Date(at) });
		else {
			hadOther = true;
			await store.forgetPlan(userId, plan);
		}
	}
	copies.sort((one, other) => other.at.getTime() - one.at.getTime());
	return { userId, copies, hadOther };
}
