import { getSchema } from '@tiptap/core';
import { initProseMirrorDoc } from '@tiptap/y-tiptap';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { fitsEditor } from '../../prose/fits.ts';
import { FRAGMENT } from '../../prose/node.ts';
import { readProse } from '../../prose/read.ts';
import { writeProse } from '../../prose/write.ts';
import { proseExtensions } from './extensions.ts';

function documentWith(...extra: Y.XmlElement[]): Y.Doc {
	const doc = new Y.Doc();
	const content = [{ type: 'text', text: 'Known words.', marks: [] }] as const;
	writeProse(doc, { type: 'doc', content: [{ type: 'paragraph', content }] });
	doc.getXmlFragment(FRAGMENT).insert(1, extra);
	return doc;
}

test('[PR14] the binding would delete what it cannot build: that is why there is a guard', () => {
	const doc = documentWith(new Y.XmlElement('table'));
	const fragment = doc.getXmlFragment(FRAGMENT);
	expect(fitsEditor(doc)).toBe(false);
	initProseMirrorDoc(fragment, getSchema(proseExtensions));
	expect(fragment.length).toBe(1);
	expect(fitsEditor(doc)).toBe(true);
});

test('[PR14] a guard that lets go before observers are called keeps a change from the editor', () => {
	const doc = documentWith();
	const fragment = doc.getXmlFragment(FRAGMENT);
	let heard = 0;
	const editor = () => (heard += 1);
	fragment.observeDeep(editor);
	doc.on('beforeObserverCalls', (transaction: Y.Transaction) => {
		if (!transaction.local && !fitsEditor(doc)) fragment.unobserveDeep(editor);
	});
	const other = new Y.Doc();
	Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
	const send = () => Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
	writeProse(other, readProse(doc));
	send();
	expect(heard).toBe(1);
	other.getXmlFragment(FRAGMENT).insert(0, [new Y.XmlElement('table')]);
	send();
	expect(heard).toBe(1);
	expect(fragment.length).toBe(3);
});
