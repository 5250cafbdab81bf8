import { activeMember } from '../care-team/policy.ts';
import type { PlanState } from '../change.ts';
import type { UserId } from '../ids.ts';
import type { Refusal } from '../refusal.ts';
import { keepable, textLimits } from '../text.ts';
import type { Anchor, PassageAnchor } from './discussion.ts';

export const textRule = { max: textLimits.comment, required: true };

/** More people than any plan has. */
export const maxMentions = 20;

/** Base64 of one Yjs relative position. */
export const maxPositionLength = 400;

/** A conversation hangs on something that is in the plan. */
export function refuseAnchor(anchor: Anchor, state: PlanState): Refusal | null {
	switch (anchor.type) {
		case 'plan':
		case 'section':
			return null;
		case 'treatment':
			return state.treatment.has(anchor.treatmentId) ? null : invalid('anchor', 'unknown');
		case 'passage':
			return isPassage(anchor) ? null : invalid('anchor', 'not-a-passage');
	}
}

/** A quote stays as it is in the prose, or it would not be found again. */
export function keepAnchor(anchor: Anchor): Anchor {
	if (anchor.type !== 'passage') return anchor;
	return {
		...anchor,
		quote: keepable(anchor.quote),
		before: keepable(anchor.before),
		after: keepable(anchor.after)
	};
}

/** Only who is in the plan can be called into a conversation, and each once. */
export function refuseMentions(mentions: readonly UserId[], state: PlanState): Refusal | null {
	if (mentions.length > maxMentions) return invalid('mentions', 'too-many');
	if (new Set(mentions).size < mentions.length) return invalid('mentions', 'twice');
	const isMember = (userId: UserId) => activeMember(state, userId) !== undefined;
	return mentions.every(isMember) ? null : invalid('mentions', 'unknown');
}

function isPassage({ start, end, quote, before, after }: PassageAnchor): boolean {
	const positions = [start, end].every(({ length }) => length > 0 && length <= maxPositionLength);
	const context = [before, after].every(({ length }) => length <= textLimits.quoteContext);
	return positions && context && quote.trim() !== '' && quote.length <= textLimits.quote;
}

function invalid(field: string, problem: string): Refusal {
	return { code: 'invalid-input', field, problem };
}
