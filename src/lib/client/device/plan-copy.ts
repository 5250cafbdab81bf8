import { decode, encode } from '@msgpack/msgpack';
import type { PlanId } from '../../domain/ids.ts';
import type { DocumentKey } from '../../domain/plan/section.ts';
import type { ClinicContacts } from '../../domain/safety/clinic-contacts.ts';
import type { EntitiesByKind, Opened } from '../../protocol/socket.ts';
import { PROSE_SCHEMA_VERSION, PROTOCOL_VERSION } from '../../protocol/version.ts';
import type { ProseDoc } from '../../prose/node.ts';

/** A plan as its page showed it, to be read without the server. */
export interface PlanCopy {
	readonly plan: PlanId;
	readonly seq: number;
	readonly you: Opened['you'];
	readonly clinic: { readonly name: string } & ClinicContacts;
	readonly entities: EntitiesByKind;
	readonly sections: Readonly<Record<DocumentKey, ProseDoc>>;
}

/** What is shown was made for another shape of plan when any of these is another one. */
const format = `1-${PROTOCOL_VERSION}-${PROSE_SCHEMA_VERSION}`;

export function packCopy(copy: PlanCopy): Uint8Array<ArrayBuffer> {
	return encode({ format, copy }, { ignoreUndefined: true });
}

/** Null for what another version of the page has kept. */
export function unpackCopy(bytes: Uint8Array): PlanCopy | null {
	const record: unknown = decode(bytes);
	if (!isObject(record) || record['format'] !== format) return null;
	return isCopy(record['copy']) ? record['copy'] : null;
}

/** The bytes were sealed by this page's own code, in this format. */
function isCopy(value: unknown): value is PlanCopy {
	return isObject(value) && isObject(value['entities']) && isObject(value['sections']);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
