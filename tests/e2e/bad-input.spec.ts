import { request as rawRequest } from 'node:http';

import type { APIRequestContext, Page } from '@playwright/test';
import { v7 } from 'uuid';

import { toId } from '../../src/lib/domain/ids.ts';
import { rosaName, signInAs } from './people.ts';
import { type, written } from './room.ts';
import { expect, test } from './test.ts';
import { connected, cookieOf, wire } from './wire.ts';

interface Answer {
	readonly status: number;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly text: string;
}

interface Question {
	readonly path: string;
	readonly method?: string;
	readonly headers?: Record<string, string>;
	readonly body?: string;
}

/** Below fetch, which does not let anybody forge Host, Origin or Cookie. */
function ask(base: string, { path, body, ...given }: Question): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const { hostname, port } = new URL(base);
		const sent = rawRequest({ hostname, port, path, ...given }, (response) => {
			let text = '';
			response.setEncoding('utf8');
			response.on('data', (chunk: string) => (text += chunk));
			response.on('end', () =>
				resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
			);
		});
		sent.on('error', reject);
		sent.end(body);
	});
}

const formType = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };

async function rosasPlan(request: APIRequestContext): Promise<string> {
	await signInAs(request, 'patient');
	const today = await (await request.get('/today')).text();
	return /[0-9a-f-]{36}/.exec(/\/plans\/[0-9a-f-]{36}/.exec(today)?.[0] ?? '')?.[0] ?? '';
}

test('[R-WB-1] a form from another site changes nothing, whatever it says it is', async ({
	cast,
	origin
}) => {
	const { doctor, plan } = cast;
	await doctor.open();
	const cookie = await cookieOf(doctor.page.request);
	const types = [
		'application/x-www-form-urlencoded',
		'multipart/form-data; boundary=x',
		'text/plain',
		'application/json',
		''
	];
	for (const path of ['/sign-out', `${plan.path}/sign`, '/today?/respond', '/plans/new']) {
		for (const contentType of types) {
			for (const foreign of ['https://evil.example', 'http://localhost:1', 'null']) {
				const headers = {
					cookie,
					origin: foreign,
					...(contentType ? { 'content-type': contentType } : {})
				};
				const answer = await ask(origin, { path, method: 'POST', headers, body: 'a=b' });
				expect(answer.status, `${path} ${contentType} ${foreign}`).toBe(403);
				expect(answer.text).toContain('This came from another site');
			}
		}
	}
	await doctor.open();
});

test('[R-WB-2] a foreign Host gets nothing of a plan', async ({ cast, origin }) => {
	const cookie = await cookieOf(cast.doctor.page.request);
	for (const path of [cast.plan.path, `${cast.plan.path}/__data.json`, '/plans']) {
		const answer = await ask(origin, { path, headers: { cookie, host: 'evil.example' } });
		expect(answer.status).toBe(421);
		expect(answer.text).not.toContain(cast.plan.patientName);
	}
});

