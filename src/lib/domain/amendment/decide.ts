import { put, type PlanState } from '../change.ts';
import type { Deciders, Moment, SignedText } from '../decision.ts';
import type { Refusal } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import { refuseText, textLimits, tidy } from '../text.ts';
import type { Version } from '../version/version.ts';
import type { AmendedVersion, AmendmentRequest, AmendmentSubject } from './amendment.ts';
import type { AmendmentCommands } from './command.ts';
import { amendmentsToMake, isAmendmentDecider } from './policy.ts';

const wordRule = { max: textLimits.statement, required: true };

export const amendmentDeciders: Deciders<AmendmentCommands> = {
	RequestAmendment: (input, { state, actor, now, signed }) => {
		const { amendmentId, versionId } = input;
		if (state.amendment.has(amendmentId)) return err({ code: 'already-exists' });
		if (!state.version.has(versionId) || !signed) return err({ code: 'not-found' });
		const request = tidy(input.request);
		const subject = subjectIn(input.about, signed);
		const refusal = refuseText('request', request, wordRule);
		if (refusal) return err(refusal);
		if (!subject.ok) return subject;
		const asked: AmendmentRequest = {
			id: amendmentId,
			revision: 1,
			versionId,
			about: subject.value,
			request,
			askedAt: now,
			askedBy: actor.id,
			decision: null,
			disagreement: null,
			reply: null
		};
		return ok([put('amendment', asked)]);
	},

	DecideAmendment: ({ amendmentId, kind, ...input }, { state, actor, now }) => {
		const amendment = state.amendment.get(amendmentId);
		if (!amendment) return err({ code: 'not-found' });
		if (!isAmendmentDecider(actor, amendment)) return err({ code: 'forbidden' });
		if (amendment.decision) return err({ code: 'amendment-decided', current: amendment });
		const reason = tidy(input.reason);
		if (kind === 'denied' && reason === '') return err({ code: 'reason-needed' });
		const refusal = refuseText('reason', reason, { ...wordRule, required: false });
		if (refusal) return err(refusal);
		const decision = { kind, reason, at: now, by: actor.id };
		return ok([put('amendment', { ...next(amendment), decision })]);
	},

	StateDisagreement: ({ amendmentId, statement }, moment) => {
		const amendment = moment.state.amendment.get(amendmentId);
		if (!amendment) return err({ code: 'not-found' });
		if (amendment.decision?.kind !== 'denied') return err({ code: 'amendment-not-denied' });
		if (amendment.disagreement) return err({ code: 'already-exists' });
		const word = wordOf('statement', statement, moment);
		if (!word.ok) return word;
		return ok([put('amendment', { ...next(amendment), disagreement: word.value })]);
	},

	ReplyToDisagreement: ({ amendmentId, reply }, moment) => {
		const { state, actor } = moment;
		const amendment = state.amendment.get(amendmentId);
		if (!amendment) return err({ code: 'not-found' });
		if (!isAmendmentDecider(actor, amendment)) return err({ code: 'forbidden' });
		if (!amendment.disagreement) return err({ code: 'amendment-not-denied' });
		if (amendment.reply) return err({ code: 'already-exists' });
		const word = wordOf('reply', reply, moment);
		if (!word.ok) return word;
		return ok([put('amendment', { ...next(amendment), reply: word.value })]);
	}
};

/** The earlier versions that a version puts right, by number; refused where one cannot be settled. */
export function amendedBy(
	settles: readonly AmendmentRequest['id'][],
	state: PlanState
): Result<readonly AmendedVersion[], Refusal> {
	const open = new Map(amendmentsToMake(state).map((one) => [one.id, one]));
	if (settles.some((id) => !open.has(id))) return err({ code: 'amendment-not-accepted' });
	const requestsOf = (version: Version) =>
		settles.filter((id) => open.get(id)?.versionId === version.id).toSorted();
	const amended = [...state.version.values()]
		.map((version) => ({
			versionNumber: version.number,
			contentHash: version.contentHash,
			requestIds: [...new Set(requestsOf(version))]
		}))
		.filter(({ requestIds }) => requestIds.length > 0)
		.toSorted((one, other) => one.versionNumber - other.versionNumber);
	return ok(amended);
}

function next(amendment: AmendmentRequest): AmendmentRequest {
	return { ...amendment, revision: amendment.revision + 1 };
}

function wordOf(
	field: string,
	written: string,
	{ actor, now }: Moment
): Result<{ text: string; at: string; by: typeof actor.id }, Refusal> {
	const text = tidy(written);
	const refusal = refuseText(field, text, wordRule);
	return refusal ? err(refusal) : ok({ text, at: now, by: actor.id });
}

/** What is asked about, as the version has it; refused where the version does not. */
function subjectIn(
	about: AmendmentSubject,
	{ content, texts }: SignedText
): Result<AmendmentSubject, Refusal> {
	if (about.type === 'version') return ok(about);
	if (about.type === 'passage') {
		const quote = tidy(about.quote);
		const tooLong = refuseText('quote', quote, { max: textLimits.quote, required: false });
		if (tooLong) return err(tooLong);
		const isThere = oneLine(texts[about.document]).includes(oneLine(quote));
		return isThere ? ok({ ...about, quote }) : notThere('quote');
	}
	const names = namesIn(content, about);
	const name = names.get(about.id);
	if (name === undefined) return notThere('about');
	const refusal = refuseText('about', name, { max: textLimits.statement, required: true });
	return refusal ? err(refusal) : ok({ ...about, name });
}

/** What goals and treatments are called is the version's to say; records have no name but in words. */
function namesIn(
	{ goals, treatments, records }: SignedText['content'],
	{ kind, name }: Extract<AmendmentSubject, { readonly type: 'item' }>
): ReadonlyMap<string, string> {
	if (kind === 'goal') return new Map(goals.map(({ id, text }) => [id, text]));
	if (kind === 'treatment') return new Map(treatments.map((one) => [one.id, one.name]));
	return new Map(records.map(({ id }) => [id, tidy(name)]));
}

function notThere(field: string) {
	return err({ code: 'invalid-input', field, problem: 'not-there' } as const);
}

function oneLine(text: string): string {
	return tidy(text).replaceAll(/\s+/g, ' ');
}
