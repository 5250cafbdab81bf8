/**
 * What the gate costs: one keystroke after the other, and the worst refusal of the hostile corpus.
 *   node tests/bench/gate.ts
 */
import * as Y from 'yjs';
import { toId, type UserId } from '../../src/lib/domain/ids.ts';
import { FRAGMENT } from '../../src/lib/prose/node.ts';
import { DocumentServer } from '../fuzz/document-server.ts';
import { hostileCorpus } from '../fuzz/hostile-corpus.ts';
import { percentilesOf } from './percentile.ts';

const keystrokes = 20_000;
const author = toId<UserId>('018f0000-0000-7000-8000-0000000000a1');

function measureKeystrokes(): number[] {
	const server = new DocumentServer();
	server.lease(7, author);
	const doc = server.document();
	doc.clientID = 7;
	const paragraph = doc.getXmlFragment(FRAGMENT).get(0);
	const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
	if (!(text instanceof Y.XmlText)) throw new Error('no text');
	const costs: number[] = [];
	doc.on('update', (update: Uint8Array) => {
		const since = performance.now();
		const checked = server.check(update, author);
		costs.push((performance.now() - since) * 1_000);
		if (!checked.ok) throw new Error(checked.error.code);
		server.store(checked.value, () => undefined);
		server.commit();
	});
	for (let key = 0; key < keystrokes; key += 1) {
		const at = key % 50 === 0 ? Math.floor(text.length / 2) : text.length;
		if (key % 12 === 11) text.delete(text.length - 1, 1);
		else text.insert(at, 'a');
	}
	return costs.slice(keystrokes / 10);
}

const { p50, p95 } = percentilesOf(measureKeystrokes());
hostileCorpus();
const worst = hostileCorpus().answers.toSorted((one, other) => other.ms - one.ms)[0];
console.log(`keystroke through the gate: median ${p50.toFixed(1)} µs`);
console.log(`                            p95    ${p95.toFixed(1)} µs`);
console.log(`worst refusal:              ${worst?.ms.toFixed(2)} ms (${worst?.what})`);
