import type { PassageAnchor } from '../../domain/discussion/discussion.ts';
import type { TextRange } from '../../prose/textblock.ts';
import type { Editing } from './editing.ts';

/** A passage with a conversation, where it is now. */
export interface Passage {
	readonly id: string;
	readonly ranges: readonly TextRange[];
	/** The one in hand. */
	readonly isCurrent: boolean;
}

/** A conversation about a passage. */
export interface PassageThread {
	readonly id: string;
	readonly anchor: PassageAnchor;
}

/** Where the conversations of a document are in it now; detached ones are left out. */
export function passagesOf(
	session: Editing,
	threads: readonly PassageThread[],
	current: string | null
): readonly Passage[] {
	return threads
		.filter(({ anchor }) => anchor.document === session.document)
		.flatMap(({ id, anchor }) => {
			const resolved = session.resolve(anchor);
			if (resolved.state === 'detached') return [];
			return [{ id, ranges: resolved.ranges, isCurrent: id === current }];
		});
}
