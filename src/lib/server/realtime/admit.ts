import type { IncomingMessage } from 'node:http';
import { parse } from '../../protocol/schema/parse.ts';
import { handshakeSchema } from '../../protocol/schema/socket.ts';
import { PROSE_SCHEMA_VERSION, PROTOCOL_VERSION } from '../../protocol/version.ts';

/**
 * Browsers apply no CORS to a WebSocket, so the handshake itself must come from our own page.
 * Chromium sends no Origin on a same-origin GET, as polling does: then Sec-Fetch-Site says it.
 */
export function isOwnHandshake(request: IncomingMessage, origin: string): boolean {
	const given = request.headers.origin;
	if (given !== undefined) return given === origin;
	return request.headers['sec-fetch-site'] === 'same-origin';
}

/** Whether the page that asks still speaks as this server does. */
export function isCurrentClient(auth: unknown): boolean {
	const versions = parse(handshakeSchema, auth);
	if (!versions.ok) return false;
	const { protocol, proseSchema } = versions.value;
	return protocol === PROTOCOL_VERSION && proseSchema === PROSE_SCHEMA_VERSION;
}

/** Where a handshake comes from; what a header says counts only behind proxies of ours. */
export function addressOf(
	{ address, headers }: { readonly address: string; readonly headers: IncomingMessage['headers'] },
	trustedProxies: number
): string {
	const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
	const named = trustedProxies > 0 ? forwarded.at(-trustedProxies)?.trim() : undefined;
	return named === undefined || named === '' ? address : named;
}
