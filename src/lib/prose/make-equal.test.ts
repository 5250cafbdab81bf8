import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { fitsEditor } from './fits.ts';
import { makeEqual } from './make-equal.ts';
import { FRAGMENT, type ProseDoc } from './node.ts';
import { plainText, readProse } from './read.ts';
import { anyProse, paragraphs } from './test-prose.ts';
import { writeProse } from './write.ts';

function docOf(prose: ProseDoc, clientId = 1): Y.Doc {
	const doc = new Y.Doc();
	doc.clientID = clientId;
	writeProse(doc, prose);
	return doc;
}

function copyOf(doc: Y.Doc, clientId: number): Y.Doc {
	const copy = new Y.Doc();
	copy.clientID = clientId;
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	return copy;
}

function merge(one: Y.Doc, other: Y.Doc): void {
	Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
	Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
}

function textAt(doc: Y.Doc, block: number): Y.XmlText {
	const element = doc.getXmlFragment(FRAGMENT).get(block);
	const text = element instanceof Y.XmlElement ? element.get(0) : null;
	if (!(text instanceof Y.XmlText)) throw new Error('no text');
	return text;
}

describe('made equal', () => {
	test('[PR18] says exactly what is wanted, in one update that the editor can build', () => {
		fc.assert(
			fc.property(anyProse, anyProse, (before, after) => {
				const doc = docOf(before);
				doc.clientID = 2;
				const updates: Uint8Array[] = [];
				const other = copyOf(doc, 3);
				doc.on('update', (update: Uint8Array) => updates.push(update));
				makeEqual(doc, after);
				expect(readProse(doc)).toEqual(after);
				expect(fitsEditor(doc)).toBe(true);
				expect(updates.length).toBeLessThanOrEqual(1);
				for (const update of updates) Y.applyUpdate(other, update);
				expect(readProse(other)).toEqual(after);
			}),
			{ numRuns: 400 }
		);
	});

	test('[PR18] writes nothing when it says so already', () => {
		fc.assert(
			fc.property(anyProse, (prose) => {
				const doc = docOf(prose);
				const before = Y.encodeStateVector(doc);
				makeEqual(doc, prose);
				expect(Y.encodeStateVector(doc)).toEqual(before);
			})
		);
	});

	test('[PR18] equal blocks are the same elements as before', () => {
		const doc = docOf(paragraphs('one', 'two', 'three'));
		const [one, two, three] = doc.getXmlFragment(FRAGMENT).toArray();
		makeEqual(doc, paragraphs('new', 'one', 'three', 'two and more'));
		const now = doc.getXmlFragment(FRAGMENT).toArray();
		expect(now).toContain(one);
		expect(now.includes(two as Y.XmlElement) || now.includes(three as Y.XmlElement)).toBe(true);
	});

	test('[PR18] a changed block stays, and what is typed into it meanwhile', () => {
		const mine = docOf(paragraphs('The pain began in May.', 'Nothing helped so far.'));
		const theirs = copyOf(mine, 7);
		const text = textAt(theirs, 0);
		text.insert(text.length, ' It woke me.');
		mine.clientID = 9;
		makeEqual(mine, paragraphs('The leg pain began in June.', 'Nothing helped so far.'));
		merge(mine, theirs);
		expect(plainText(readProse(mine))).toBe(
			'The leg pain began in June. It woke me.\nNothing helped so far.'
		);
		expect(readProse(theirs)).toEqual(readProse(mine));
	});

	test('[PR18] what is typed at the same time stays whatever else changes', () => {
		const typed = '⟨typed⟩';
		fc.assert(
			fc.property(anyProse, fc.nat(), (after, at) => {
				const mine = docOf(paragraphs('pain leg', 'sleep no', 'since pain'));
				const theirs = copyOf(mine, 7);
				const text = textAt(theirs, at % 3);
				text.insert(at % (text.length + 1), typed);
				mine.clientID = 9;
				const kept = [...paragraphs('pain leg', 'sleep no', 'since pain').content];
				const changed = { type: 'doc', content: [...after.content, ...kept] } as const;
				makeEqual(mine, changed);
				merge(mine, theirs);
				expect(plainText(readProse(mine))).toContain(typed);
				expect(fitsEditor(mine)).toBe(true);
				expect(readProse(theirs)).toEqual(readProse(mine));
			})
		);
	});
});
