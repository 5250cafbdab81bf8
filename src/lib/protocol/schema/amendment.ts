import * as v from 'valibot';
import { amendedItemKinds } from '../../domain/amendment/amendment.ts';
import { documentKeys } from '../../domain/plan/section.ts';
import { textLimits } from '../../domain/text.ts';
import { amendmentId, anyId, versionId } from './ids.ts';
import { text } from './text.ts';

const word = text({ max: textLimits.statement, required: true });

const about = v.variant('type', [
	v.strictObject({ type: v.literal('version') }),
	v.strictObject({
		type: v.literal('passage'),
		document: v.picklist(documentKeys),
		quote: text({ max: textLimits.quote, required: false })
	}),
	v.strictObject({
		type: v.literal('item'),
		kind: v.picklist(amendedItemKinds),
		id: anyId,
		name: word
	})
]);

/** The commands of the amendment module. */
export const amendmentSchemas = {
	RequestAmendment: v.strictObject({ amendmentId, versionId, about, request: word }),
	DecideAmendment: v.strictObject({
		amendmentId,
		kind: v.picklist(['accepted', 'denied']),
		reason: text({ max: textLimits.statement, required: false })
	}),
	StateDisagreement: v.strictObject({ amendmentId, statement: word }),
	ReplyToDisagreement: v.strictObject({ amendmentId, reply: word })
};
