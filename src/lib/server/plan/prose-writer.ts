import type { PlanId, UserId } from '../../domain/ids.ts';
import type { DocumentKey } from '../../domain/plan/section.ts';
import type { AccordDatabase } from '../db/accord.ts';
import type { Reading } from './reader.ts';
import { proseClient, proseSnapshot } from '../db/schema/prose.ts';

/** A client id is 32 bit; 0 is left alone because Yjs never makes it. */
const clientIdLimit = 0xffff_ffff;

/**
 * Gives a person a fresh Yjs client id for one document. Nobody else's new text may carry it.
 * @param draw a whole number in [0, limit)
 */
export async function leaseClientId(
	{ orm }: Reading,
	lease: { planId: PlanId; document: DocumentKey; userId: UserId },
	draw: (limit: number) => number
): Promise<number> {
	for (;;) {
		const clientId = draw(clientIdLimit) + 1;
		const taken = await orm
			.insert(proseClient)
			.values({ ...lease, clientId })
			.onConflictDoNothing()
			.returning({ clientId: proseClient.clientId });
		if (taken.length > 0) return clientId;
	}
}

export async function writeSnapshot(
	{ orm }: AccordDatabase,
	snapshot: { planId: PlanId; document: DocumentKey; seq: number; state: Uint8Array }
): Promise<void> {
	await orm.insert(proseSnapshot).values(snapshot).onConflictDoNothing();
}
