import { createHash } from 'node:crypto';
import { adviceWords, levelWords } from '../../copy/advice-words.ts';
import { conditionEffect } from '../../copy/condition-effects.ts';
import { conflictWords } from '../../copy/conflict-words.ts';
import { gateWords } from '../../copy/gate-words.ts';
import { measureWords } from '../../copy/measure-words.ts';
import { editionEntries, editionText, type Edition } from '../../domain/acceptance/edition.ts';
import { CATALOGUE_VERSION } from '../../domain/catalogue/version.ts';

/** What this Accord's catalogue says: the same for as long as the process lives. */
export const entries = editionEntries({
	gate: gateWords,
	conflict: conflictWords,
	condition: conditionEffect,
	level: levelWords,
	advice: adviceWords,
	measure: measureWords
});
export const entriesText = editionText(entries);
export const edition: Edition = {
	version: CATALOGUE_VERSION,
	contentHash: createHash('sha256').update(entriesText, 'utf8').digest('hex')
};
