import type { Treatment, TreatmentStatus } from '../../domain/treatment/treatment.ts';

export const treatmentGroups = ['current', 'weighed', 'suggested', 'ended'] as const;
export type TreatmentGroup = (typeof treatmentGroups)[number];

/** In reading order: what holds now, what is being decided, what the patient brought, what is over. */
export function groupTreatments(
	treatments: readonly Treatment[]
): Readonly<Record<TreatmentGroup, readonly Treatment[]>> {
	const inGroup = (group: TreatmentGroup) =>
		treatments
			.filter((treatment) => groupOf[treatment.status] === group)
			.toSorted(byStatusThenTime);
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
const groupOf: Readonly<Record<TreatmentStatus, TreatmentGroup | null>> = {
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

function byStatusThenTime(one: Treatment, other: Treatment): number {
	const byStatus = order.indexOf(one.status) - order.indexOf(other.status);
	return byStatus === 0 ? one.proposedAt.localeCompare(other.proposedAt) : byStatus;
}
