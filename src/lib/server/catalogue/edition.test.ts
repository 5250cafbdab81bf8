import { expect, test } from 'vitest';
import { CATALOGUE_VERSION } from '../../domain/catalogue/version.ts';
import { edition } from './edition.ts';

/**
 * Clinics accept a version by what it says. If this fails, a text of the catalogue or a sentence that it is
 * read in has changed: once a version was given out, raise CATALOGUE_VERSION with it.
 */
const fingerprints: Readonly<Record<string, string>> = {
	'2026-11': '13ea7e56f36d881089ad6c839d0be438a905172d6fe825676eecfa6576ff8874'
};

test('[AC2] a version of the catalogue says one thing', () => {
	expect(edition.contentHash).toBe(fingerprints[CATALOGUE_VERSION]);
});
