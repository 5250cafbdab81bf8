import { readFileSync } from 'node:fs';
import { attacker, hostileBase } from './hostile-base.ts';
import type { Checked } from './document-server.ts';

/** What a file of the corpus is, and how it is refused. */
export interface CorpusEntry {
	readonly file: string;
	readonly what: string;
	readonly code: string;
	readonly problem: string | null;
}

export const corpusFolder = new URL('./hostile/', import.meta.url);
export const indexFile = new URL('index.json', corpusFolder);

export interface HostileAnswer extends CorpusEntry {
	readonly answered: { readonly code: string; readonly problem: string | null };
	readonly ms: number;
}

export interface HostileOutcome {
	readonly answers: readonly HostileAnswer[];
	/** What the corpus changed: must be none. */
	readonly problems: readonly string[];
}

export function readCorpus(): readonly (CorpusEntry & { readonly update: Uint8Array })[] {
	const index = JSON.parse(readFileSync(indexFile, 'utf8')) as readonly CorpusEntry[];
	return index.map((entry) => ({
		...entry,
		update: new Uint8Array(readFileSync(new URL(entry.file, corpusFolder)))
	}));
}

/** Sends the whole corpus to one document. */
export function hostileCorpus(): HostileOutcome {
	const { server } = hostileBase();
	const before = Buffer.from(server.missingFrom(new Uint8Array()).update);
	const answers = readCorpus().map(({ update, ...entry }): HostileAnswer => {
		const since = performance.now();
		const checked = server.check(update, attacker);
		const ms = performance.now() - since;
		return { ...entry, answered: answerOf(checked), ms };
	});
	const after = Buffer.from(server.missingFrom(new Uint8Array()).update);
	const problems = [
		...server.problems(),
		...(before.equals(after) ? [] : ['the document changed'])
	];
	return { answers, problems };
}

function answerOf(checked: Checked): HostileAnswer['answered'] {
	if (checked.ok) return { code: 'ok', problem: null };
	const { error } = checked;
	return { code: error.code, problem: 'problem' in error ? error.problem : null };
}
