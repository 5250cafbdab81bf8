import type { EntityByKind, EntityKind } from './change.ts';
import type { Refusal } from './refusal.ts';

/** The refusal of a change that was made against another revision, if it was. */
export function refuseStale<Kind extends EntityKind>(
	kind: Kind,
	current: EntityByKind[Kind],
	expectedRevision: number
): Refusal | null {
	return current.revision === expectedRevision ? null : { code: 'stale', kind, current };
}
