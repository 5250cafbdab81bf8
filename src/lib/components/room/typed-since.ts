/**
 * What was typed after a text was sent; all of it where the text was changed in between.
 * @param sent as it was sent, without space around it
 */
export function typedSince(sent: string, now: string): string {
	const text = now.trimStart();
	return text.startsWith(sent) ? text.slice(sent.length).trimStart() : now;
}
