import { item, type Where } from './update-bytes.ts';

type Expected = 'out-of-step' | (string & {});
export type Row = readonly [name: string, what: string, update: Uint8Array, expected: Expected];

export const kind = {
	deleted: 1,
	json: 2,
	binary: 3,
	string: 4,
	embed: 5,
	format: 6,
	type: 7,
	any: 8,
	doc: 9
};
export const xmlElement = 3;
export const xmlText = 6;
export const fragment = { parent: 'prose' } as const;
export const huge = 2 ** 40;

export function words(where: Where, text = 'x'): Uint8Array {
	return item(kind.string, where, text);
}

export function element(name: string, where: Where): Uint8Array {
	return item(kind.type, where, xmlElement, name);
}
