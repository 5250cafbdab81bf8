import { parseArgs } from 'node:util';

import { honestSessions } from '../fuzz/honest-sessions.ts';
import { hostileCorpus } from '../fuzz/hostile-corpus.ts';
import { uncounted, countBy, countRows, finish, freshSeed, type ProofRow } from './row.ts';

// The gate of prose from both sides: what is honest always passes, what is hostile never does.

const { values: options } = parseArgs({
	options: {
		updates: { type: 'string', default: '10000' },
		report: { type: 'string' },
		seed: { type: 'string', default: freshSeed() }
	}
});

console.log(`Prose firewall with seed ${options.seed}`);
const rows = [honest(), hostile()];
await finish({ seed: options.seed, ...countRows(rows), rows }, options.report);

function honest(): ProofRow {
	const updates = Number(options.updates);
	const found = honestSessions({ seed: Number(options.seed), updates });
	for (const text of found.problems.slice(0, 10)) console.log(`NOT OK ${text}`);
	for (const refusal of found.refusals.slice(0, 10)) {
		console.log(`NOT OK refused: ${JSON.stringify(refusal)}`);
	}
	return {
		...uncounted,
		claim: 'three people write with the editor itself: marks, lists, undo, paste, offline',
		times: `${found.updates.toLocaleString('en-US')} updates in ${found.sessions} sessions`,
		diverged: found.problems.length,
		refused: found.refusals.length > 0 ? { refused: found.refusals.length } : {},
		isMet: found.refusals.length + found.problems.length === 0 && found.updates >= updates,
		note: `${found.refusals.length} honest updates refused`
	};
}

function hostile(): ProofRow {
	const { answers, problems } = hostileCorpus();
	const wrong = answers.filter(({ code, answered }) => code !== answered.code);
	for (const { file, answered } of wrong) console.log(`NOT OK ${file}: ${answered.code}`);
	const slowest = Math.max(...answers.map(({ ms }) => ms));
	return {
		...uncounted,
		claim: 'the corpus of hostile updates (tests/fuzz/hostile)',
		times: `${answers.length} updates`,
		refused: countBy(answers.map(({ answered }) => answered.code)),
		isMet: wrong.length + problems.length === 0,
		note:
			`${answers.length - wrong.length} refused, each with its code; ` +
			`${problems.length} effects; slowest ${slowest.toFixed(1)} ms`
	};
}
