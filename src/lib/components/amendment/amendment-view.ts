import type { Actor, Role } from '../../domain/actor.ts';
import type { AmendmentRequest, AmendmentWord } from '../../domain/amendment/amendment.ts';
import {
	mayDecideAmendment,
	mayDisagree,
	mayReply,
	settlingVersion
} from '../../domain/amendment/policy.ts';
import type { PlanState } from '../../domain/change.ts';
import type { UserId, VersionId } from '../../domain/ids.ts';
import { m } from '../../paraglide/messages.js';
import { subjectWords } from './amendment-words.ts';

/** Something that somebody wrote about a request, under a line that says who and in which sense. */
export interface AmendmentSaid {
	readonly key: 'decision' | 'disagreement' | 'reply';
	readonly heading: string;
	readonly name: string;
	readonly role: Role;
	readonly text: string;
	readonly at: string;
}

/** A request as it is read with the version that it is about. */
export interface AmendmentShown {
	readonly id: string;
	readonly about: string;
	readonly name: string;
	readonly role: Role;
	readonly request: string;
	readonly askedAt: string;
	readonly status: string;
	readonly tone: 'warn' | 'good' | 'neutral';
	readonly said: readonly AmendmentSaid[];
	/** What the reader may do about it now. */
	readonly act: 'decide' | 'disagree' | 'reply' | null;
}

type Known = Pick<PlanState, 'amendment' | 'member' | 'version'>;

/** All that was asked about a version, in the order it was; `reader` is null on paper. */
export function amendmentsAbout(
	versionId: VersionId,
	state: Known,
	reader: Actor | null
): readonly AmendmentShown[] {
	return [...state.amendment.values()]
		.filter((amendment) => amendment.versionId === versionId)
		.toSorted((one, other) => (one.askedAt + one.id < other.askedAt + other.id ? -1 : 1))
		.map((amendment) => shownOf(amendment, state, reader));
}

function shownOf(amendment: AmendmentRequest, state: Known, reader: Actor | null): AmendmentShown {
	const { id, about, request, askedAt, askedBy } = amendment;
	const by = personIn(state, askedBy);
	return {
		id,
		about: subjectWords(about),
		name: by?.name ?? m.room_somebody(),
		role: by?.role ?? 'patient',
		request,
		askedAt,
		...amendmentStatus(amendment, state),
		said: saidAbout(amendment, state),
		act: reader && actOf(amendment, reader)
	};
}

/** Where a request stands, in a word. */
export function amendmentStatus(
	{ id, decision }: AmendmentRequest,
	state: Known
): Pick<AmendmentShown, 'status' | 'tone'> {
	if (decision === null) return { status: m.amendment_status_open(), tone: 'warn' };
	if (decision.kind === 'denied') return { status: m.amendment_status_denied(), tone: 'neutral' };
	const settled = settlingVersion(state, id);
	if (!settled) return { status: m.amendment_status_accepted(), tone: 'good' };
	const number = String(settled.number);
	return { status: m.amendment_status_settled({ number }), tone: 'good' };
}

function saidAbout(
	{ decision, disagreement, reply }: AmendmentRequest,
	state: Known
): readonly AmendmentSaid[] {
	const answer = decision?.kind === 'accepted' ? m.amendment_accepted_by : m.amendment_denied_by;
	const said = (
		key: AmendmentSaid['key'],
		heading: (by: { readonly name: string }) => string,
		{ text, at, by: userId }: AmendmentWord
	): AmendmentSaid => {
		const by = personIn(state, userId);
		const name = by?.name ?? m.room_somebody();
		const role = by?.role ?? (key === 'disagreement' ? 'patient' : 'pain-specialist');
		return { key, heading: heading({ name }), name, role, text, at };
	};
	return [
		...(decision ? [said('decision', answer, { ...decision, text: decision.reason })] : []),
		...(disagreement ? [said('disagreement', m.amendment_disagrees, disagreement)] : []),
		...(reply ? [said('reply', m.amendment_replies, reply)] : [])
	];
}

function actOf(amendment: AmendmentRequest, reader: Actor): AmendmentShown['act'] {
	if (mayDecideAmendment(reader, amendment)) return 'decide';
	if (mayDisagree(reader, amendment)) return 'disagree';
	return mayReply(reader, amendment) ? 'reply' : null;
}

function personIn({ member }: Known, userId: UserId) {
	return [...member.values()].find((one) => one.userId === userId);
}
