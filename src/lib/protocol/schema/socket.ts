import * as v from 'valibot';
import { documentKeys, sectionKeys } from '../../domain/plan/section.ts';
import type { ClientToServerEvents } from '../socket.ts';
import { MAX_MESSAGE_BYTES, MAX_UPDATE_BYTES } from '../version.ts';
import { socketCommandNames } from './command.ts';
import { anyId, opId, planId } from './ids.ts';
import { problem, sha256, wholeNumber } from './text.ts';

/** One end of a cursor: with the rest of a place it stays under 1 kB. */
const maxPositionBytes = 400;

/** More parts than any plan has; with their names they stay within one message. */
const maxParts = 1_500;

const document = v.picklist(documentKeys);
const partName = v.pipe(v.string(), v.regex(/^[a-zA-Z]+\/[0-9a-z-]{1,40}$/, problem('not-an-id')));

/** The message of each event; `session:active` carries none. */
export const messageSchemas = {
	'plan:open': v.strictObject({ plan: planId, lastSeq: v.nullable(wholeNumber) }),
	'plan:close': v.strictObject({ plan: planId }),
	'plan:catch-up': v.strictObject({ plan: planId, lastSeq: wholeNumber }),
	'plan:signed': v.strictObject({ plan: planId }),
	'plan:catalogue': v.strictObject({ plan: planId }),
	'plan:compare': v.strictObject({
		plan: planId,
		seq: wholeNumber,
		hash: sha256,
		parts: v.nullable(
			v.pipe(
				v.array(v.strictObject({ part: partName, hash: sha256 })),
				v.maxLength(maxParts, problem('too-long'))
			)
		)
	}),
	'plan:command': v.strictObject({
		plan: planId,
		opId,
		name: v.picklist(socketCommandNames),
		input: v.unknown()
	}),
	'prose:open': v.strictObject({
		plan: planId,
		document,
		stateVector: bytes(MAX_UPDATE_BYTES),
		forWriting: v.boolean()
	}),
	// The limit of one update is the gate's, so that its answer can name it.
	'prose:push': v.strictObject({
		plan: planId,
		document,
		opId,
		update: bytes(MAX_MESSAGE_BYTES),
		removesMost: v.exactOptional(v.literal(true))
	}),
	'presence:set': v.strictObject({
		plan: planId,
		section: v.nullable(v.picklist(sectionKeys)),
		item: v.nullable(anyId),
		speaksTo: v.exactOptional(v.nullable(anyId)),
		cursor: v.nullable(
			v.strictObject({
				document,
				anchor: bytes(maxPositionBytes),
				head: bytes(maxPositionBytes)
			})
		)
	})
} satisfies {
	readonly [Event in Exclude<keyof ClientToServerEvents, 'session:active'>]: v.GenericSchema<
		unknown,
		Parameters<ClientToServerEvents[Event]>[0]
	>;
};

/** Sent with the handshake. */
export const handshakeSchema = v.strictObject({
	protocol: wholeNumber,
	proseSchema: wholeNumber
});

function bytes(max: number) {
	return v.pipe(
		v.custom<Uint8Array>((value) => value instanceof Uint8Array, problem('not-binary')),
		v.maxLength(max, problem('too-long'))
	);
}
