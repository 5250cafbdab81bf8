import { Extension, type Extensions } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { Heading } from '@tiptap/extension-heading';
import { Italic } from '@tiptap/extension-italic';
import { Link } from '@tiptap/extension-link';
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { Plugin } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { headingLevels, isAllowedLink } from '../../prose/allow.ts';
import { linkRel } from './link-rel.ts';

/**
 * What prose may be made of, as the editor builds it. Content is optional everywhere (`*`), because
 * two honest edits may together leave a node empty.
 */
export const proseExtensions: Extensions = [
	Document.extend({ content: 'block*' }),
	Text,
	Paragraph,
	Heading.extend({
		addAttributes: () => ({ level: { default: 2, rendered: false } }),
		parseHTML: () => [
			...['h1', 'h2', 'h3'].map((tag) => ({ tag, attrs: { level: 2 } })),
			...['h4', 'h5', 'h6'].map((tag) => ({ tag, attrs: { level: 3 } }))
		],
		// A document's headings stand below the page's and the section's.
		renderHTML: ({ node }) => [node.attrs['level'] === 3 ? 'h4' : 'h3', 0]
	}).configure({ levels: [...headingLevels] }),
	Bold,
	Italic,
	BulletList.extend({ content: 'listItem*' }),
	OrderedList.extend({
		content: 'listItem*',
		addAttributes: () => ({}),
		renderHTML: () => ['ol', 0]
	}),
	ListItem.extend({ content: '(paragraph | list)*' }),
	ListKeymap,
	Link.extend({
		inclusive: false,
		addAttributes: () => ({ href: { default: null } })
	}).configure({
		autolink: false,
		openOnClick: false,
		defaultProtocol: 'https',
		HTMLAttributes: { rel: linkRel, target: null },
		isAllowedUri: (url) => isAllowedLink(url)
	}),
	Extension.create({ name: 'neverEmpty', addProseMirrorPlugins: () => [neverEmpty()] })
];

/** There is always a paragraph to write in, once somebody writes. */
function neverEmpty(): Plugin {
	return new Plugin({
		appendTransaction: (transactions, _before, { doc, schema, tr }) => {
			const isLocal = transactions.some((one) => one.docChanged && !one.getMeta(ySyncPluginKey));
			const paragraph = schema.nodes['paragraph'];
			if (!isLocal || doc.childCount > 0 || !paragraph) return null;
			return tr.insert(0, paragraph.create());
		},
		props: {
			handleDOMEvents: {
				focus: ({ state, dispatch }) => {
					const paragraph = state.schema.nodes['paragraph'];
					if (state.doc.childCount === 0 && paragraph) {
						dispatch(state.tr.insert(0, paragraph.create()));
					}
					return false;
				}
			}
		}
	});
}
