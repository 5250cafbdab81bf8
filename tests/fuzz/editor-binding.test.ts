import { ySyncPluginKey, type ProsemirrorBinding } from '@tiptap/y-tiptap';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { keepInStep } from '../../src/lib/components/prose/keep-in-step.ts';
import { firstContent } from '../../src/lib/prose/first-content.ts';
import { plainText, readProse } from '../../src/lib/prose/read.ts';
import { HeadlessEditor } from './headless-editor.ts';

test('[PR17] a binding that stumbles over a change of somebody else’s shows it all the same', () => {
	const [doc, other] = [new Y.Doc(), new Y.Doc()];
	for (const one of [doc, other]) Y.applyUpdate(one, firstContent(1));
	const [editor, writer] = [new HeadlessEditor(doc), new HeadlessEditor(other)];
	const { binding } = ySyncPluginKey.getState(editor.state) as { binding: ProsemirrorBinding };
	binding.type.unobserveDeep(binding._observeFunction);
	binding._observeFunction = () => {
		throw new RangeError('Position 2941 out of range');
	};
	binding.type.observeDeep(binding._observeFunction);
	keepInStep(editor.state);
	writer.dispatch(writer.state.tr.insertText('Theirs.', 1));
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'the server');
	expect(editor.state.doc.textContent).toBe('Theirs.');
	editor.dispatch(editor.state.tr.insertText('Mine. ', 1));
	expect(plainText(readProse(doc))).toBe('Mine. Theirs.');
	editor.destroy();
	writer.destroy();
});
