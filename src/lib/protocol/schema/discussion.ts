import * as v from 'valibot';
import { maxMentions, maxPositionLength, textRule } from '../../domain/discussion/content.ts';
import { documentKeys, sectionKeys } from '../../domain/plan/section.ts';
import { textLimits } from '../../domain/text.ts';
import { commentId, threadId, treatmentId, userId } from './ids.ts';
import { problem, quotation, revision, text } from './text.ts';

const position = v.pipe(
	v.string(),
	v.maxLength(maxPositionLength, problem('too-long')),
	v.regex(
		/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
		problem('not-a-position')
	),
	v.nonEmpty(problem('empty'))
);

/** A passage that somebody selected. */
export const passageSchema = v.strictObject({
	type: v.literal('passage'),
	document: v.picklist(documentKeys),
	start: position,
	end: position,
	quote: quotation(textLimits.quote),
	before: quotation(textLimits.quoteContext),
	after: quotation(textLimits.quoteContext)
});

const anchor = v.variant('type', [
	v.strictObject({ type: v.literal('plan') }),
	v.strictObject({ type: v.literal('section'), section: v.picklist(sectionKeys) }),
	v.strictObject({ type: v.literal('treatment'), treatmentId }),
	passageSchema
]);

const words = text(textRule);
const mentions = v.pipe(v.array(userId), v.maxLength(maxMentions, problem('too-long')));
const onThread = { threadId, expectedRevision: revision };

export const discussionSchemas = {
	StartThread: v.strictObject({
		threadId,
		commentId,
		anchor,
		text: words,
		mentions,
		needsAnswer: v.boolean()
	}),
	ReplyToThread: v.strictObject({ commentId, threadId, text: words, mentions }),
	SetNeedsAnswer: v.strictObject({ ...onThread, needsAnswer: v.boolean() }),
	ResolveThread: v.strictObject(onThread),
	ReopenThread: v.strictObject(onThread),
	RetractComment: v.strictObject({ commentId, expectedRevision: revision })
};
