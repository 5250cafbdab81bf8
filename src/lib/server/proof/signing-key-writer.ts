import { asc, eq, isNull } from 'drizzle-orm';
import { err, ok, type Result } from '../../domain/result.ts';
import type { AccordDatabase, AccordTransaction } from '../db/accord.ts';
import { signingKey } from '../db/schema/people.ts';
import type { KeyRefusal, SigningKey } from './signing-key.ts';

/**
 * Puts a key on the list of those that vouch for this installation. One at a time: a node that was
 * given another key is refused, and a key that was retired stays so.
 */
export async function claimSigningKey(
	{ orm }: AccordTransaction,
	{ publicKey }: Pick<SigningKey, 'publicKey'>
): Promise<Result<null, KeyRefusal>> {
	await orm.insert(signingKey).values({ publicKey }).onConflictDoNothing();
	const [current] = await orm.select().from(signingKey).where(isNull(signingKey.retiredAt));
	if (current?.publicKey === publicKey) return ok(null);
	return err({
		code: 'other-key',
		sentence: current
			? 'Another key vouches for this installation: give every node the same ACCORD_SIGNING_KEY, ' +
				'or retire that key with "npm run accord -- retire-key".'
			: 'This key was retired: put another in its place.'
	});
}

/** Every key that ever vouched for this installation, oldest first. */
export function readSigningKeys({ orm }: Pick<AccordDatabase, 'orm'>) {
	return orm
		.select({
			publicKey: signingKey.publicKey,
			firstUsedAt: signingKey.firstUsedAt,
			retiredAt: signingKey.retiredAt
		})
		.from(signingKey)
		.orderBy(asc(signingKey.firstUsedAt));
}

/** What it vouched for still verifies; it vouches for nothing more. Answers the key, if there was one. */
export async function retireSigningKey(
	{ orm }: AccordTransaction,
	at: Date
): Promise<string | undefined> {
	const [current] = await orm
		.select({ publicKey: signingKey.publicKey })
		.from(signingKey)
		.where(isNull(signingKey.retiredAt));
	if (!current) return undefined;
	await orm
		.update(signingKey)
		.set({ retiredAt: at })
		.where(eq(signingKey.publicKey, current.publicKey));
	return current.publicKey;
}
