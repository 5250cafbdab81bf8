const always: Readonly<Record<string, string>> = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	// With no-referrer a plain form post would send `Origin: null` and be refused.
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy':
		'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), ' +
		'magnetometer=(), microphone=(), payment=(), usb=()'
};

/** The worker of a kept copy asks for pages and files, and its own file says what it may. */
const workerPolicy =
	"default-src 'none'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

const noContent = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

/**
 * The headers of every answer (R-WB-4). Pages replace the policy with their own, which carries a
 * nonce; files, errors and the socket's path keep this one, which allows nothing.
 */
export function securityHeaders(origin: string, path = ''): Readonly<Record<string, string>> {
	const isWorker = path === '/service-worker.js';
	const policy = { ...always, 'content-security-policy': isWorker ? workerPolicy : noContent };
	if (!origin.startsWith('https:')) return policy;
	return { ...policy, 'strict-transport-security': 'max-age=31536000; includeSubDomains' };
}
