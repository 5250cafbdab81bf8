import type { Treatment, TreatmentStatus } from '../../domain/treatment/treatment.ts';

export const treatmentGroups = ['current', 'weighed', 'suggested', 'ended'] as const;
export type TreatmentGroup = (typeof treatmentGroups)[number];

/**
 * A treatment that somebody has in hand stays where it was, whatever the others do to it: what is
 * being typed, the focus and the scroll stay with it.
 */
export interface Held {
	readonly id: string;
	readonly status: TreatmentStatus;
}

/** In reading order: what holds now, what is being decided, what the patient brought, what is over. */
export function groupTreatments(
	treatments: readonly Treatment[],
	held: Held | null = null
): Readonly<Record<TreatmentGroup, readonly Treatment[]>> {
	const statusOf = (treatment: Treatment) =>
		held?.id === treatment.id ? held.status : treatment.status;
	const inGroup = (group: TreatmentGroup) =>
		treatments
			.filter((treatment) => groupOf[statusOf(treatment)] === group)
			.toSorted(
				(one, other) =>
					order.indexOf(statusOf(one)) - order.indexOf(statusOf(other)) ||
					one.proposedAt.localeCompare(other.proposedAt)
			);
	return {
		current: inGroup('current'),
		weighed: inGroup('weighed'),
		suggested: inGroup('suggested'),
		ended: inGroup('ended')
	};
}

export function countNeverTried(treatments: readonly Treatment[]): number {
	return treatments.filter(({ status, triedBefore }) => {
		const group = groupOf[status];
		return group !== null && group !== 'ended' && triedBefore.tried === 'never';
	}).length;
}

/** What was entered by mistake belongs to no group: it is not shown. */
export const groupOf: Readonly<Record<TreatmentStatus, TreatmentGroup | null>> = {
	chosen: 'current',
	active: 'current',
	proposed: 'weighed',
	considering: 'weighed',
	suggested: 'suggested',
	completed: 'ended',
	stopped: 'ended',
	'set-aside': 'ended',
	'entered-in-error': null
};

const order: readonly TreatmentStatus[] = [
	'active',
	'chosen',
	'considering',
	'proposed',
	'suggested',
	'completed',
	'stopped',
	'set-aside'
];
