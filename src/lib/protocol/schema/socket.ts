import * as v from 'valibot';
import { commandNames } from '../../domain/command.ts';
import type { OpId, PlanId } from '../../domain/ids.ts';
import { documentKeys, sectionKeys } from '../../domain/plan/section.ts';
import { bytes, count, id } from './text.ts';

const maxStateVectorBytes = 64 * 1024;
// Larger than an update may be, so that one that is too large gets its own answer.
const maxPushedBytes = 256 * 1024;
const maxPositionBytes = 256;

const plan = id<PlanId>();
const document = v.picklist(documentKeys);

/** What each message of a client must look like. */
export const messageSchemas = {
	'plan:open': v.strictObject({ plan, lastSeq: v.nullable(count()) }),
	'plan:close': v.strictObject({ plan }),
	'plan:catch-up': v.strictObject({ plan, lastSeq: count() }),
	'plan:command': v.strictObject({
		plan,
		opId: id<OpId>(),
		name: v.picklist(commandNames),
		input: v.unknown()
	}),
	'prose:open': v.strictObject({
		plan,
		document,
		stateVector: bytes(maxStateVectorBytes),
		forWriting: v.boolean()
	}),
	'prose:push': v.strictObject({
		plan,
		document,
		opId: id<OpId>(),
		update: bytes(maxPushedBytes)
	}),
	'presence:set': v.strictObject({
		plan,
		section: v.nullable(v.picklist(sectionKeys)),
		item: v.nullable(id<string>()),
		cursor: v.nullable(
			v.strictObject({
				document,
				anchor: bytes(maxPositionBytes),
				head: bytes(maxPositionBytes)
			})
		)
	})
} as const;
