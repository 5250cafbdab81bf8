import {
	chainCommands,
	deleteSelection,
	joinBackward,
	joinForward,
	liftEmptyBlock,
	selectAll,
	setBlockType,
	splitBlock,
	toggleMark
} from '@tiptap/pm/commands';
import { Fragment, Slice, type Node } from '@tiptap/pm/model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from '@tiptap/pm/schema-list';
import { TextSelection, type Command } from '@tiptap/pm/state';
import type { Random } from '../crash/random.ts';
import { schema, type HeadlessEditor } from './headless-editor.ts';

const words = [
	'pain ',
	'since ',
	'the operation',
	' worse',
	' when sitting',
	'ö',
	'é',
	'😀',
	'👩🏽‍⚕️',
	'ظهر',
	'痛み',
	'\u00a0',
	'a',
	'b',
	' ',
	'.',
	'1/2',
	'“stabbing”',
	'<b>',
	'&amp;',
	'\u200b'
];
/** What an input method shows while one word is composed; each replaces the one before. */
const composed = ['k', 'こ', 'こs', 'こし', 'こしg', 'こしが', '腰が'];

type Edit = (editor: HeadlessEditor, random: Random) => void;

/** How often each is done, among all. */
const edits: readonly (readonly [weight: number, edit: Edit])[] = [
	[30, typeWord],
	[6, (editor, random) => typeLetters(editor, words[pick(random, words.length)] ?? '')],
	[4, compose],
	[10, backspace],
	[
		10,
		(editor) =>
			editor.run(chainCommands(splitListItem(type('listItem')), liftEmptyBlock, splitBlock))
	],
	[4, (editor, random) => atBlockStart(editor, random, joinBackward)],
	[2, (editor, random) => atBlockStart(editor, random, joinForward)],
	[5, mark],
	[
		4,
		(editor, random) => editor.run(setBlockType(type('heading'), { level: 2 + pick(random, 2) }))
	],
	[2, (editor) => editor.run(setBlockType(type('paragraph')))],
	[4, (editor) => editor.run(wrapInList(type('bulletList')))],
	[2, (editor) => editor.run(wrapInList(type('orderedList')))],
	[4, (editor) => editor.run(sinkListItem(type('listItem')))],
	[3, (editor) => editor.run(liftListItem(type('listItem')))],
	[5, removeSome],
	[3, moveSome],
	[3, (editor, random) => paste(editor, random, 1 + pick(random, 6))],
	[0.1, (editor, random) => paste(editor, random, 60 + pick(random, 120))],
	[6, (editor) => editor.undo()],
	[3, (editor) => editor.redo()],
	[5, (editor) => editor.pause()],
	[0.2, removeMost]
];
/** People tidy up; a document that only grew would take its time and show nothing new. */
const maxSize = 4_000;
const total = edits.reduce((sum, [weight]) => sum + weight, 0);

/** One thing that a person does, at the caret or, now and then, elsewhere. */
export function editSomething(editor: HeadlessEditor, random: Random): void {
	if (random() < 0.3 || editor.state.selection.empty === false) putCaret(editor, random);
	if (editor.state.doc.content.size > maxSize && random() < 0.1) return void removeMost(editor);
	let at = random() * total;
	for (const [weight, edit] of edits) {
		at -= weight;
		if (at < 0) return edit(editor, random);
	}
}

function pick(random: Random, count: number): number {
	return Math.floor(random() * count);
}

function type(name: string) {
	const found = schema.nodes[name];
	if (!found) throw new Error(`no ${name}`);
	return found;
}

/** No caret of a browser stands within a letter of two code units. */
function betweenLetters(doc: Node, position: number): number {
	const { parent, parentOffset } = doc.resolve(position);
	if (!parent.isTextblock || parentOffset === 0) return position;
	const letter = parent.textBetween(
		parentOffset - 1,
		Math.min(parentOffset + 1, parent.content.size)
	);
	return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(letter) ? position - 1 : position;
}

function putCaret(editor: HeadlessEditor, random: Random): void {
	const { doc, tr } = editor.state;
	const place = doc.resolve(betweenLetters(doc, pick(random, doc.content.size + 1)));
	editor.dispatch(tr.setSelection(TextSelection.near(place)));
}

/** Selects up to `reach` positions from the caret; over paragraphs, too. */
function select(editor: HeadlessEditor, random: Random, reach: number): void {
	const { doc, tr, selection } = editor.state;
	const to = betweenLetters(
		doc,
		Math.min(doc.content.size, selection.from + 1 + pick(random, reach))
	);
	const place = TextSelection.between(selection.$from, doc.resolve(to));
	editor.dispatch(tr.setSelection(place));
}

