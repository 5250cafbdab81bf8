import type { Member } from '../../domain/care-team/care-team.ts';
import type { Comment, Thread } from '../../domain/discussion/discussion.ts';
import type { ThreadId } from '../../domain/ids.ts';
import type { Treatment, TreatmentStatus } from '../../domain/treatment/treatment.ts';
import type { Blocker } from '../../domain/version/blocker.ts';
import type { PlanContent } from '../../domain/version/content.ts';
import { lastAnsweredAt } from '../../domain/safety/occasion.ts';
import type { SafetyCheck } from '../../domain/safety/safety-check.ts';
import type { DocumentKey } from '../../domain/plan/section.ts';
import { sectionWords } from '../room/words.ts';
import { m } from '../../paraglide/messages.js';

/** One line of what must be in order before a signature. */
export interface Check {
	readonly key: string;
	/** A note does not stand in the way. */
	readonly state: 'in-order' | 'missing' | 'note';
	readonly words: string;
	/** What was asked, where the check is about a question. */
	readonly quote: string;
	readonly mend: { readonly words: string; readonly href: string } | null;
}

/** Who has not answered which of the proposals that would be signed with the rest. */
export function answerChecks(content: PlanContent): readonly Check[] {
	const open = content.treatments.filter(({ status }) => asked.includes(status));
	const silent = content.careTeam
		.filter(({ role }) => role !== 'pain-specialist')
		.flatMap(({ userId, name }): readonly Check[] => {
			const count = open.filter(
				({ proposedBy, responses }) =>
					proposedBy.userId !== userId && !responses.some(({ by }) => by.userId === userId)
			).length;
			if (count === 0) return [];
			const words =
				count === 1
					? m.sign_note_unanswered_one({ name })
					: m.sign_note_unanswered_many({ name, count: String(count) });
			return [note(`answers ${userId}`, words)];
		});
	const notes = [...silent, ...earlierAnswers(content)];
	if (notes.length > 0 || open.length === 0) return notes;
	return [inOrder('all-answered', m.sign_check_answered())];
}

/** Whose answer is to another wording than the one that would be signed. */
function earlierAnswers({ treatments }: PlanContent): readonly Check[] {
	const standing = treatments.filter(({ status }) => [...asked, 'active'].includes(status));
	return standing.flatMap(({ id, name: treatment, responses }) =>
		responses
			.filter(({ toThisWording }) => !toThisWording)
			.map(({ by: { userId, name } }) =>
				note(`earlier ${id} ${userId}`, m.sign_note_earlier({ name, treatment }))
			)
	);
}

/** What the patient asked to be put right and nobody has answered. */
export function amendmentChecks({ amendments }: PlanContent, planHref: string): readonly Check[] {
	return amendments
		.filter(({ decision }) => decision === null)
		.map(({ id, versionNumber, request }) => ({
			...note(`amendment ${id}`, m.sign_note_amendment({ request })),
			mend: {
				words: m.sign_note_amendment_mend(),
				href: `${planHref}/versions/${versionNumber}#amendment-${id}`
			}
		}));
}

/** What would be signed with nothing under it; a plan in which nothing matters is not signed at all. */
export function emptyChecks(empty: readonly DocumentKey[], planHref: string): readonly Check[] {
	return empty
		.filter((key) => key !== 'what-matters')
		.map((key) => ({
			...note(`empty ${key}`, m.sign_note_empty({ section: sectionWords(key) })),
			mend: {
				words: m.sign_note_empty_mend({ section: sectionWords(key) }),
				href: `${planHref}#${key}`
			}
		}));
}

/** What nobody has asked about: silence on it would read as "none". */
export function unaskedChecks(
	{ records }: Pick<PlanContent, 'records'>,
	safetyChecks: readonly SafetyCheck[],
	planHref: string
): readonly Check[] {
	const unasked = (kind: 'allergy' | 'implant') => records.every((one) => one.kind !== kind);
	const history = `${planHref}/why#history`;
	const leading = (key: string, words: string, mend: NonNullable<Check['mend']>) => ({
		...note(`unasked ${key}`, words),
		mend
	});
	const allergy = { words: m.sign_note_allergy_mend(), href: history };
	const implant = { words: m.sign_note_implant_mend(), href: history };
	const safety = { words: m.sign_note_safety_mend(), href: `${planHref}/safety#safety-questions` };
	return [
		...(unasked('allergy') ? [leading('allergy', m.sign_note_allergy(), allergy)] : []),
		...(unasked('implant') ? [leading('implant', m.sign_note_implant(), implant)] : []),
		...(lastAnsweredAt(safetyChecks) === null
			? [leading('safety', m.sign_note_safety(), safety)]
			: [])
	];
}

