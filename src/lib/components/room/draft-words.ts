import type { PlanState } from '../../domain/change.ts';
import { m } from '../../paraglide/messages.js';
import { latestVersion } from '../../domain/version/policy.ts';

/** "Draft 2 · 7 changes since version 1": what is signed, and how far the plan has moved on. */
export function draftWords(state: PlanState, changes: number | null): string {
	const version = latestVersion(state);
	if (version === undefined) return m.room_draft_first();
	const number = String(version.number);
	const draft = String(version.number + 1);
	if (changes === null) return m.room_draft_changed({ draft, number });
	if (changes === 0) return m.room_draft_unchanged({ number });
	if (changes === 1) return m.room_draft_one_change({ draft, number });
	return m.room_draft_changes({ draft, number, count: String(changes) });
}
