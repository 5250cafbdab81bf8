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

const noContent = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

/**
 * The headers of every answer (R-WB-4). Pages replace the policy with their own, which carries a
 * nonce; files, errors and the socket's path keep this one, which allows nothing.
 */
export function securityHeaders(origin: string): Readonly<Record<string, string>> {
	const policy = { ...always, 'content-security-policy': noContent };
	if (!origin.startsWith('https:')) return policy;
	return { ...policy, 'strict-transport-security': 'max-age=31536000; includeSubDomains' };
}
