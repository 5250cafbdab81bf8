import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { FRAGMENT } from './node.ts';
import { wordsWritten } from './words-written.ts';

/** What one person adds to a document that others have written before. */
function write(edit: (root: Y.XmlFragment) => void): Uint8Array[] {
	const doc = new Y.Doc();
	const root = doc.getXmlFragment(FRAGMENT);
	paragraph(root, 'Since the operation.');
	const updates: Uint8Array[] = [];
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	copy.on('update', (update: Uint8Array) => updates.push(update));
	edit(copy.getXmlFragment(FRAGMENT));
	return updates;
}

function paragraph(root: Y.XmlFragment, words: string): Y.XmlText {
	const text = new Y.XmlText(words);
	const element = new Y.XmlElement('paragraph');
	element.insert(0, [text]);
	root.push([element]);
	return text;
}

function firstText(root: Y.XmlFragment): Y.XmlText {
	const element = root.get(0);
	const text = element instanceof Y.XmlElement ? element.get(0) : null;
	if (!(text instanceof Y.XmlText)) throw new Error('no text');
	return text;
}

test('[CL34] only what was written is given back, key by key as one text', () => {
	const updates = write((root) => {
		const text = firstText(root);
		for (const letter of ' It burns at night.') text.insert(text.length, letter);
	});
	expect(wordsWritten(updates)).toBe('It burns at night.');
});

test('[CL34] paragraphs stay apart, and what was taken back is left out', () => {
	const updates = write((root) => {
		paragraph(root, 'It burns.');
		const text = paragraph(root, 'And it pulls hard.');
		text.delete(text.length - ' hard.'.length, ' hard.'.length);
		text.insert(text.length, '.');
	});
	expect(wordsWritten(updates)).toBe('It burns.\nAnd it pulls.');
});

test('[CL34] words in bold are words', () => {
	const updates = write((root) => {
		const text = paragraph(root, 'Very ');
		text.insert(5, 'much', { bold: {} });
		text.insert(9, ' so', { bold: null });
	});
	expect(wordsWritten(updates)).toBe('Very much so');
});

test('[CL34] nothing written, or only deleted, is no words', () => {
	expect(wordsWritten([])).toBe('');
	expect(wordsWritten(write((root) => firstText(root).delete(0, 5)))).toBe('');
});
