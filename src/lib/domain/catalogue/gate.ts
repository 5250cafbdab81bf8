import type { ConditionCode } from '../condition/condition.ts';
import { addDays } from '../day.ts';
import type { Option } from './option.ts';
import type { ImplantDevice, MedicineGroup, PatientFacts } from './patient-facts.ts';
import type { Certainty, Reviewed, SourceKey } from './source.ts';

/** Stop: not, unless there is a reason. Caution: only with care. Note: to be kept in mind. */
export const severities = ['stop', 'caution', 'note'] as const;
export type Severity = (typeof severities)[number];

export type Condition =
	| { readonly if: 'condition'; readonly code: ConditionCode }
	| { readonly if: 'hba1c-above'; readonly percent: number }
	| { readonly if: 'egfr-below'; readonly value: number }
	| { readonly if: 'medicine'; readonly group: MedicineGroup }
	| { readonly if: 'implant'; readonly device: ImplantDevice }
	| { readonly if: 'mri-unsafe-implant' }
	| { readonly if: 'contrast-allergy' }
	| { readonly if: 'fused' }
	/** Fused less than six months ago. */
	| { readonly if: 'fresh-fusion' }
	| { readonly if: 'not-reevaluated' }
	| { readonly if: 'open-flag' }
	/** Always: something to ask that no record holds. */
	| { readonly if: 'always' };

export interface Gate extends Reviewed {
	readonly id: string;
	readonly severity: Severity;
	/** It hits where any of these does. */
	readonly any: readonly Condition[];
	/** Does not stop what is urgent, when a reason is given. */
	readonly unlessUrgent: boolean;
	readonly sources: readonly SourceKey[];
	readonly certainty: Certainty;
}

const has = (code: ConditionCode): Condition => ({ if: 'condition', code });
const takes = (group: MedicineGroup): Condition => ({ if: 'medicine', group });
const wears = (device: ImplantDevice): Condition => ({ if: 'implant', device });

function gate(id: string, severity: Severity, ...any: readonly Condition[]): Gate {
	return {
		id,
		severity,
		any,
		unlessUrgent: false,
		sources: ['general'],
		certainty: 'general-knowledge',
		reviewedBy: null,
		reviewedOn: null
	};
}

/** Taken from clinical.md b.5 and b.6; all but those with a source await a clinician. */
export const gates: readonly Gate[] = [
	gate('surgeon-restrictions', 'note', { if: 'always' }),
	gate('unsolid-fusion', 'caution', { if: 'fresh-fusion' }),
	gate('fused-levels-adapt', 'note', { if: 'fused' }),
	gate('stimulator', 'stop', wears('spinal-cord-stimulator')),
	gate('pacemaker', 'stop', wears('pacemaker')),
	gate('pregnancy', 'stop', has('pregnancy')),
	gate('broken-skin', 'caution', has('skin-problem')),
	gate('numb-skin', 'note', { if: 'always' }),
	gate('fused-levels', 'stop', { if: 'fused' }),
	gate('red-flag-open', 'stop', { if: 'open-flag' }),
	{ ...gate('red-flag-open-elective', 'stop', { if: 'open-flag' }), unlessUrgent: true },
	gate('red-flag-open-wait', 'stop', { if: 'open-flag' }),
	gate('osteoporosis', 'stop', has('osteoporosis')),
	gate('anticoagulant', 'stop', takes('anticoagulant'), has('bleeding-risk')),
	gate('anticoagulant-note', 'caution', takes('anticoagulant'), has('bleeding-risk')),
	gate('sleep-apnoea-note', 'note', has('sleep-apnoea')),
	gate('sleep-apnoea', 'caution', has('sleep-apnoea')),
	gate('kidney', 'stop', has('kidney-disease'), { if: 'egfr-below', value: 60 }),
	gate('ulcer', 'stop', has('stomach-ulcer')),
	gate('heart', 'caution', has('heart-disease')),
	{ ...gate('hypertension', 'caution', has('hypertension')), sources: ['htn', 'general'] },
	gate('early-fusion', 'caution', { if: 'fresh-fusion' }),
	gate('liver', 'stop', has('liver-disease')),
	gate('ssri', 'caution', takes('ssri'), takes('snri'), takes('tricyclic')),
	gate('bipolar', 'caution', has('bipolar')),
	gate('glaucoma', 'caution', has('glaucoma')),
	gate('opioid-together', 'caution', takes('opioid')),
	gate('benzodiazepine', 'caution', takes('benzodiazepine')),
	gate('substance-use', 'caution', has('substance-use'), has('alcohol')),
	gate('infection', 'stop', has('infection')),
	{
		...gate('diabetes-glucose', 'note', has('diabetes')),
		sources: ['dm', 'general']
	},
	gate('contrast-allergy', 'caution', { if: 'contrast-allergy' }),
	{ ...gate('block-first', 'note', { if: 'always' }), sources: ['nice', 'general'] },
	gate('mri-need', 'note', { if: 'mri-unsafe-implant' }),
	{
		...gate('mood-first', 'caution', has('depression'), has('anxiety')),
		sources: ['daa'],
		certainty: 'read'
	},
	{ ...gate('reevaluation-first', 'stop', { if: 'not-reevaluated' }), unlessUrgent: true },
	{
		...gate('diabetes', 'caution', has('diabetes'), { if: 'hba1c-above', percent: 7.5 }),
		sources: ['dm'],
		certainty: 'read'
	},
	gate('smoking', 'caution', has('smoking')),
	gate('concordant', 'note', { if: 'always' })
];

