import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { firstContent } from '../../prose/first-content.ts';
import { FRAGMENT } from '../../prose/node.ts';
import { findPlaced } from './placement.ts';
import { Projection } from './projection.ts';
import { encodeClocks, gateUpdate } from './prose-gate.ts';

const server = 1;
const mine = 7;
const theirs = 8;

function open(clientId: number): Y.Doc {
	const doc = new Y.Doc();
	doc.clientID = clientId;
	Y.applyUpdate(doc, firstContent(server));
	return doc;
}

function paragraph(doc: Y.Doc): Y.XmlText {
	const element = doc.getXmlFragment(FRAGMENT).get(0);
	if (!(element instanceof Y.XmlElement)) throw new Error('no paragraph');
	const first = element.length > 0 ? element.get(0) : undefined;
	if (first instanceof Y.XmlText) return first;
	const text = new Y.XmlText();
	element.insert(0, [text]);
	return text;
}

/** The one update that `change` makes, and the clocks before it. */
function updateOf(doc: Y.Doc, change: () => void): { update: Uint8Array; before: Y.Doc } {
	const before = new Y.Doc();
	Y.applyUpdate(before, Y.encodeStateAsUpdate(doc));
	const updates: Uint8Array[] = [];
	const collect = (update: Uint8Array) => updates.push(update);
	doc.on('update', collect);
	doc.transact(change);
	doc.off('update', collect);
	const [update] = updates;
	if (!update) throw new Error('nothing changed');
	return { update, before };
}

function gate(update: Uint8Array, before: Y.Doc, own = mine) {
	const { clocks, deleted } = new Projection(before);
	return gateUpdate(update, {
		clocks,
		deleted,
		find: (client, clock) => findPlaced(before, client, clock),
		isOwnClient: (clientId) => clientId === own
	});
}

/** The clock of the letter at `index`; every client here is `mine`. */
function idOf(text: Y.XmlText, index: number): number {
	const position = Y.createRelativePositionFromTypeIndex(text, index);
	if (!position.item) throw new Error('no letter there');
	return position.item.clock;
}

/** The update with the last mention of one letter's id made another's. */
function replaceId(update: Uint8Array, from: number, to: number): Uint8Array {
	const changed = Uint8Array.from(update);
	const at = changed.findLastIndex((byte, index) => byte === from && changed[index - 1] === mine);
	if (at < 0) throw new Error('not mentioned');
	changed[at] = to;
	return changed;
}

function codeOf(result: ReturnType<typeof gate>): string {
	return result.ok ? 'ok' : result.error.code;
}

