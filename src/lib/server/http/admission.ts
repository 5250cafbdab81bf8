import { isLoopback } from '../config.ts';

export interface RequestHead {
	readonly method: string;
	readonly path: string;
	readonly host: string | undefined;
	readonly origin: string | undefined;
	readonly fetchSite: string | undefined;
}

export type Admission =
	| { readonly admitted: true }
	| { readonly admitted: false; readonly status: 403 | 421; readonly text: string }
	| { readonly admitted: false; readonly status: 307; readonly location: string };

export const fromOtherSite = 'This came from another site. Open Accord itself and try again there.';

const admitted: Admission = { admitted: true };

/** What is refused before anything looks at the request: a foreign Host and a foreign Origin. */
export function admit(request: RequestHead, origin: string): Admission {
	// A probe asks by address; without the token it learns nothing but yes or no.
	if (request.path.startsWith('/health/') || request.path === '/metrics') return admitted;
	const own = new URL(origin);
	if (request.host !== own.host) return otherHost(request, own);
	if (isReading(request.method) || isFromOwnPage(request, origin)) return admitted;
	return { admitted: false, status: 403, text: fromOtherSite };
}

/** R-WB-1, for every content type: browsers cannot lie in either header. */
export function isFromOwnPage(
	request: Pick<RequestHead, 'origin' | 'fetchSite'>,
	origin: string
): boolean {
	return request.origin === origin || request.fetchSite === 'same-origin';
}

export function isReading(method: string): boolean {
	return method === 'GET' || method === 'HEAD';
}

// On the machine itself 127.0.0.1 is a common second spelling; the cookie needs one name.
function otherHost(request: RequestHead, own: URL): Admission {
	const { hostname = '', port = '' } = URL.parse(`http://${request.host ?? ''}`) ?? {};
	const isSamePlace = isLoopback(own.hostname) && isLoopback(hostname) && port === own.port;
	if (isSamePlace && isReading(request.method) && request.path.startsWith('/')) {
		return { admitted: false, status: 307, location: `${own.origin}${request.path}` };
	}
	return { admitted: false, status: 421, text: `Accord is at ${own.origin}.` };
}
