import { expect, test } from 'vitest';
import { CATALOGUE_VERSION } from '../../domain/catalogue/version.ts';
import { edition } from './edition.ts';

/**
 * Clinics accept a version by what it says. If this fails, a text of the catalogue or the words of a
 * gate have changed: once a version was given out, raise CATALOGUE_VERSION with it.
 */
const fingerprints: Readonly<Record<string, string>> = {
	'2026-11': '127d28e2367183623e1648bd8101feafe61a97a2c9e9b44887bf28d35ced6de0'
};

test('[AC2] a version of the catalogue says one thing', () => {
	expect(edition.contentHash).toBe(fingerprints[CATALOGUE_VERSION]);
});
