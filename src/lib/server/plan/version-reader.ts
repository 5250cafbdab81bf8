import { and, desc, eq } from 'drizzle-orm';
import type { PlanId } from '../../domain/ids.ts';
import { readContent, type PlanContent } from '../../domain/version/content.ts';
import type { ProseDoc } from '../../prose/node.ts';
import { version } from '../db/schema/content.ts';
import type { Reading } from './reader.ts';

export interface FrozenVersion {
	readonly number: number;
	/** Exactly what was signed, byte for byte. */
	readonly canonicalText: string;
	readonly content: PlanContent<ProseDoc>;
}

/** A signed version's content; the newest where no number is given. */
export async function findFrozenVersion(
	{ orm }: Reading,
	planId: PlanId,
	number?: number
): Promise<FrozenVersion | undefined> {
	const ofPlan = eq(version.planId, planId);
	const [row] = await orm
		.select({ number: version.number, canonicalText: version.canonicalText })
		.from(version)
		.where(number === undefined ? ofPlan : and(ofPlan, eq(version.number, number)))
		.orderBy(desc(version.number))
		.limit(1);
	if (!row) return undefined;
	const content = readContent<ProseDoc>(row.canonicalText);
	return { ...row, content };
}
