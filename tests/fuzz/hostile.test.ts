import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { attacker, hostileBase } from './hostile-base.ts';
import { corpusFolder, hostileCorpus, readCorpus } from './hostile-corpus.ts';
import { hostileUpdates } from './hostile-updates.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe('the corpus of hostile updates', () => {
	test('[PG9] each is refused with its code, and the document stays as it is', () => {
		const { answers, problems } = hostileCorpus();
		const expected = answers.map(({ file, code, problem }) => ({ file, code, problem }));
		const answered = answers.map((answer) => ({ file: answer.file, ...answer.answered }));
		expect(answered).toEqual(expected);
		expect(answers.length).toBeGreaterThan(100);
		expect(problems).toEqual([]);
	});

	test('[PG9] thousands of them leave nothing behind in memory', () => {
		const { server } = hostileBase();
		const corpus = readCorpus();
		const round = (times: number) => {
			for (let time = 0; time < times; time += 1) {
				for (const { update } of corpus) expect(server.check(update, attacker).ok).toBe(false);
			}
		};
		round(5);
		collectGarbage();
		const before = process.memoryUsage().heapUsed;
		round(25);
		collectGarbage();
		expect(process.memoryUsage().heapUsed - before).toBeLessThan(3_000_000);
		expect(server.problems()).toEqual([]);
	}, 120_000);

	test('[PG9] is what its script makes of its seed', () => {
		for (const { name, update } of hostileUpdates(20261122)) {
			const file = new URL(`${name}.bin`, corpusFolder);
			expect(Buffer.compare(readFileSync(file), update), name).toBe(0);
		}
	});
});
