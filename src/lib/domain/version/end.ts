/** One end of a comparison, as the address bar names it. */
export type ComparedEnd =
	/** A signed version. */
	| { readonly type: 'version'; readonly number: number }
	/** The plan after a change, by its place in the sequence. */
	| { readonly type: 'moment'; readonly seq: number }
	| { readonly type: 'today' };

/** "3", "at-120" or "today"; null for anything else. */
export function parseEnd(text: string | null): ComparedEnd | null {
	if (text === 'today') return { type: 'today' };
	const [, at = '', digits] = /^(at-)?([1-9]\d{0,8})$/.exec(text ?? '') ?? [];
	if (digits === undefined) return null;
	return at === ''
		? { type: 'version', number: Number(digits) }
		: { type: 'moment', seq: Number(digits) };
}

export function formatEnd(end: ComparedEnd): string {
	if (end.type === 'today') return 'today';
	return end.type === 'version' ? String(end.number) : `at-${end.seq}`;
}
