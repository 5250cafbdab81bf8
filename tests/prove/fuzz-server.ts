import { setTimeout as delay } from 'node:timers/promises';

import { answerQuestions } from '../support/worker.ts';
import { Node, origin } from './node.ts';

// The real gateway in a process of its own, so that its life and its memory can be watched.

// The limits on how often somebody may ask go by this clock; at their pace most would end there.
const pace = 60;
const { performance } = globalThis;
const now = performance.now.bind(performance);
performance.now = () => now() * pace;

const answers = { start, look };
export type FuzzServerAnswers = typeof answers;
answerQuestions(answers);

let node: Node | undefined;

async function start({ databaseUrl }: { databaseUrl: string }) {
	node = await Node.start(databaseUrl);
	return { port: node.port, origin };
}

/** What is left after a collection, and what was logged as an error so far. */
async function look(_: null): Promise<{ heapBytes: number; errors: readonly string[] }> {
	for (let round = 0; round < 3; round += 1) {
		globalThis.gc?.();
		await delay(30);
	}
	return { heapBytes: process.memoryUsage().heapUsed, errors: node?.errors ?? [] };
}
