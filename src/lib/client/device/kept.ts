import { decode, encode } from '@msgpack/msgpack';
import type { FlagAnswers, QuestionWords } from '../../domain/catalogue/red-flag.ts';
import type { Command } from '../../domain/command.ts';
import type { OpId } from '../../domain/ids.ts';
import { documentKeys, type DocumentKey } from '../../domain/plan/section.ts';
import type { AnyEntity } from '../command-table.ts';
import type { Push } from '../prose-backlog.ts';
import type { RefusedDraft } from '../refused-draft.ts';

/** A command without an answer, as its author gave it. */
export interface KeptCommand {
	readonly opId: OpId;
	readonly command: Command;
	readonly at: string;
	readonly before: AnyEntity | null;
}

/** What one person wrote in one document and the server has not acknowledged. */
export interface KeptProse {
	/** Given out already, in this order, under these op ids. */
	readonly pushes: readonly Push[];
	readonly waiting: readonly Uint8Array[];
}

/** Answers to the safety questions that were not sent. */
export interface KeptAnswers {
	readonly answers: FlagAnswers;
	readonly since: string;
	/** Each as it was asked: a later Accord may not know the question. */
	readonly words?: QuestionWords;
}

/** The names of the parts that hold answers to the safety questions. */
export const unsentAnswers = 'answers';
export const answersOnTheirWay = 'answers-on-their-way';

/** One part of what an open page keeps on the device. */
export type Kept =
	| { readonly type: 'commands'; readonly commands: readonly KeptCommand[] }
	| ({ readonly type: 'prose'; readonly document: DocumentKey } & KeptProse)
	| { readonly type: 'drafts'; readonly drafts: readonly RefusedDraft[] }
	| ({ readonly type: 'answers' } & KeptAnswers);

/** Raised when what was kept before can no longer be read as it is. */
const format = 1;

export function packKept(kept: Kept): Uint8Array<ArrayBuffer> {
	return encode({ format, kept }, { ignoreUndefined: true });
}

/** Null for what another version of the page has kept. */
export function unpackKept(bytes: Uint8Array): Kept | null {
	const record: unknown = decode(bytes);
	if (!isObject(record) || record['format'] !== format) return null;
	return isKept(record['kept']) ? record['kept'] : null;
}

/** The bytes were sealed by this page's own code: what is checked is which of them it is. */
function isKept(value: unknown): value is Kept {
	if (!isObject(value)) return false;
	if (value['type'] === 'commands') return Array.isArray(value['commands']);
	if (value['type'] === 'drafts') return Array.isArray(value['drafts']);
	if (value['type'] === 'answers') return isObject(value['answers']);
	const isDocument = documentKeys.some((key) => key === value['document']);
	return isDocument && Array.isArray(value['pushes']) && Array.isArray(value['waiting']);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
