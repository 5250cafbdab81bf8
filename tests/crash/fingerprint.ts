import { createHash } from 'node:crypto';

import canonicalize from 'canonicalize';

import { entityKinds, type PlanState } from '../../src/lib/domain/change.ts';
import type { DocumentKey } from '../../src/lib/domain/plan/section.ts';
import type { ProseDoc } from '../../src/lib/prose/node.ts';

/** One hash over everything that a person can read in a plan. */
export function fingerprint(
	state: PlanState,
	sections: Readonly<Record<DocumentKey, ProseDoc>>
): string {
	const entities = entityKinds.map((kind) => [
		kind,
		[...state[kind].values()].sort((one, other) => (one.id < other.id ? -1 : 1))
	]);
	const text = canonicalize({ entities, sections });
	return createHash('sha256')
		.update(text ?? '')
		.digest('hex');
}