describe('what an honest editor sends', () => {
	test('[PG6] typing, deleting, marking and dividing pass, one after the other', () => {
		const doc = open(mine);
		const projection = new Projection(doc);
		const refused: unknown[] = [];
		let count = 0;
		doc.on('update', (update: Uint8Array) => {
			const result = gateUpdate(update, {
				clocks: projection.clocks,
				deleted: projection.deleted,
				find: (client, clock) => findPlaced(doc, client, clock),
				isOwnClient: (id) => id === mine
			});
			count += 1;
			if (result.ok) projection.add(result.value);
			else refused.push(result.error);
		});
		const text = paragraph(doc);
		for (let step = 0; step < 400; step += 1) {
			if (step % 7 === 6) text.delete(step % text.length, 1);
			else if (step % 50 === 49) text.format(0, 2, { bold: {} });
			else text.insert(step % (text.length + 1), 'pain');
		}
		doc.getXmlFragment(FRAGMENT).insert(1, [new Y.XmlElement('heading')]);
		expect(refused).toEqual([]);
		expect(count).toBeGreaterThan(300);
		expect(encodeClocks(projection.clocks)).toEqual(Y.encodeStateVector(doc));
	});

	test('[PG6] a heading gets another level, where its attribute has no name on the wire', () => {
		const doc = open(mine);
		const heading = new Y.XmlElement('heading');
		const setLevel = (level: number) =>
			Y.XmlElement.prototype.setAttribute.call(heading, 'level', level);
		doc.getXmlFragment(FRAGMENT).insert(1, [heading]);
		setLevel(2);
		const { update, before } = updateOf(doc, () => setLevel(3));
		expect(codeOf(gate(update, before))).toBe('ok');
		const fourth = updateOf(doc, () => setLevel(4));
		expect(codeOf(gate(fourth.update, fourth.before))).toBe('update-refused');
	});

	test('[PG6] a repeated update is known and stores nothing', () => {
		const doc = open(mine);
		const { update } = updateOf(doc, () => paragraph(doc).insert(0, 'again'));
		const result = gate(update, doc);
		expect(result.ok && result.value.isEmpty).toBe(true);
	});

	test('[PG6] a whole document sent again leaves only what is new', () => {
		const doc = open(mine);
		paragraph(doc).insert(0, 'old ');
		const { before } = updateOf(doc, () => paragraph(doc).insert(4, 'new'));
		const result = gate(Y.encodeStateAsUpdate(doc), before);
		expect(result.ok).toBe(true);
		if (!result.ok) return;
		Y.applyUpdate(before, result.value.update);
		expect(Y.encodeStateVector(before)).toEqual(Y.encodeStateVector(doc));
		expect(result.value.update.length).toBeLessThan(Y.encodeStateAsUpdate(doc).length);
	});
});

test('[PG6] a run of text of which only the beginning is known brings its end', () => {
	const doc = open(mine);
	const text = paragraph(doc);
	text.insert(0, 'abc');
	const { before } = updateOf(doc, () => text.insert(3, 'de'));
	// One item by now, known up to its middle.
	const again = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(open(mine)));
	const result = gate(again, before);
	expect(result.ok && result.value.isEmpty).toBe(false);
	if (!result.ok) throw new Error('refused');
	Y.applyUpdate(before, result.value.update);
	expect(Y.encodeStateVector(before)).toEqual(Y.encodeStateVector(doc));
});

describe('what is stored', () => {
	test('[PG7] never the bytes that came: written anew, whatever their spelling', () => {
		const doc = open(mine);
		const { update, before } = updateOf(doc, () => paragraph(doc).insert(0, 'x'));
		// The same number of clients, spelt in two bytes.
		const spelt = new Uint8Array([0x81, 0, ...update.subarray(1)]);
		const result = gate(spelt, before);
		expect(result.ok && result.value.update).toEqual(update);
	});

	test('[PG7] deletions that all know are nothing new, and never stored again', () => {
		const doc = open(mine);
		const text = paragraph(doc);
		text.insert(0, 'one two three');
		text.delete(0, 4);
		const all = gate(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc)), doc);
		expect(all.ok && all.value.isEmpty).toBe(true);
		const { before } = updateOf(doc, () => text.delete(0, 4));
		const again = gate(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc)), before);
		if (!again.ok) throw new Error('refused');
		expect(again.value.deletes.length).toBe(4);
		Y.applyUpdate(before, again.value.update);
		expect(Y.encodeStateAsUpdate(before)).toEqual(Y.encodeStateAsUpdate(doc));
	});
});

