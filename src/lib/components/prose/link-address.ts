import { isAllowedLink } from '../../prose/allow.ts';

const email = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/;
const phone = /^\+?[\d\s().-]{5,}$/;
const host = /^[\p{L}\d-]+(\.[\p{L}\d-]+)+(:\d+)?([/?#]|$)/u;

/** The link that a person most likely means, or null. */
export function toLink(typed: string): string | null {
	const text = typed.trim();
	if (email.test(text)) return allowed(`mailto:${text}`);
	if (phone.test(text)) return allowed(`tel:${text.replaceAll(/[^\d+]/g, '')}`);
	if (host.test(text)) return allowed(`https://${text}`);
	return allowed(text);
}

function allowed(link: string): string | null {
	return isAllowedLink(link) ? link : null;
}
