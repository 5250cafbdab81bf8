import * as v from 'valibot';
import {
	responseKinds,
	treatmentKinds,
	treatmentStatuses
} from '../../domain/treatment/treatment.ts';
import { textLimits } from '../../domain/text.ts';
import { goalId, recordId, responseId, treatmentId } from './ids.ts';
import { day, revision, text } from './text.ts';

const long = text({ max: textLimits.treatmentText, required: false });
const dosagePart = text({ max: textLimits.dosagePart, required: false });
const reason = text({ max: textLimits.reason, required: false });

const fields = {
	name: text({ max: textLimits.treatmentName, required: true }),
	kind: v.picklist(treatmentKinds),
	why: text({ max: textLimits.treatmentText, required: true }),
	whyNow: long,
	forCause: long,
	catalogueId: text({ max: 60, required: false }),
	causeIds: v.pipe(v.array(recordId), v.maxLength(60)),
	frequency: long,
	whoDoes: long,
	startOn: v.nullable(day),
	stopRule: long,
	goalId: v.nullable(goalId),
	triedBefore: v.variant('tried', [
		v.strictObject({ tried: v.literal('never') }),
		v.strictObject({ tried: v.literal('unknown') }),
		v.strictObject({
			tried: v.literal('yes'),
			when: long,
			duration: long,
			helped: v.picklist(['never', 'sometimes', 'always']),
			whyStopped: long
		})
	]),
	target: long,
	reviewOn: v.nullable(day),
	dosage: v.nullable(
		v.strictObject({
			dose: dosagePart,
			unit: dosagePart,
			route: dosagePart,
			frequency: dosagePart
		})
	)
};

const details = v.strictObject(fields);

/** Some of the fields; one that is there says something. */
function some({ name, why }: Pick<typeof fields, 'name' | 'why'>) {
	return v.strictObject({
		name: v.exactOptional(name),
		kind: v.exactOptional(fields.kind),
		why: v.exactOptional(why),
		whyNow: v.exactOptional(fields.whyNow),
		forCause: v.exactOptional(fields.forCause),
		catalogueId: v.exactOptional(fields.catalogueId),
		causeIds: v.exactOptional(fields.causeIds),
		frequency: v.exactOptional(fields.frequency),
		whoDoes: v.exactOptional(fields.whoDoes),
		startOn: v.exactOptional(fields.startOn),
		stopRule: v.exactOptional(fields.stopRule),
		goalId: v.exactOptional(fields.goalId),
		triedBefore: v.exactOptional(fields.triedBefore),
		target: v.exactOptional(fields.target),
		reviewOn: v.exactOptional(fields.reviewOn),
		dosage: v.exactOptional(fields.dosage)
	});
}

export const treatmentSchemas = {
	SuggestTreatment: v.strictObject({ treatmentId, details }),
	ProposeTreatment: v.strictObject({ treatmentId, details }),
	ReviseTreatment: v.strictObject({
		treatmentId,
		expectedRevision: revision,
		// What the author saw may be empty where a new text may not.
		before: some({ name: long, why: long }),
		after: some(fields)
	}),
	SetTreatmentStatus: v.strictObject({
		treatmentId,
		expectedRevision: revision,
		to: v.picklist(treatmentStatuses),
		reason
	}),
	RespondToTreatment: v.strictObject({
		responseId,
		treatmentId,
		kind: v.picklist(responseKinds),
		reason,
		detailsRevision: revision
	})
};