describe('what no honest editor sends', () => {
	test('[PG1] noise, and bytes behind a whole update', () => {
		const doc = open(mine);
		const { update, before } = updateOf(doc, () => paragraph(doc).insert(0, 'x'));
		const padded = new Uint8Array([...update, ...new Uint8Array(100)]);
		expect(codeOf(gate(padded, before))).toBe('update-refused');
		expect(codeOf(gate(new Uint8Array([255, 255, 255, 1]), before))).toBe('update-refused');
		expect(codeOf(gate(new Uint8Array(), before))).toBe('update-refused');
	});

	test('[PG2] text under another person’s client id', () => {
		const doc = open(theirs);
		const { update, before } = updateOf(doc, () => paragraph(doc).insert(0, 'x'));
		expect(codeOf(gate(update, before))).toBe('update-refused');
		expect(codeOf(gate(update, before, theirs))).toBe('ok');
	});

	test('[PG3] an update whose predecessor is missing', () => {
		const doc = open(mine);
		const { before } = updateOf(doc, () => paragraph(doc).insert(0, 'first'));
		const { update } = updateOf(doc, () => paragraph(doc).insert(5, ' second'));
		expect(codeOf(gate(update, before))).toBe('out-of-step');
	});

	test('[PG3] a clock that jumps, as one forged struct does', () => {
		const doc = open(mine);
		const forged = new Uint8Array([1, 1, mine, 0x80, 0x80, 0x80, 0x80, 0x20, 0, 5, 0]);
		expect(codeOf(gate(forged, doc))).not.toBe('ok');
	});

	test('[PG4] an unknown element, another root, a script link, embedded data', () => {
		const changes: ((doc: Y.Doc) => void)[] = [
			(doc) => doc.getXmlFragment(FRAGMENT).insert(0, [new Y.XmlElement('script')]),
			(doc) => doc.getXmlFragment('elsewhere').insert(0, [new Y.XmlElement('paragraph')]),
			(doc) => doc.getMap('other').set('a', 1),
			(doc) => paragraph(doc).insert(0, 'x', { link: { href: 'javascript:alert(1)' } }),
			(doc) => paragraph(doc).insert(0, 'x', { colour: { red: true } }),
			(doc) => paragraph(doc).insertEmbed(0, { image: 'x' })
		];
		for (const change of changes) {
			const doc = open(mine);
			const { update, before } = updateOf(doc, () => change(doc));
			expect(codeOf(gate(update, before))).toBe('update-refused');
		}
	});

	test('[PG8] what prose is made of, in a place where no editor puts it', () => {
		const changes: ((doc: Y.Doc) => void)[] = [
			(doc) => doc.getXmlFragment(FRAGMENT).insert(0, [new Y.XmlElement('listItem')]),
			(doc) => doc.getXmlFragment(FRAGMENT).insert(0, [new Y.XmlText('loose')]),
			(doc) => paragraph(doc).insertEmbed(0, new Y.XmlElement('paragraph')),
			(doc) => {
				const element = doc.getXmlFragment(FRAGMENT).get(0);
				if (!(element instanceof Y.XmlElement)) throw new Error('no paragraph');
				element.insert(0, [new Y.XmlElement('bulletList')]);
			},
			(doc) => paragraph(doc).setAttribute('level', 2)
		];
		for (const change of changes) {
			const doc = open(mine);
			paragraph(doc);
			const { update, before } = updateOf(doc, () => change(doc));
			expect(gate(update, before)).toMatchObject({
				error: { code: 'update-refused', problem: 'wrong-place' }
			});
		}
	});

	test('[PG8] a text whose two neighbours stand in different paragraphs', () => {
		const doc = open(mine);
		const text = paragraph(doc);
		text.insert(0, 'ab');
		const other = new Y.XmlElement('paragraph');
		doc.getXmlFragment(FRAGMENT).insert(1, [other]);
		const second = new Y.XmlText('cd');
		other.insert(0, [second]);
		const { update, before } = updateOf(doc, () => text.insert(1, 'x'));
		const b = idOf(text, 2);
		const spliced = replaceId(update, b, idOf(second, 0));
		expect(gate(spliced, before)).toMatchObject({ error: { problem: 'wrong-place' } });
	});

	test('[PG5] a deletion of what nobody has written', () => {
		const doc = open(mine);
		const ahead = open(theirs);
		paragraph(ahead).insert(0, 'not yet here');
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(ahead));
		const before = open(mine);
		const { update } = updateOf(doc, () => paragraph(doc).delete(0, 3));
		expect(codeOf(gate(update, before))).toBe('out-of-step');
	});
});
