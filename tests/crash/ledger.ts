import { existsSync, readFileSync } from 'node:fs';

/** One line of a person's append-only ledger: what their page told them is saved, or refused. */
export type Acknowledged =
	| { readonly kind: 'prose'; readonly word: string }
	| { readonly kind: 'command'; readonly name: string; readonly word: string }
	| {
			readonly kind: 'refused';
			readonly name: string;
			readonly word: string;
			readonly code: string;
	  };

export function readLedgers(files: readonly string[]): Acknowledged[] {
	return files.filter(existsSync).flatMap((file) =>
		readFileSync(file, 'utf8')
			.split('\n')
			.filter((line) => line !== '')
			.map((line) => JSON.parse(line) as Acknowledged)
	);
}
