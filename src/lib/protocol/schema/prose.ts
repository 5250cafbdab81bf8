import * as v from 'valibot';
import { isAllowedLink } from '../../domain/prose/link.ts';
import type { ProseBlock, ProseList, ProseListItem } from '../../domain/prose/prose.ts';
import { keepable } from '../../domain/text.ts';
import { problem } from './text.ts';

/** Prose in the one form in which it is read (prose/SPEC.md): closed, and equal where it is the same. */
const mark = v.variant('type', [
	v.strictObject({
		type: v.literal('link'),
		attrs: v.strictObject({
			href: v.pipe(
				v.string(),
				v.check((href) => isAllowedLink(href), problem('not-an-address'))
			)
		})
	}),
	v.strictObject({ type: v.literal('bold') }),
	v.strictObject({ type: v.literal('italic') })
]);

const order = ['link', 'bold', 'italic'];

const run = v.strictObject({
	type: v.literal('text'),
	text: v.pipe(
		v.string(),
		v.minLength(1, problem('empty')),
		v.check((text) => text === keepable(text), problem('not-prose'))
	),
	marks: v.pipe(
		v.array(mark),
		v.check(
			(marks) =>
				marks.every(({ type }, index) => {
					const previous = marks[index - 1];
					return !previous || order.indexOf(previous.type) < order.indexOf(type);
				}),
			problem('not-prose')
		)
	)
});

const runs = v.pipe(
	v.array(run),
	v.check(
		(all) =>
			all.every(
				({ marks }, index) => JSON.stringify(marks) !== JSON.stringify(all[index - 1]?.marks)
			),
		problem('not-prose')
	)
);

const paragraph = v.strictObject({ type: v.literal('paragraph'), content: runs });

const heading = v.strictObject({
	type: v.literal('heading'),
	attrs: v.strictObject({ level: v.picklist([2, 3]) }),
	content: runs
});

const list: v.GenericSchema<unknown, ProseList> = v.strictObject({
	type: v.picklist(['bulletList', 'orderedList']),
	content: v.array(v.lazy(() => item))
});

const item: v.GenericSchema<unknown, ProseListItem> = v.strictObject({
	type: v.literal('listItem'),
	content: v.array(v.union([paragraph, list]))
});

export const proseBlock: v.GenericSchema<unknown, ProseBlock> = v.union([paragraph, heading, list]);
