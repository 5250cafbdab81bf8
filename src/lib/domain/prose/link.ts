const linkProtocols = ['http:', 'https:', 'mailto:', 'tel:'] as const;

const maxLinkLength = 2_048;

/** Absolute, of a protocol that cannot run anything, without a control character. */
export function isAllowedLink(href: unknown): href is string {
	if (typeof href !== 'string' || href.length > maxLinkLength) return false;
	if (hasControlCharacter(href) || !URL.canParse(href)) return false;
	const { protocol } = new URL(href);
	return linkProtocols.some((allowed) => allowed === protocol);
}

function hasControlCharacter(text: string): boolean {
	for (const character of text) {
		const code = character.charCodeAt(0);
		if (code < 0x20 || code === 0x7f) return true;
	}
	return false;
}
