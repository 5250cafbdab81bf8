import type { Role } from '../../domain/actor.ts';
import type { Member } from '../../domain/care-team/care-team.ts';
import type { UserId } from '../../domain/ids.ts';
import type {
	Treatment,
	TreatmentResponse,
	TreatmentStatus
} from '../../domain/treatment/treatment.ts';

import { m } from '../../paraglide/messages.js';

/** One line under a treatment: who brought it, who answered what, who has not. */
export type AnswerLine =
	| { readonly type: 'brought'; readonly member: Member; readonly at: string }
	| {
			readonly type: 'answered';
			readonly member: Member;
			readonly response: TreatmentResponse;
			/** The treatment's wording changed since. */
			readonly isEarlier: boolean;
	  }
	| { readonly type: 'silent'; readonly member: Member };

interface Asked {
	readonly treatment: Treatment;
	readonly responses: readonly TreatmentResponse[];
	readonly members: readonly Member[];
}

/** In one order for everybody: who brought it, then patient, doctor, specialist. */
export function answerLines({ treatment, responses, members }: Asked): readonly AnswerLine[] {
	const bringer = members.find(({ userId }) => userId === treatment.proposedBy);
	const brought: readonly AnswerLine[] =
		bringer === undefined ? [] : [{ type: 'brought', member: bringer, at: treatment.proposedAt }];
	const others = members.flatMap((member): readonly AnswerLine[] => {
		const response = responses.find(({ userId }) => userId === member.userId);
		if (response !== undefined) {
			const isEarlier = response.detailsRevision < treatment.detailsRevision;
			return [{ type: 'answered', member, response, isEarlier }];
		}
		const isAwaited =
			member.until === null &&
			member.userId !== treatment.proposedBy &&
			awaiting.includes(treatment.status) &&
			!(treatment.status === 'chosen' && member.userId === treatment.statusBy);
		return isAwaited ? [{ type: 'silent', member }] : [];
	});
	return [...brought, ...others];
}

/** Whether the person has answered the wording as it stands. */
export function hasAnswered(
	treatment: Treatment,
	responses: readonly TreatmentResponse[],
	person: UserId
): boolean {
	return responses.some(
		({ userId, detailsRevision }) =>
			userId === person && detailsRevision >= treatment.detailsRevision
	);
}

const awaiting: readonly TreatmentStatus[] = ['proposed', 'considering', 'chosen'];

/** Who has a treatment in hand. A patient has in hand what they answer, unless it is their own idea. */
export function editorsWords(
	editors: readonly { readonly name: string; readonly role: Role }[],
	status: TreatmentStatus
): string {
	const names = editors.map(({ name }) => name).join(', ');
	const [only, ...others] = editors;
	if (others.length > 0) return m.treatment_editing_many({ names });
	const isAnswering = only?.role === 'patient' && status !== 'suggested';
	return (isAnswering ? m.treatment_answering_one : m.treatment_editing_one)({ name: names });
}
