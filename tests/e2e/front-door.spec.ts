import { request as rawRequest } from 'node:http';

import { expect, test } from '@playwright/test';

import { signInAs, specialistName } from './people.ts';

const paths = ['/', '/sign-in', '/icon.svg', '/nowhere', '/health/live', '/health/ready', '/rt/'];

interface Answer {
	readonly status: number;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

// Below fetch, which does not let anybody forge Host or Sec-Fetch-Site.
function ask(
	baseURL: string,
	{ path = '/', ...given }: { path?: string; method?: string; headers?: Record<string, string> }
): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const { hostname, port } = new URL(baseURL);
		const sent = rawRequest({ hostname, port, path, ...given }, (response) => {
			response.resume();
			response.on('end', () =>
				resolve({ status: response.statusCode ?? 0, headers: response.headers })
			);
		});
		sent.on('error', reject);
		sent.end();
	});
}

test('[R-WB-4] every answer carries the security headers, whoever gives it', async ({
	baseURL
}) => {
	for (const path of paths) {
		for (const headers of [{}, { host: 'evil.example' }]) {
			const answer = await ask(baseURL ?? '', { path, headers });
			expect(answer.headers, path).toMatchObject({
				'x-content-type-options': 'nosniff',
				'referrer-policy': 'same-origin',
				'cross-origin-opener-policy': 'same-origin',
				'cross-origin-resource-policy': 'same-origin',
				'permissions-policy': expect.stringContaining('camera=()'),
				'content-security-policy': expect.stringContaining("frame-ancestors 'none'")
			});
		}
	}
});

test('[R-WB-2] a foreign Host is told where Accord is', async ({ baseURL }) => {
	for (const path of ['/', '/sign-in', '/icon.svg', '/rt/?EIO=4&transport=polling']) {
		expect((await ask(baseURL ?? '', { path, headers: { host: 'evil.example' } })).status).toBe(
			421
		);
	}
});

test('[R-WB-1] a change from another site is refused, whatever its content type', async ({
	baseURL
}) => {
	const types = ['application/json', 'application/x-www-form-urlencoded', 'text/plain', ''];
	for (const path of ['/theme', '/sign-in', '/nowhere', '/rt/?EIO=4&transport=polling']) {
		for (const type of types) {
			for (const origin of ['https://evil.example', 'null']) {
				const headers = { origin, ...(type ? { 'content-type': type } : {}) };
				const answer = await ask(baseURL ?? '', { path, method: 'POST', headers });
				expect(answer.status, `${path} ${type} ${origin}`).toBe(403);
			}
		}
	}
});

test('[R-WB-5] pages are not kept by the browser', async ({ baseURL }) => {
	for (const path of ['/', '/sign-in', '/nowhere']) {
		const { headers } = await ask(baseURL ?? '', { path });
		expect(headers['cache-control'], path).toMatch(/no-store/);
	}
});

test('[R-WB-3] the content policy holds: nothing on the first page breaks it', async ({ page }) => {
	const broken: string[] = [];
	page.on('console', (message) => {
		if (/Content Security Policy/.test(message.text())) broken.push(message.text());
	});
	await page.goto('/sign-in');
	await expect(page.locator('h1').first()).toBeVisible();
	expect(broken).toEqual([]);
	const ran = await page.evaluate(() => {
		const script = document.createElement('script');
		script.textContent = 'window.injected = true';
		document.body.append(script);
		return 'injected' in window;
	});
	expect(ran).toBe(false);
});

test('an address that leads nowhere knows who is signed in', async ({ page }) => {
	await signInAs(page.request, 'pain-specialist');
	const answer = await page.goto('/nowhere');
	expect(answer?.status()).toBe(404);
	const account = page.getByRole('banner').locator('summary');
	await expect(account).toHaveText(`Account of ${specialistName}`);
	await account.click();
	await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
});
