import { documentKeys, type DocumentKey } from '../../domain/plan/section.ts';
import type { ProseDoc } from '../../prose/node.ts';
import { plainText } from '../../prose/read.ts';

/** The texts of a plan in which nothing is written. */
export function emptySections(read: (key: DocumentKey) => ProseDoc): readonly DocumentKey[] {
	return documentKeys.filter((key) => plainText(read(key)).trim() === '');
}
