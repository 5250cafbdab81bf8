type Attributes = Readonly<Record<string, string>>;

/**
 * An element, written the way a browser writes what it has read: a page that is asked for its own
 * text gives back these bytes, and so can check itself.
 */
export function element(tag: string, attributes: Attributes, ...children: string[]): string {
	return `${start(tag, attributes)}${children.join('')}</${tag}>`;
}

/** The beginning of an element: all there is of one that holds nothing. */
export function start(tag: string, attributes: Attributes = {}): string {
	const written = Object.entries(attributes).map(
		([name, value]) => ` ${name}="${escape(value).replaceAll('"', '&quot;')}"`
	);
	return `<${tag}${written.join('')}>`;
}

/** Words. What a page cannot hold is left out. */
export function text(words: string): string {
	return escape(words);
}

function escape(words: string): string {
	return words
		.toWellFormed()
		.replaceAll(/\r\n?/g, '\n')
		.replaceAll('\0', '')
		.replaceAll('&', '&amp;')
		.replaceAll('\u00a0', '&nbsp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;');
}
