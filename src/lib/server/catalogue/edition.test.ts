import { expect, test } from 'vitest';
import { CATALOGUE_VERSION } from '../../domain/catalogue/version.ts';
import { edition } from './edition.ts';

/**
 * Clinics accept a version by what it says. If this fails, a text of the catalogue or the words of a
 * gate have changed: once a version was given out, raise CATALOGUE_VERSION with it.
 */
const fingerprints: Readonly<Record<string, string>> = {
	'2026-11': '2e82a8103551eb0039ffceadd2a6cb6b2949f8b48b6af6cdf5d42b76204853b9'
};

test('[AC2] a version of the catalogue says one thing', () => {
	expect(edition.contentHash).toBe(fingerprints[CATALOGUE_VERSION]);
});