test('[RO5] somebody else’s plan and no plan at all are answered alike, everywhere', async ({
	cast,
	newBrowser,
	origin
}) => {
	const other = await newBrowser();
	const theirs = await rosasPlan(other.request);
	const cookie = await cookieOf(cast.patient.page.request);
	const get = (path: string) => ask(origin, { path, headers: { cookie } });
	const post = (path: string, fields: Record<string, string>) =>
		ask(origin, {
			path,
			method: 'POST',
			headers: { cookie, origin, ...formType },
			body: new URLSearchParams(fields).toString()
		});

	await test.step('pages and their data', async () => {
		for (const rest of ['', '/__data.json', '/sign', '/sign/__data.json', '/versions/1']) {
			const [strange, missing] = [
				await get(`/plans/${theirs}${rest}`),
				await get(`/plans/${v7()}${rest}`)
			];
			expect(strange.text, rest).not.toContain(rosaName);
			expect(strange.text, rest).not.toContain('Gabapentin');
			expect(strange.status, rest).toBe(missing.status);
			if (!rest.endsWith('json')) expect(strange.status, rest).toBe(404);
			else expect(strange.text).toContain('404');
		}
	});

	await test.step('actions', async () => {
		const fields = {
			plan: theirs,
			key: v7(),
			kind: 'accept',
			text: 'x',
			opId: v7(),
			madeId: v7(),
			signatureId: v7(),
			detailsRevision: '1',
			meaning: 'agree',
			statement: '',
			seq: '1'
		};
		const paths = ['/today?/respond', '/today?/reply', '/today?/seen'];
		for (const path of [...paths, `/plans/${theirs}/versions/1?/answer`]) {
			const strange = await post(path, fields);
			const missing = await post(path.replace(theirs, v7()), { ...fields, plan: v7() });
			expect(strange.status, path).toBe(missing.status);
			expect(strange.status, path).toBeGreaterThanOrEqual(400);
			expect(strange.text).not.toContain(rosaName);
		}
	});

	await test.step('the live line', async () => {
		const socket = await connected(wire(origin, { origin, cookie }));
		for (const plan of [theirs, v7()]) {
			const opened = await socket.emitWithAck('plan:open', { plan: toId(plan), lastSeq: null });
			expect(opened).toMatchObject({ ok: false, error: { code: 'not-found' } });
			const written = await socket.emitWithAck('plan:command', {
				plan: toId(plan),
				opId: toId(v7()),
				name: 'AddGoal',
				input: { goalId: v7(), text: 'x' }
			});
			expect(written).toMatchObject({ ok: false, error: { code: 'not-found' } });
		}
		socket.disconnect();
	});
});

test('[R-SE-8] an ended session leads to the sign-in page and back, and opens no line', async ({
	cast,
	origin
}) => {
	const { patient, plan } = cast;
	const cookie = await cookieOf(patient.page.request);
	await ask(origin, {
		path: '/sign-out',
		method: 'POST',
		headers: { cookie, origin, ...formType }
	});
	for (const path of [plan.path, `${plan.path}/__data.json`, '/today']) {
		const answer = await ask(origin, { path, headers: { cookie } });
		expect(answer.text, path).not.toContain(plan.patientName);
		if (path.endsWith('json')) expect(answer.text).toContain('/sign-in');
		else expect(answer.status, path).toBe(303);
	}
	await expect(connected(wire(origin, { origin, cookie }))).rejects.toThrow();

	await patient.page.goto(plan.path);
	await expect(patient.page).toHaveURL(/\/sign-in\?back=/);
	await patient.page.getByLabel('Email address').fill(plan.email);
	await patient.page.getByLabel('Password', { exact: true }).fill(plan.password);
	await patient.page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(patient.page).toHaveURL(plan.path);
});

test('a megabyte pasted is refused in a sentence; nothing is lost, the line stays', async ({
	cast
}) => {
	const { specialist } = cast;
	const { page } = specialist;
	let lines = 0;
	page.on('websocket', () => (lines += 1));
	await specialist.open();
	const editor = await specialist.write('Working diagnosis');
	await type(editor, 'What stood before. ');
	await specialist.isSaved();
	await paste(page, 'x'.repeat(1_000_000));
	await expect(specialist.section('Working diagnosis').getByRole('alert')).toContainText(
		'That is too long to paste at once'
	);
	expect(await written(editor)).toBe('What stood before.');
	await editor.press('Control+End');
	await type(editor, 'And after.');
	await specialist.isSaved();
	expect(await written(editor)).toBe('What stood before. And after.');
	expect(lines).toBe(1);

	await test.step('as a comment, it is said how long it may be, and the words stay', async () => {
		const box = specialist.conversation.getByRole('textbox', { name: /^Write to the team/ });
		await box.fill('y'.repeat(5_000));
		await box.press('Control+Enter');
		await expect(specialist.conversation.getByRole('alert')).toBeVisible();
		await expect(box).toHaveValue('y'.repeat(5_000));
		await specialist.isSaved();
	});
});

/** As Ctrl+V does it, with a clipboard of this page's own. */
async function paste(page: Page, text: string): Promise<void> {
	await page.evaluate((words) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', words);
		const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
		document.activeElement?.dispatchEvent(event);
	}, text);
}

