import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { demonstrationSignIns } from '../../src/lib/server/demo/people.ts';

const root = join(import.meta.dirname, '../..');

/** Where the server of a run writes what it logs. */
export const logFile = join(root, '.cache/e2e.log');

/** All that a line may say, and of an error; ids and numbers, never words of people. */
const fields = new Set(
	[
		'level',
		'time',
		'pid',
		'msg',
		'err',
		'requestId',
		'route',
		'status',
		'ms',
		'unavailable'
	].concat(
		['ran', 'server', 'fsync', 'synchronousCommit', 'clockSkewMs', 'kind', 'planId', 'seq'],
		['parts', 'port', 'postgresPid', 'why', 'field']
	)
);
const errorFields = new Set(
	['type', 'stack', 'message', 'code', 'cause', 'at', 'routine', 'severity', 'table'].concat([
		'constraint'
	])
);

/** I9, after everything: whatever a run did, nothing of the people and their plans is in its log. */
export default function checkLog(): void {
	const text = readFileSync(logFile, 'utf8');
	const lines = text.split('\n').filter((line) => line.startsWith('{'));
	if (lines.length === 0) throw new Error('The server has logged nothing: there is no proof.');
	const found = [
		...secretsOf().filter((words) => text.includes(words)),
		...lines.flatMap((line) => unknownFields(JSON.parse(line)))
	];
	if (found.length > 0) throw new Error(`In the log of the run: ${[...new Set(found)].join(', ')}`);
}

function unknownFields(line: Record<string, unknown>): string[] {
	const unknown = Object.keys(line).filter((name) => !fields.has(name));
	const error = line['err'];
	if (typeof error !== 'object' || error === null) return unknown;
	return unknown.concat(Object.keys(error).filter((name) => !errorFields.has(name)));
}

/** Who signs in, who the demonstration tells of, and every sentence that a test or a seed writes. */
function secretsOf(): string[] {
	const people = demonstrationSignIns.flatMap(({ name, email, password }) => [
		...name.split(' ').filter((part) => part.length > 3),
		email,
		password
	]);
	const files = globSync(['tests/e2e/*.spec.ts', 'src/lib/server/demo/*.ts'], { cwd: root });
	const sources = files.map((file) => readFileSync(join(root, file), 'utf8'));
	const sentences = sources.flatMap((source) =>
		[...source.matchAll(/['"`]([^'"`\n]+ [^'"`\n]+ [^'"`\n]+)['"`]/g)].flatMap(([, words]) =>
			words === undefined ? [] : [words]
		)
	);
	return [...people, '@patients.example', 'Elena ', ...sentences];
}
