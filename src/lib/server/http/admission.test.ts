import { expect, test } from 'vitest';

import { admit } from './admission.ts';
import type { RequestHead } from './admission.ts';

const origin = 'https://accord.example.org';
const head = (given: Partial<RequestHead>): RequestHead => ({
	method: 'GET',
	path: '/plans',
	host: 'accord.example.org',
	origin: undefined,
	fetchSite: undefined,
	...given
});

test('[R-WB-2] a foreign Host is refused whatever the method', () => {
	for (const method of ['GET', 'POST']) {
		for (const host of ['evil.example', 'accord.example.org.evil.example', undefined, '']) {
			expect(admit(head({ method, host, origin }), origin)).toMatchObject({ status: 421 });
		}
	}
});

test('[R-WB-1] every method that changes needs our Origin or a same-origin fetch', () => {
	const methods = ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'];
	const cases = [
		{ origin, fetchSite: undefined, admitted: true },
		{ origin, fetchSite: 'same-origin', admitted: true },
		{ origin: undefined, fetchSite: 'same-origin', admitted: true },
		{ origin: 'null', fetchSite: 'same-origin', admitted: true },
		{ origin: undefined, fetchSite: undefined, admitted: false },
		{ origin: undefined, fetchSite: 'none', admitted: false },
		{ origin: 'null', fetchSite: 'cross-site', admitted: false },
		{ origin: 'https://evil.example', fetchSite: undefined, admitted: false },
		{ origin: 'https://sub.accord.example.org', fetchSite: 'same-site', admitted: false },
		{ origin: 'http://accord.example.org', fetchSite: 'cross-site', admitted: false }
	];
	for (const method of methods) {
		for (const { admitted, ...given } of cases) {
			expect(admit(head({ method, ...given }), origin).admitted, JSON.stringify(given)).toBe(
				admitted
			);
		}
	}
});

test('[R-WB-1] reading needs no Origin', () => {
	expect(admit(head({ origin: 'https://evil.example', fetchSite: 'cross-site' }), origin)).toEqual({
		admitted: true
	});
});

test('[R-WB-2] on the machine itself the other spelling is sent to the one origin', () => {
	const local = 'http://localhost:3000';
	expect(admit(head({ host: '127.0.0.1:3000', path: '/today?x=1' }), local)).toEqual({
		admitted: false,
		status: 307,
		location: 'http://localhost:3000/today?x=1'
	});
	expect(admit(head({ host: '127.0.0.1:3001' }), local)).toMatchObject({ status: 421 });
	expect(admit(head({ host: '127.0.0.1:3000', method: 'POST' }), local)).toMatchObject({
		status: 421
	});
});

test('[R-OP-1] a health probe asks by whatever address it has', () => {
	for (const path of ['/health/live', '/metrics']) {
		expect(admit(head({ host: '10.0.0.7:3000', path }), origin).admitted).toBe(true);
	}
});
