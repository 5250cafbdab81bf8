import { v7 } from 'uuid';
import { toId, type ResponseId } from '../../domain/ids.ts';
import type { Treatment } from '../../domain/treatment/treatment.ts';
import type { Refused, RoomDesk } from './room-desk.svelte.ts';
import { isResponse, statusAfter, type TreatmentAction } from './treatment-actions.ts';

interface ActionOnTreatment {
	/** As the reader saw it. */
	readonly treatment: Treatment;
	readonly action: TreatmentAction;
	readonly reason: string;
}

/** Sends what a button on a treatment's card means. */
export function runTreatmentAction(
	desk: RoomDesk,
	{ treatment, action, reason }: ActionOnTreatment
): Promise<Refused | null> {
	const treatmentId = treatment.id;
	if (isResponse(action)) {
		const responseId = toId<ResponseId>(v7());
		const { detailsRevision } = treatment;
		const input = { responseId, treatmentId, kind: action, reason, detailsRevision };
		return desk.send('RespondToTreatment', input, treatmentId);
	}
	const to = statusAfter[action];
	const expectedRevision = treatment.revision;
	return desk.send(
		'SetTreatmentStatus',
		{ treatmentId, expectedRevision, to, reason },
		treatmentId
	);
}