/**
 * The summary is what most people read: it is asked about when a treatment was decided after it was
 * last written in.
 */
export function summaryChecks(
	treatments: readonly Pick<Treatment, 'name' | 'status' | 'statusAt'>[],
	summaryWrittenAt: string | null,
	planHref: string
): readonly Check[] {
	const latest = treatments
		.filter(({ status }) => decided.includes(status))
		.toSorted((one, other) => other.statusAt.localeCompare(one.statusAt))[0];
	if (!latest || (summaryWrittenAt !== null && summaryWrittenAt >= latest.statusAt)) return [];
	const mend = { words: m.sign_note_summary_mend(), href: `${planHref}#plan-summary` };
	return [{ ...note('summary', m.sign_note_summary({ treatment: latest.name })), mend }];
}

const asked: readonly TreatmentStatus[] = ['proposed', 'considering', 'chosen'];
const decided: readonly TreatmentStatus[] = [
	'chosen',
	'active',
	'completed',
	'stopped',
	'set-aside'
];

interface Discussion {
	readonly threads: readonly Thread[];
	readonly comments: readonly Comment[];
	readonly members: readonly Pick<Member, 'userId' | 'name'>[];
	/** What a session decided on a question, in its words. */
	readonly decidedOn: ReadonlyMap<ThreadId, string>;
}

/** What is in order and what is missing, each with the way to mend it. */
export function signingChecks(
	blockers: readonly Blocker[],
	planHref: string,
	discussion: Discussion
): readonly Check[] {
	const has = (type: Blocker['type']) => blockers.some((blocker) => blocker.type === type);
	const matters = has('nothing-matters-written')
		? missing('matters', m.sign_check_matters_missing(), {
				words: m.sign_check_matters_mend(),
				href: `${planHref}#what-matters`
			})
		: inOrder('matters', m.sign_check_matters());
	const goal = has('no-accepted-goal')
		? missing('goal', m.sign_check_goal_missing(), {
				words: m.sign_check_goal_mend(),
				href: `${planHref}#goals`
			})
		: inOrder('goal', m.sign_check_goal());
	const chosen = has('no-chosen-treatment')
		? missing('chosen', m.sign_check_chosen_missing(), {
				words: m.sign_check_chosen_mend(),
				href: `${planHref}#treatments`
			})
		: inOrder('chosen', m.sign_check_chosen());
	const questions = blockers.flatMap((blocker) =>
		blocker.type === 'needs-answer'
			? [questionCheck(blocker.threadId, { planHref, discussion })]
			: []
	);
	const answers = questions.length > 0 ? questions : [inOrder('answers', m.sign_check_answers())];
	const flag = has('red-flag')
		? [
				missing('red-flag', m.sign_check_flag_missing(), {
					words: m.sign_check_flag_mend(),
					href: `${planHref}/safety#safety`
				})
			]
		: [];
	const emergency = has('emergency')
		? [
				missing('emergency', m.sign_check_emergency_missing(), {
					words: m.sign_check_emergency_mend(),
					href: `${planHref}/safety#safety-urgency`
				})
			]
		: [];
	return [...flag, ...emergency, matters, goal, chosen, ...answers];
}

function questionCheck(
	threadId: ThreadId,
	{ planHref, discussion }: { planHref: string; discussion: Discussion }
): Check {
	const [first, ...replies] = discussion.comments
		.filter((comment) => comment.threadId === threadId && comment.enteredInErrorAt === null)
		.toSorted((one, other) => one.writtenAt.localeCompare(other.writtenAt));
	const answer = replies.findLast(({ writtenBy }) => writtenBy !== first?.writtenBy);
	const name = discussion.members.find(({ userId }) => userId === answer?.writtenBy)?.name;
	const href = `${planHref}#thread-${threadId}`;
	const check =
		name === undefined
			? missing(threadId, m.sign_check_answer_missing(), {
					words: m.sign_check_answer_mend(),
					href
				})
			: missing(threadId, m.sign_check_answer_unresolved({ name }), {
					words: m.sign_check_answer_resolve(),
					href
				});
	const decided = discussion.decidedOn.get(threadId);
	const words = decided === undefined ? check.words : m.sign_check_answer_decided({ decided });
	return { ...check, words, quote: first?.text ?? '' };
}

function note(key: string, words: string): Check {
	return { key, state: 'note', words, quote: '', mend: null };
}

function inOrder(key: string, words: string): Check {
	return { key, state: 'in-order', words, quote: '', mend: null };
}

function missing(key: string, words: string, mend: Check['mend']): Check {
	return { key, state: 'missing', words, quote: '', mend };
}