test('[R-WB-4] pages, files, errors and refusals carry the security headers', async ({
	cast,
	origin
}) => {
	const cookie = await cookieOf(cast.specialist.page.request);
	const page = await ask(origin, { path: cast.plan.path, headers: { cookie } });
	const file = /\/_app\/immutable\/[^"']+\.(?:js|css)/.exec(page.text)?.[0] ?? '';
	expect(file).not.toBe('');
	const paths = [
		cast.plan.path,
		`${cast.plan.path}/__data.json`,
		`${cast.plan.path}/sign`,
		`/plans/${v7()}`,
		'/plans/not-an-id',
		file,
		'/%c0%af',
		'/rt/?EIO=4&transport=polling'
	];
	for (const path of paths) {
		const { headers } = await ask(origin, { path, headers: { cookie } });
		expect(headers, path).toMatchObject({
			'x-content-type-options': 'nosniff',
			'x-frame-options': 'DENY',
			'cross-origin-opener-policy': 'same-origin',
			'content-security-policy': expect.stringContaining("frame-ancestors 'none'")
		});
		const policy = String(headers['content-security-policy']);
		expect(policy, path).not.toContain('unsafe-eval');
		expect(/script-src[^;]*unsafe-inline/.test(policy), path).toBe(false);
		if (path !== file)
			expect(String(headers['cache-control']), path).toMatch(/no-store|^undefined$/);
	}
});

test('[R-SE-1] the cookie is out of reach of scripts and of other sites', async ({ origin }) => {
	const answer = await ask(origin, {
		path: '/sign-in?/demonstration',
		method: 'POST',
		headers: { origin, ...formType },
		body: 'person=patient'
	});
	const cookies = [answer.headers['set-cookie'] ?? []].flat();
	expect(cookies).toHaveLength(1);
	expect(cookies[0]).toMatch(/; HttpOnly/i);
	expect(cookies[0]).toMatch(/; SameSite=(Lax|Strict)/i);
	expect(cookies[0]).toMatch(/; Path=\//i);
	expect(cookies[0]).not.toMatch(/; Domain=/i);
});

test('[I9] no title and no address tells anything about anybody’s health', async ({
	newBrowser
}) => {
	const page = await newBrowser();
	const requested: string[] = [];
	page.on('request', (request) => requested.push(request.url()));
	const plan = await rosasPlan(page.request);
	await signInAs(page.request, 'pain-specialist');
	const paths = ['/plans', '/plans/new', `/plans/${plan}`, `/plans/${plan}/sign`];
	for (const path of [...paths, `/plans/${plan}/versions/1`]) {
		await page.goto(path);
		await expect(page).toHaveTitle(/^[A-Z][a-z ]+ – Accord$/);
		expect(await page.title()).not.toMatch(/Rosa|Alvarez|pain|Gabapentin/i);
	}
	await page.goto('/plans');
	await page.getByRole('searchbox').fill('Alvarez');
	await expect(page.getByRole('listitem').filter({ hasText: rosaName })).toBeVisible();
	for (const url of [...requested, page.url()]) {
		expect(decodeURIComponent(url)).not.toMatch(/Rosa|Alvarez|1968|H-10427|Gabapentin/i);
	}
});

test('[R-WB-3] no page breaks the content policy', async ({ newBrowser }) => {
	const page = await newBrowser();
	const plan = await rosasPlan(page.request);
	await page.addInitScript(() => {
		addEventListener('securitypolicyviolation', (event) => {
			console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI}`);
		});
	});
	for (const path of [
		'/today',
		`/plans/${plan}`,
		`/plans/${plan}/versions/1`,
		'/account',
		'/nowhere'
	]) {
		await page.goto(path);
		await expect(page.getByRole('main')).toBeVisible();
	}
	await signInAs(page.request, 'pain-specialist');
	for (const path of ['/plans', '/plans/new', `/plans/${plan}`, `/plans/${plan}/sign`]) {
		await page.goto(path);
		await expect(page.getByRole('main')).toBeVisible();
	}
});
