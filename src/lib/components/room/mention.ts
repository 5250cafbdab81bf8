import type { Member } from '../../domain/care-team/care-team.ts';
import type { UserId } from '../../domain/ids.ts';

/** The "@…" that the caret stands in, while somebody types it. */
export interface MentionQuery {
	readonly from: number;
	readonly to: number;
	readonly query: string;
}

export function mentionQuery(text: string, caret: number): MentionQuery | null {
	const match = /(^|\s)@([\p{L}\p{M}.'’-]*(?: [\p{L}\p{M}.'’-]*)?)$/u.exec(text.slice(0, caret));
	if (match === null) return null;
	const query = match[2] ?? '';
	return { from: caret - query.length - 1, to: caret, query };
}

/** Members whose name, or any part of it, begins with what was typed. */
export function mentionable(members: readonly Member[], query: string): readonly Member[] {
	const wanted = query.toLocaleLowerCase();
	return members.filter(
		({ name, until }) =>
			until === null &&
			[name, ...name.split(' ')].some((part) => part.toLocaleLowerCase().startsWith(wanted))
	);
}

export function insertMention(
	text: string,
	query: MentionQuery,
	member: Member
): { readonly text: string; readonly caret: number } {
	const mention = `@${member.name} `;
	const rest = text.slice(query.to).replace(/^ /, '');
	return {
		text: text.slice(0, query.from) + mention + rest,
		caret: query.from + mention.length
	};
}

/** Who is named with "@" in the text as it is sent. */
export function mentionsIn(text: string, members: readonly Member[]): readonly UserId[] {
	return members.filter(({ name }) => text.includes(`@${name}`)).map(({ userId }) => userId);
}

export type TextPart =
	| { readonly type: 'text'; readonly text: string }
	| { readonly type: 'mention'; readonly text: string };

/** Cuts a comment at the names of the people it mentions, so that they can be set apart. */
export function textParts(text: string, names: readonly string[]): readonly TextPart[] {
	if (names.length === 0) return [{ type: 'text', text }];
	const marks = names.map((name) => `@${name}`);
	const pattern = new RegExp(`(${marks.map(escape).join('|')})`, 'u');
	return text
		.split(pattern)
		.filter((part) => part !== '')
		.map((part) => ({ type: marks.includes(part) ? 'mention' : 'text', text: part }));
}

function escape(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
