import { describe, expect, test } from 'vitest';
import { toLink } from './link-address.ts';

describe('an address as a person types it', () => {
	test.each([
		['https://example.org/a?b=c', 'https://example.org/a?b=c'],
		['  example.org/water ', 'https://example.org/water'],
		['example.org:8080', 'https://example.org:8080'],
		['rosa.alvarez@example.org', 'mailto:rosa.alvarez@example.org'],
		['mailto:rosa.alvarez@example.org', 'mailto:rosa.alvarez@example.org'],
		['+1 (555) 010-0199', 'tel:+15550100199'],
		['tel:+15550100199', 'tel:+15550100199']
	])('[PR5] %s leads to %s', (typed, link) => {
		expect(toLink(typed)).toBe(link);
	});

	test.each([
		'',
		'water',
		'javascript:alert(1)',
		'data:text/html,x',
		'/plans',
		'ftp://example.org'
	])('[PR5] %j is asked for again', (typed) => {
		expect(toLink(typed)).toBeNull();
	});
});