export interface GateHit {
	readonly gate: Gate;
	/** Not known: nobody recorded what the gate asks for. It is never taken for safe. */
	readonly state: 'hit' | 'not-known';
	/** The records that it stands on. */
	readonly because: readonly string[];
}

const gatesById = new Map(gates.map((one) => [one.id, one]));

/** The warnings of an option for this patient: what hits first, the most severe first. */
export function gatesFor(option: Pick<Option, 'gates'>, patient: PatientFacts): readonly GateHit[] {
	const hits = option.gates.flatMap((id): readonly GateHit[] => {
		const found = gatesById.get(id);
		if (!found) throw new Error(`the catalogue has no gate "${id}"`);
		const tried = found.any.map((condition) => test(condition, patient));
		const because = tried.flatMap((one) => (one.state === 'hit' ? one.because : []));
		if (tried.some(({ state }) => state === 'hit')) return [{ gate: found, state: 'hit', because }];
		const isOpen = tried.some(({ state }) => state === 'not-known');
		return isOpen ? [{ gate: found, state: 'not-known', because: [] }] : [];
	});
	return hits.toSorted((one, other) => rank(one) - rank(other));
}

/** Choosing against these needs a reason: a note does not, nor what nobody knows. */
export function warnings(hits: readonly GateHit[]): readonly GateHit[] {
	return hits.filter(({ gate: { severity }, state }) => state === 'hit' && severity !== 'note');
}

function rank({ gate: { severity }, state }: GateHit): number {
	return severities.indexOf(severity) + (state === 'hit' ? 0 : severities.length);
}

interface Tested {
	readonly state: 'hit' | 'clear' | 'not-known';
	readonly because: readonly string[];
}

const clear: Tested = { state: 'clear', because: [] };
const notKnown: Tested = { state: 'not-known', because: [] };

function test(condition: Condition, patient: PatientFacts): Tested {
	switch (condition.if) {
		case 'condition':
			return testCondition(condition.code, patient);
		case 'hba1c-above':
			return testValue(patient.conditions.get('diabetes'), ({ hba1c }) =>
				hba1c === null ? null : hba1c > condition.percent
			);
		case 'egfr-below':
			return testValue(patient.conditions.get('kidney-disease'), ({ egfr }) =>
				egfr === null ? null : egfr < condition.value
			);
		case 'medicine':
			return found(patient.medicines.filter(({ details }) => details.group === condition.group));
		case 'implant':
			return found(patient.implants.filter(({ details }) => details.device === condition.device));
		case 'mri-unsafe-implant':
			return found(patient.implants.filter(({ details }) => details.mri !== 'safe'));
		case 'contrast-allergy':
			return found(patient.allergies.filter(({ details }) => details.group === 'contrast'));
		default:
			return testSituation(condition.if, patient);
	}
}

type Situation = Exclude<
	Condition['if'],
	| 'condition'
	| 'hba1c-above'
	| 'egfr-below'
	| 'medicine'
	| 'implant'
	| 'mri-unsafe-implant'
	| 'contrast-allergy'
>;

function testSituation(situation: Situation, patient: PatientFacts): Tested {
	switch (situation) {
		case 'fused':
			return testFusions(patient.fusions, patient);
		case 'fresh-fusion':
			return testFusions(
				patient.fusions.filter(({ details }) => isFresh(details.performedOn, patient.today)),
				patient
			);
		case 'not-reevaluated':
			return patient.isReevaluated ? clear : { state: 'hit', because: [] };
		case 'open-flag':
			return patient.openFlag === null ? clear : { state: 'hit', because: [] };
		case 'always':
			return { state: 'hit', because: [] };
	}
}

function testCondition(code: ConditionCode, { conditions }: PatientFacts): Tested {
	const record = conditions.get(code);
	if (!record || record.details.presence === 'unknown') return notKnown;
	return record.details.presence === 'present' ? { state: 'hit', because: [record.id] } : clear;
}

type ConditionRecord = NonNullable<ReturnType<PatientFacts['conditions']['get']>>;

function testValue(
	record: ConditionRecord | undefined,
	isOver: (details: ConditionRecord['details']) => boolean | null
): Tested {
	const over = record ? isOver(record.details) : null;
	if (over === null || !record) return notKnown;
	return over ? { state: 'hit', because: [record.id] } : clear;
}

/** A list that nobody has begun says nothing; one entry less than all is still not known to be none. */
function found(records: readonly { readonly id: string }[]): Tested {
	return records.length === 0 ? notKnown : { state: 'hit', because: records.map(({ id }) => id) };
}

/** Without any operation on record, the history has not been asked for. */
function testFusions(
	fusions: PatientFacts['fusions'],
	{ hasHistory }: Pick<PatientFacts, 'hasHistory'>
): Tested {
	if (!hasHistory) return notKnown;
	return fusions.length === 0 ? clear : found(fusions);
}

/** A date that is known in part may be as late as it can be. */
function isFresh(performedOn: string | null, today: string): boolean {
	if (performedOn === null) return true;
	const halfYearAgo = addDays(today, -183);
	return performedOn >= halfYearAgo.slice(0, performedOn.length);
}
