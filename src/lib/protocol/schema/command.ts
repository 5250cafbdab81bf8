import * as v from 'valibot';
import type { Command, CommandInputByName, CommandName } from '../../domain/command.ts';
import type {
	CommentId,
	GoalId,
	ResponseId,
	SignatureId,
	ThreadId,
	TreatmentId,
	UserId,
	VersionId
} from '../../domain/ids.ts';
import { goalStatuses } from '../../domain/goal/goal.ts';
import { documentKeys, sectionKeys } from '../../domain/plan/section.ts';
import { ok, type Result } from '../../domain/result.ts';
import {
	responseKinds,
	treatmentKinds,
	treatmentStatuses
} from '../../domain/treatment/treatment.ts';
import { parse, type InvalidInput } from './parse.ts';
import { count, day, id, text, words } from './text.ts';

const lengths = { name: 200, detail: 2_000, reason: 1_000, goal: 500, comment: 4_000 };
const position = v.pipe(v.string(), v.maxLength(400), v.base64());
const reason = text(lengths.reason);
const expectedRevision = count();

const triedBefore = v.variant('tried', [
	v.strictObject({ tried: v.literal('never') }),
	v.strictObject({ tried: v.literal('unknown') }),
	v.strictObject({
		tried: v.literal('yes'),
		when: text(lengths.name),
		duration: text(lengths.name),
		helped: v.picklist(['never', 'sometimes', 'always']),
		whyStopped: text(lengths.reason)
	})
]);

const dosage = v.strictObject({
	dose: text(40),
	unit: text(40),
	route: text(80),
	frequency: text(120)
});

const detailEntries = {
	name: words(lengths.name),
	kind: v.picklist(treatmentKinds),
	why: text(lengths.detail),
	whyNow: text(lengths.detail),
	forCause: text(lengths.detail),
	goalId: v.nullable(id<GoalId>()),
	triedBefore,
	target: text(lengths.detail),
	reviewOn: v.nullable(day()),
	dosage: v.nullable(dosage)
};
const details = v.strictObject(detailEntries);
const someDetails = v.strictObject({
	name: v.exactOptional(detailEntries.name),
	kind: v.exactOptional(detailEntries.kind),
	why: v.exactOptional(detailEntries.why),
	whyNow: v.exactOptional(detailEntries.whyNow),
	forCause: v.exactOptional(detailEntries.forCause),
	goalId: v.exactOptional(detailEntries.goalId),
	triedBefore: v.exactOptional(triedBefore),
	target: v.exactOptional(detailEntries.target),
	reviewOn: v.exactOptional(detailEntries.reviewOn),
	dosage: v.exactOptional(detailEntries.dosage)
});

const anchor = v.variant('type', [
	v.strictObject({ type: v.literal('plan') }),
	v.strictObject({ type: v.literal('section'), section: v.picklist(sectionKeys) }),
	v.strictObject({ type: v.literal('treatment'), treatmentId: id<TreatmentId>() }),
	v.strictObject({
		type: v.literal('passage'),
		document: v.picklist(documentKeys),
		start: position,
		end: position,
		quote: v.pipe(v.string(), v.minLength(1), v.maxLength(2_000)),
		before: v.pipe(v.string(), v.maxLength(64)),
		after: v.pipe(v.string(), v.maxLength(64))
	})
]);

const mentions = v.pipe(v.array(id<UserId>()), v.maxLength(20));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

type SchemaByName = {
	readonly [Name in CommandName]: v.GenericSchema<unknown, CommandInputByName[Name]>;
};

