import { layOut, type Content } from '$lib/components/version/lay-out.ts';
import type { PlanDocument } from '$lib/components/version/plan-document.ts';
import { readContent } from '$lib/domain/version/content.ts';
import { sha256Hex } from '$lib/server/application/execute.ts';

/**
 * The plan as it stands, with what changed since the text that the signer had on the screen. That
 * text comes back with the form; where it is not the one that was reviewed, nothing is said of it.
 */
export function documentOfWhatMoved(
	seen: { readonly text: string; readonly hash: string },
	now: Content
): PlanDocument | null {
	if (seen.text === '' || sha256Hex(seen.text) !== seen.hash) return null;
	try {
		const before: Content = readContent(seen.text);
		return layOut(now, before);
	} catch {
		return null;
	}
}
