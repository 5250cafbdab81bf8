/** Only a path of this site; a whole address, or `//elsewhere`, would lead away from it. */
export function ownPath(text: unknown, origin: string): string {
	if (typeof text !== 'string' || !text.startsWith('/')) return '/';
	const target = URL.parse(text, origin);
	return target?.origin === origin ? target.pathname : '/';
}