/** What each command's input must look like; the types say that it is what `decide` reads. */
export const commandSchemas = {
	RevisePlan: v.strictObject({
		expectedRevision,
		title: words(lengths.name),
		ask: words(lengths.detail)
	}),
	SuggestTreatment: v.strictObject({ treatmentId: id<TreatmentId>(), details }),
	ProposeTreatment: v.strictObject({ treatmentId: id<TreatmentId>(), details }),
	ReviseTreatment: v.strictObject({
		treatmentId: id<TreatmentId>(),
		expectedRevision,
		before: someDetails,
		after: someDetails
	}),
	SetTreatmentStatus: v.strictObject({
		treatmentId: id<TreatmentId>(),
		expectedRevision,
		to: v.picklist(treatmentStatuses),
		reason
	}),
	RespondToTreatment: v.strictObject({
		responseId: id<ResponseId>(),
		treatmentId: id<TreatmentId>(),
		kind: v.picklist(responseKinds),
		reason,
		detailsRevision: count()
	}),
	AddGoal: v.strictObject({ goalId: id<GoalId>(), text: words(lengths.goal) }),
	ReviseGoal: v.strictObject({
		goalId: id<GoalId>(),
		expectedRevision,
		text: words(lengths.goal)
	}),
	SetGoalStatus: v.strictObject({
		goalId: id<GoalId>(),
		expectedRevision,
		to: v.picklist(goalStatuses),
		reason
	}),
	StartThread: v.strictObject({
		threadId: id<ThreadId>(),
		commentId: id<CommentId>(),
		anchor,
		text: words(lengths.comment),
		mentions,
		needsAnswer: v.boolean()
	}),
	ReplyToThread: v.strictObject({
		commentId: id<CommentId>(),
		threadId: id<ThreadId>(),
		text: words(lengths.comment),
		mentions
	}),
	SetNeedsAnswer: v.strictObject({
		threadId: id<ThreadId>(),
		expectedRevision,
		needsAnswer: v.boolean()
	}),
	ResolveThread: v.strictObject({ threadId: id<ThreadId>(), expectedRevision }),
	ReopenThread: v.strictObject({ threadId: id<ThreadId>(), expectedRevision }),
	RetractComment: v.strictObject({ commentId: id<CommentId>(), expectedRevision }),
	SignVersion: v.strictObject({
		versionId: id<VersionId>(),
		signatureId: id<SignatureId>(),
		reviewedContentHash: hash,
		statement: reason
	}),
	AcknowledgeVersion: v.strictObject({
		signatureId: id<SignatureId>(),
		versionId: id<VersionId>(),
		meaning: v.picklist(['reviewed', 'agree', 'questions']),
		statement: reason
	})
} satisfies SchemaByName;

const commandFrom = {
	RevisePlan: (input) => ({ name: 'RevisePlan', input }),
	SuggestTreatment: (input) => ({ name: 'SuggestTreatment', input }),
	ProposeTreatment: (input) => ({ name: 'ProposeTreatment', input }),
	ReviseTreatment: (input) => ({ name: 'ReviseTreatment', input }),
	SetTreatmentStatus: (input) => ({ name: 'SetTreatmentStatus', input }),
	RespondToTreatment: (input) => ({ name: 'RespondToTreatment', input }),
	AddGoal: (input) => ({ name: 'AddGoal', input }),
	ReviseGoal: (input) => ({ name: 'ReviseGoal', input }),
	SetGoalStatus: (input) => ({ name: 'SetGoalStatus', input }),
	StartThread: (input) => ({ name: 'StartThread', input }),
	ReplyToThread: (input) => ({ name: 'ReplyToThread', input }),
	SetNeedsAnswer: (input) => ({ name: 'SetNeedsAnswer', input }),
	ResolveThread: (input) => ({ name: 'ResolveThread', input }),
	ReopenThread: (input) => ({ name: 'ReopenThread', input }),
	RetractComment: (input) => ({ name: 'RetractComment', input }),
	SignVersion: (input) => ({ name: 'SignVersion', input }),
	AcknowledgeVersion: (input) => ({ name: 'AcknowledgeVersion', input })
} as const satisfies {
	readonly [Name in CommandName]: (input: CommandInputByName[Name]) => Command;
};

/** The command of this name, when the input is what it takes. */
export function parseCommand(name: CommandName, input: unknown): Result<Command, InvalidInput> {
	return parseNamed(name, input);
}

function parseNamed<Name extends CommandName>(
	name: Name,
	input: unknown
): Result<Command, InvalidInput> {
	const schemas: SchemaByName = commandSchemas;
	const make: { readonly [Key in CommandName]: (input: CommandInputByName[Key]) => Command } =
		commandFrom;
	const parsed = parse(schemas[name], input);
	return parsed.ok ? ok(make[name](parsed.value)) : parsed;
}