function removeMost(editor: HeadlessEditor): void {
	editor.run(selectAll);
	editor.run(deleteSelection);
}

function typeWord(editor: HeadlessEditor, random: Random): void {
	const { tr } = editor.state;
	editor.dispatch(tr.insertText(words[pick(random, words.length)] ?? 'a'));
}

function typeLetters(editor: HeadlessEditor, word: string): void {
	for (const letter of word) editor.dispatch(editor.state.tr.insertText(letter));
}

function compose(editor: HeadlessEditor): void {
	const from = editor.state.selection.from;
	const { doc } = editor.state;
	if (!doc.resolve(from).parent.isTextblock) return;
	let length = 0;
	for (const shown of composed) {
		editor.dispatch(editor.state.tr.insertText(shown, from, from + length));
		length = shown.length;
	}
}

function backspace(editor: HeadlessEditor): void {
	const { $from, from, empty } = editor.state.selection;
	if (!empty) editor.run(deleteSelection);
	else if ($from.parentOffset === 0) editor.run(joinBackward);
	else editor.dispatch(editor.state.tr.delete(betweenLetters(editor.state.doc, from - 1), from));
}

function atBlockStart(editor: HeadlessEditor, random: Random, command: Command): void {
	putCaret(editor, random);
	const { $from } = editor.state.selection;
	const edge = command === joinForward ? $from.end() : $from.start();
	editor.dispatch(editor.state.tr.setSelection(TextSelection.near(editor.state.doc.resolve(edge))));
	editor.run(command);
}

function mark(editor: HeadlessEditor, random: Random): void {
	select(editor, random, 30);
	const name = (['bold', 'italic', 'link'] as const)[pick(random, 3)] ?? 'bold';
	const found = schema.marks[name];
	if (!found) throw new Error(`no ${name}`);
	const links = ['https://example.org/a?b=1&c=2', 'mailto:a@example.org', 'tel:+4612345'];
	const attributes = name === 'link' ? { href: links[pick(random, links.length)] } : null;
	editor.run(toggleMark(found, attributes));
}

function removeSome(editor: HeadlessEditor, random: Random): void {
	select(editor, random, random() < 0.2 ? 400 : 12);
	editor.run(deleteSelection);
}

/** Cut and paste in one go, as dragging does. */
function moveSome(editor: HeadlessEditor, random: Random): void {
	select(editor, random, 60);
	const slice = editor.state.selection.content();
	if (slice.size === 0) return;
	const { tr } = editor.state;
	tr.deleteSelection();
	const at = betweenLetters(tr.doc, pick(random, tr.doc.content.size + 1));
	const place = TextSelection.near(tr.doc.resolve(at));
	editor.dispatch(tr.setSelection(place).replaceSelection(slice));
}

function paste(editor: HeadlessEditor, random: Random, blocks: number): void {
	const content = Array.from({ length: blocks }, () => pastedBlock(random, 0));
	const slice = new Slice(Fragment.from(content), random() < 0.5 ? 1 : 0, 0);
	try {
		editor.dispatch(editor.state.tr.replaceSelection(slice));
	} catch (error) {
		// ProseMirror cannot fit every open slice everywhere; the browser then pastes nothing.
		if (!(error instanceof RangeError)) throw error;
	}
}

function pastedBlock(random: Random, depth: number): Node {
	const kind = pick(random, depth > 2 ? 2 : 4);
	const text = 'Worse when sitting, better when walking. '.repeat(pick(random, 6));
	const marks = random() < 0.2 ? [schema.mark('bold')] : [];
	const inline = text === '' ? [] : [schema.text(text, marks)];
	if (kind < 2 || depth > 2) return type('paragraph').create(null, inline);
	if (kind === 2 && depth === 0) return type('heading').create({ level: 3 }, inline);
	const items = Array.from({ length: 1 + pick(random, 3) }, () =>
		type('listItem').create(null, [
			type('paragraph').create(null, inline),
			...(random() < 0.3 ? [list(random, depth + 2)] : [])
		])
	);
	return type(random() < 0.5 ? 'bulletList' : 'orderedList').create(null, items);
}

function list(random: Random, depth: number): Node {
	const paragraph = pastedBlock(random, depth + 3);
	return type('bulletList').create(null, [type('listItem').create(null, [paragraph])]);
}
