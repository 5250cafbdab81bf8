import type { Actor } from './actor.ts';
import type { Comment, Thread } from './discussion/discussion.ts';
import type { UserId } from './ids.ts';
import type { ResponseKind, Treatment, TreatmentResponse } from './treatment/treatment.ts';

/** What others wrote in a conversation after somebody's own last word, in order. */
export function unansweredBy(
	person: UserId,
	thread: Thread,
	comments: readonly Comment[]
): readonly Comment[] {
	const inOrder = comments
		.filter(({ threadId, enteredInErrorAt }) => threadId === thread.id && !enteredInErrorAt)
		.toSorted((one, other) => (one.writtenAt + one.id < other.writtenAt + other.id ? -1 : 1));
	return inOrder.slice(inOrder.findLastIndex(({ writtenBy }) => writtenBy === person) + 1);
}

/** The last question of an open conversation that waits for this person; null for none. */
export function questionFor(
	person: UserId,
	thread: Thread,
	comments: readonly Comment[]
): Comment | null {
	if (thread.status !== 'open') return null;
	const question = unansweredBy(person, thread, comments).findLast(
		({ mentions }) => mentions.includes(person) || (thread.needsAnswer && mentions.length === 0)
	);
	return question ?? null;
}

/**
 * Whether a treatment waits for somebody's answer: until it has begun, and once more where it was
 * reworded after their answer. The specialist decides and is not asked.
 */
export function isAnswerAwaited(
	{ id, role }: Pick<Actor, 'id' | 'role'>,
	{ status, proposedBy, detailsRevision }: Treatment,
	own: TreatmentResponse | undefined
): boolean {
	if (role === 'pain-specialist') return false;
	const isOpen = status === 'proposed' || status === 'considering' || status === 'chosen';
	if (own !== undefined) return isOpen && own.detailsRevision < detailsRevision;
	// A patient's own idea that was reworded may not be their idea any more.
	const isTheirs = proposedBy === id && (role !== 'patient' || detailsRevision === 1);
	return isOpen && !isTheirs;
}

/** What the patient says to a chosen treatment as it is worded now; their own idea needs no further yes. */
export type PatientWord = ResponseKind | 'awaited';

export function patientWord(
	patient: UserId,
	treatment: Treatment,
	own: TreatmentResponse | undefined
): PatientWord {
	if (isAnswerAwaited({ id: patient, role: 'patient' }, treatment, own)) return 'awaited';
	return own?.kind ?? 'accept';
}
