import { describe, expect, test } from 'vitest';
import { foundingMember } from '../../domain/care-team/care-team.ts';
import { toId, type TreatmentId, type UserId } from '../../domain/ids.ts';
import {
	treatmentStatuses,
	type Treatment,
	type TreatmentResponse,
	type TreatmentStatus
} from '../../domain/treatment/treatment.ts';
import { answerLines, hasAnswered } from './answers.ts';
import { countNeverTried, groupTreatments, treatmentGroups } from './groups.ts';
import { offeredActions, type TreatmentAction } from './treatment-actions.ts';

const rosa = toId<UserId>('rosa');
const maria = toId<UserId>('maria');

function treatment(status: TreatmentStatus, more: Partial<Treatment> = {}): Treatment {
	return {
		id: toId<TreatmentId>(status),
		revision: 1,
		name: status,
		kind: 'other',
		why: 'because',
		whyNow: '',
		forCause: '',
		catalogueId: '',
		causeIds: [],
		frequency: '',
		whoDoes: '',
		startOn: null,
		stopRule: '',
		goalId: null,
		triedBefore: { tried: 'never' },
		target: '',
		reviewOn: null,
		dosage: null,
		status,
		statusReason: '',
		statusAt: '2026-11-01T08:00:00.000Z',
		statusBy: maria,
		proposedAt: '2026-11-01T08:00:00.000Z',
		proposedBy: maria,
		detailsRevision: 2,
		gateReason: '',
		...more
	};
}

function response(userId: UserId, detailsRevision: number): TreatmentResponse {
	return {
		id: toId(`response ${userId}`),
		revision: 1,
		treatmentId: toId('proposed'),
		userId,
		kind: 'accept',
		reason: '',
		respondedAt: '2026-11-02T08:00:00.000Z',
		detailsRevision
	};
}

const members = [
	{ userId: maria, name: 'Dr Maria Lindqvist', role: 'referring-doctor' },
	{ userId: rosa, name: 'Rosa Alvarez', role: 'patient' }
] as const;
const team = members.map((member) =>
	foundingMember({
		...member,
		id: toId<never>(member.userId),
		clinic: '',
		from: '2026-11-01T08:00:00.000Z'
	})
);

describe('[U-17] treatments by where they stand', () => {
	const all = treatmentStatuses.map((status) => treatment(status));

	test('[U-17] every treatment is in one group, except what was entered in error', () => {
		const groups = groupTreatments(all);
		const shown = treatmentGroups.flatMap((group) => groups[group].map(({ status }) => status));
		expect(shown.toSorted()).toEqual(
			treatmentStatuses.filter((status) => status !== 'entered-in-error').toSorted()
		);
	});

	test('[U-17] what is under way comes before what is chosen, oldest first', () => {
		const late = treatment('active', {
			id: toId('late'),
			proposedAt: '2026-11-09T08:00:00.000Z'
		});
		const { current } = groupTreatments([late, ...all]);
		expect(current.map(({ id }) => id)).toEqual(['active', 'late', 'chosen']);
	});

	test('[U-3] what is in hand stays where it is while others move it on', () => {
		const held = { id: 'proposed', status: 'proposed' } as const;
		const moved = treatment('chosen', { id: toId('proposed') });
		const { current, weighed } = groupTreatments([moved], held);
		expect([current, weighed]).toEqual([[], [moved]]);
	});

	test('[U-17] "never tried" counts only what is not over', () => {
		expect(countNeverTried(all)).toBe(5);
	});
});

describe('[U-17] who said what', () => {
	test('[U-17] the one who brought it is not said to be silent', () => {
		const lines = answerLines({
			treatment: treatment('proposed'),
			responses: [],
			members: team
		});
		expect(lines.map(({ type, member }) => [type, member.userId])).toEqual([
			['brought', maria],
			['silent', rosa]
		]);
	});

	test('[U-17] an answer to an earlier wording says so and is asked for again', () => {
		const proposed = treatment('proposed');
		const lines = answerLines({
			treatment: proposed,
			responses: [response(rosa, 1)],
			members: team
		});
		expect(lines[1]).toMatchObject({ type: 'answered', isEarlier: true });
		expect(hasAnswered(proposed, [response(rosa, 1)], rosa)).toBe(false);
		expect(hasAnswered(proposed, [response(rosa, 2)], rosa)).toBe(true);
	});

	test('[U-17] nobody is waited for once it is over', () => {
		const lines = answerLines({
			treatment: treatment('stopped'),
			responses: [],
			members: team
		});
		expect(lines.map(({ type }) => type)).toEqual(['brought']);
	});
});

describe('[U-1] what is at hand on a card', () => {
	const may = () => true;

	test('[U-1] a patient answers with one press; the specialist decides with one', () => {
		const proposed = treatment('proposed');
		const offer = (role: 'patient' | 'pain-specialist', allowed: readonly TreatmentAction[]) =>
			offeredActions({
				treatment: proposed,
				role,
				hasAnswered: false,
				may: (action) => allowed.includes(action)
			}).shown;
		expect(offer('patient', ['accept', 'decline', 'question'])).toEqual([
			'accept',
			'decline',
			'question'
		]);
		expect(offer('pain-specialist', ['accept', 'choose', 'set-aside', 'consider'])).toEqual([
			'choose',
			'set-aside'
		]);
	});

	test('[U-1] whatever is allowed is offered somewhere, once', () => {
		for (const status of treatmentStatuses) {
			const { shown, more } = offeredActions({
				treatment: treatment(status),
				role: 'referring-doctor',
				hasAnswered: true,
				may
			});
			const offered = [...shown, ...more];
			expect(new Set(offered).size).toBe(offered.length);
			expect(more).toContain('remove');
		}
	});
});
