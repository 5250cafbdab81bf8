import { expect, test } from 'vitest';
import { CATALOGUE_VERSION } from '../../domain/catalogue/version.ts';
import { edition } from './edition.ts';

/**
 * Clinics accept a version by what it says. If this fails, a text of the catalogue or a sentence that it is
 * read in has changed: once a version was given out, raise CATALOGUE_VERSION with it.
 */
const fingerprints: Readonly<Record<string, string>> = {
	'2026-11': '7640b7194b5d9ca1d42a36f1d6b713df1146197a2a83548dd7d6e2b5f2576ad6'
};

test('[AC2] a version of the catalogue says one thing', () => {
	expect(edition.contentHash).toBe(fingerprints[CATALOGUE_VERSION]);
});
