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
		const about = tidied(input.about);
		const refusal = refuseText('request', request, wordRule) ?? refuseSubject(about, signed);
		if (refusal) return err(refusal);
		const asked: AmendmentRequest = {
			id: amendmentId,
			revision: 1,
			versionId,
			about,
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

function tidied(about: AmendmentSubject): AmendmentSubject {
	if (about.type === 'passage') return { ...about, quote: tidy(about.quote) };
	return about.type === 'item' ? { ...about, name: tidy(about.name) } : about;
}

/** What is asked about stands in the version. */
function refuseSubject(about: AmendmentSubject, { content, texts }: SignedText): Refusal | null {
	if (about.type === 'version') return null;
	if (about.type === 'passage') {
		const tooLong = refuseText('quote', about.quote, { max: textLimits.quote, required: false });
		if (tooLong) return tooLong;
		const isThere = oneLine(texts[about.document]).includes(oneLine(about.quote));
		return isThere ? null : { code: 'invalid-input', field: 'quote', problem: 'not-there' };
	}
	const { goals, treatments, records } = content;
	const shelf = { goal: goals, treatment: treatments, record: records }[about.kind];
	const isThere = shelf.some(({ id }) => id === about.id);
	if (!isThere) return { code: 'invalid-input', field: 'about', problem: 'not-there' };
	return refuseText('about', about.name, { max: textLimits.statement, required: true });
}

function oneLine(text: string): string {
	return tidy(text).replaceAll(/\s+/g, ' ');
}
