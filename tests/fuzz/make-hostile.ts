/**
 * Writes the corpus of hostile updates, always the same for one seed:
 *   node tests/fuzz/make-hostile.ts
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { corpusFolder, indexFile, type CorpusEntry } from './hostile-corpus.ts';
import { hostileUpdates } from './hostile-updates.ts';

const seed = 20261122;

rmSync(corpusFolder, { recursive: true, force: true });
mkdirSync(corpusFolder, { recursive: true });
const index = hostileUpdates(seed).map(({ update, ...entry }): CorpusEntry => {
	const file = `${entry.name}.bin`;
	writeFileSync(new URL(file, corpusFolder), update);
	const { what, code, problem } = entry;
	return { file, what, code, problem };
});
writeFileSync(indexFile, `${JSON.stringify(index, null, '\t')}\n`);
