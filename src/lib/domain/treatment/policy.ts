import { clinicianRoles, isClinician, roles, type Actor, type Role } from '../actor.ts';
import type { Permissions } from '../decision.ts';
import type { TreatmentCommands } from './command.ts';
import { treatmentStatuses, type Treatment, type TreatmentStatus } from './treatment.ts';

export const treatmentRoles = {
	SuggestTreatment: ['patient'],
	ProposeTreatment: clinicianRoles,
	ReviseTreatment: roles,
	SetTreatmentStatus: roles,
	RespondToTreatment: roles
} as const satisfies Record<keyof TreatmentCommands, readonly Role[]>;

export const treatmentPermissions: Permissions<TreatmentCommands> = {
	SuggestTreatment: () => true,
	ProposeTreatment: () => true,
	ReviseTreatment: ({ treatmentId }, actor, state) => {
		const treatment = state.treatment.get(treatmentId);
		return treatment !== undefined && mayReviseTreatment(actor, treatment);
	},
	SetTreatmentStatus: ({ treatmentId, to }, actor, state) => {
		const treatment = state.treatment.get(treatmentId);
		return treatment !== undefined && treatmentMoves(actor, treatment).includes(to);
	},
	RespondToTreatment: ({ treatmentId }, _actor, state) => {
		const treatment = state.treatment.get(treatmentId);
		return treatment !== undefined && mayRespond(treatment);
	}
};

type Mover = 'clinician' | 'specialist' | 'proposer-or-specialist';
type Moves = Partial<Record<TreatmentStatus, Mover>>;

/** Who may take a treatment from where to where. What is not here cannot happen. */
const moves: Readonly<Record<TreatmentStatus, Moves>> = {
	suggested: {
		proposed: 'clinician',
		'set-aside': 'specialist',
		'entered-in-error': 'proposer-or-specialist'
	},
	proposed: {
		considering: 'specialist',
		chosen: 'specialist',
		'set-aside': 'specialist',
		'entered-in-error': 'proposer-or-specialist'
	},
	considering: {
		chosen: 'specialist',
		'set-aside': 'specialist',
		'entered-in-error': 'specialist'
	},
	chosen: {
		considering: 'specialist',
		active: 'specialist',
		'set-aside': 'specialist',
		'entered-in-error': 'specialist'
	},
	active: { completed: 'specialist', stopped: 'specialist' },
	completed: {},
	stopped: {},
	'set-aside': { considering: 'specialist', 'entered-in-error': 'specialist' },
	'entered-in-error': {}
};

const finalStatuses: readonly TreatmentStatus[] = ['completed', 'stopped', 'entered-in-error'];
const answerable: readonly TreatmentStatus[] = ['suggested', 'proposed', 'considering', 'chosen'];
const reasoned: readonly TreatmentStatus[] = [
	'set-aside',
	'completed',
	'stopped',
	'entered-in-error'
];
const ordered: readonly TreatmentStatus[] = ['chosen', 'active'];

/** Where this person may take the treatment from here: the buttons of a card. */
export function treatmentMoves(actor: Actor, treatment: Treatment): readonly TreatmentStatus[] {
	return treatmentStatuses.filter((to) => {
		const mover = moves[treatment.status][to];
		return mover !== undefined && isMover(mover, actor, treatment);
	});
}

/** Whether anybody may take a treatment from one status to the other. */
export function isTreatmentMove(from: TreatmentStatus, to: TreatmentStatus): boolean {
	return moves[from][to] !== undefined;
}

/** Going there asks for a reason. */
export function needsReason(to: TreatmentStatus): boolean {
	return reasoned.includes(to);
}

/** A medicine that stands here must be a whole order. */
export function needsWholeDosage(status: TreatmentStatus): boolean {
	return ordered.includes(status);
}

export function mayReviseTreatment(actor: Actor, treatment: Treatment): boolean {
	if (!isTreatmentWriter(actor, treatment)) return false;
	return isClinician(actor.role)
		? !finalStatuses.includes(treatment.status)
		: treatment.status === 'suggested';
}

/** Clinicians word every treatment, a patient their own idea; when is another question. */
export function isTreatmentWriter(actor: Actor, treatment: Treatment): boolean {
	return isClinician(actor.role) || treatment.proposedBy === actor.id;
}

/** Every member answers while the treatment is still being decided. */
export function mayRespond(treatment: Treatment): boolean {
	return answerable.includes(treatment.status);
}

function isMover(mover: Mover, actor: Actor, treatment: Treatment): boolean {
	switch (mover) {
		case 'clinician':
			return isClinician(actor.role);
		case 'specialist':
			return actor.role === 'pain-specialist';
		case 'proposer-or-specialist':
			return actor.role === 'pain-specialist' || treatment.proposedBy === actor.id;
	}
}
