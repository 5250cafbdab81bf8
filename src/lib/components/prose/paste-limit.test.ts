import { getSchema } from '@tiptap/core';
import { Fragment, Slice } from '@tiptap/pm/model';
import { updateYFragment } from '@tiptap/y-tiptap';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { FRAGMENT } from '../../prose/node.ts';
import { MAX_UPDATE_BYTES } from '../../protocol/version.ts';
import { proseExtensions } from './extensions.ts';
import { maxPasteBytes, weigh } from './paste-limit.ts';

const schema = getSchema(proseExtensions);

function paragraphs(count: number, words: string) {
	const nodes = Array.from({ length: count }, () =>
		schema.node('paragraph', null, [schema.text(words)])
	);
	return Fragment.from(nodes);
}

/** What the server would be sent. */
function updateBytes(content: Fragment): number {
	const doc = new Y.Doc();
	doc.clientID = 4_294_967_295;
	const meta = { mapping: new Map(), isOMark: new Map() };
	updateYFragment(doc, doc.getXmlFragment(FRAGMENT), schema.node('doc', null, content), meta);
	return Y.encodeStateAsUpdate(doc).byteLength;
}

test.each([
	['one long paragraph', 1, 'It hurts. '.repeat(5_000)],
	['many short ones', 1_000, 'It'],
	['as many as a page of notes has', 40, 'It hurts when I sit down. '.repeat(20)]
])('[PR15] %s: what may be pasted fits into one update', (_what, count, words) => {
	const content = paragraphs(count, words);
	const isAllowed = weigh(new Slice(content, 0, 0)) <= maxPasteBytes;
	if (isAllowed) expect(updateBytes(content)).toBeLessThanOrEqual(MAX_UPDATE_BYTES);
	expect(isAllowed).toBe(true);
});

test.each([
	['a megabyte in one paragraph', 1, 'x'.repeat(1_000_000)],
	['very many empty-looking paragraphs', 5_000, '.'],
	['text of wide characters', 1, '痛'.repeat(20_000)]
])('[PR15] %s is too long', (_what, count, words) => {
	expect(weigh(new Slice(paragraphs(count, words), 0, 0))).toBeGreaterThan(maxPasteBytes);
});
