import { randomUUID } from 'node:crypto';

import { causes } from '../../../src/lib/domain/catalogue/cause.ts';
import { options } from '../../../src/lib/domain/catalogue/catalogue.ts';
import type { Command } from '../../../src/lib/domain/command.ts';
import { conditionCodes } from '../../../src/lib/domain/condition/condition.ts';
import { spineLevels } from '../../../src/lib/domain/history/place.ts';
import type { GoalId, PlanId, RecordId, TreatmentId } from '../../../src/lib/domain/ids.ts';
import { findingChanges, structures } from '../../../src/lib/domain/imaging/imaging.ts';
import { fieldsByKind } from '../../../src/lib/domain/record/details.ts';
import type { AnyDetails, Fields } from '../../../src/lib/domain/record/field.ts';
import type { RecordKind } from '../../../src/lib/domain/record/kind.ts';
import { accept } from '../../../src/lib/server/application/accept-catalogue.ts';
import { execute } from '../../../src/lib/server/application/execute.ts';
import { edition } from '../../../src/lib/server/catalogue/edition.ts';
import type { AccordDatabase } from '../../../src/lib/server/db/accord.ts';
import { contextOf } from '../../support/people.ts';
import { createPlan, newId, type Person, type PlanFixture } from '../../support/plan-fixture.ts';

/** How much there is of what grows. */
export const large = { causes: 60, options: 40, findings: 200, studies: 8, goals: 10 } as const;

/** A plan as large as any will be, made by the commands that people give. */
export async function seedLargePlan(database: AccordDatabase): Promise<PlanFixture> {
	const fixture = await createPlan(database, new Date());
	await acceptCatalogue(database, fixture);
	const plan = new Author(database, fixture);
	await recordBackground(plan);
	const causeIds = await recordCauses(plan);
	await recordImages(plan);
	await proposeAll(plan, causeIds);
	return fixture;
}

/** Until somebody answers for the catalogue nothing of it comes into a plan. */
async function acceptCatalogue(
	database: AccordDatabase,
	{ clinicId, specialist }: PlanFixture
): Promise<void> {
	const { version, contentHash } = edition;
	const input = { version, contentHash };
	const answer = await accept(contextOf(database, specialist.id), {
		clinicId,
		input: { ...input, hasRead: true, statement: 'I have read all of it.' },
		reauthenticated: true
	});
	if (!answer.ok) throw new Error(`The catalogue: ${JSON.stringify(answer.error)}`);
}

class Author {
	readonly #database: AccordDatabase;
	readonly #planId: PlanId;
	readonly patient: Person;
	readonly specialist: Person;

	constructor(database: AccordDatabase, { planId, patient, specialist }: PlanFixture) {
		this.#database = database;
		this.#planId = planId;
		this.patient = patient;
		this.specialist = specialist;
	}

	async run(person: Person, command: Command): Promise<void> {
		const context = contextOf(this.#database, person.id);
		const request = { planId: this.#planId, opId: newId<never>(), command };
		const answer = await execute(context, request);
		if (!answer.ok) throw new Error(`${command.name}: ${JSON.stringify(answer.error)}`);
	}

	async record(kind: RecordKind, details: AnyDetails): Promise<RecordId> {
		const recordId = newId<RecordId>();
		const input = { recordId, kind, details: { ...openDetails(kind), ...details } };
		await this.run(this.specialist, { name: 'AddRecord', input });
		return recordId;
	}
}

async function recordBackground(plan: Author): Promise<void> {
	await plan.record('operation', {
		performedOn: '2023-05',
		procedures: ['fusion'],
		levels: ['l4-l5', 'l5-s1'],
		timing: 'elective',
		outcome: 'mixed'
	});
	for (const code of conditionCodes) {
		await plan.record('condition', { code, presence: code === 'diabetes' ? 'present' : 'absent' });
	}
	for (const number of counted(large.goals)) {
		const input = { goalId: newId<GoalId>(), text: `${words(number)} (${number})` };
		await plan.run(plan.patient, { name: 'AddGoal', input });
	}
}

async function recordCauses(plan: Author): Promise<readonly RecordId[]> {
	const ids: RecordId[] = [];
	for (const number of counted(large.causes)) {
		const known = causes[number];
		const status = number % 3 === 0 ? 'supported' : 'open';
		const causeId = await plan.record('cause', {
			catalogueId: known?.id ?? '',
			name: known?.name ?? `Another cause ${number}`,
			status,
			statusReason: status === 'open' ? '' : words(number)
		});
		ids.push(causeId);
		for (const direction of ['for', 'against']) {
			const source = 'examination';
			await plan.record('evidence', { causeId, direction, source, text: words(number) });
		}
	}
	return ids;
}

async function recordImages(plan: Author): Promise<void> {
	for (const number of counted(large.studies)) {
		const studyId = await plan.record('study', {
			modality: number % 2 === 0 ? 'mri' : 'ct',
			status: 'done',
			date: `${2015 + number}`,
			contrast: 'none',
			relation: number < 4 ? 'before' : 'after',
			question: words(number)
		});
		for (const at of counted(large.findings / large.studies)) {
			await plan.record('finding', {
				studyId,
				level: spineLevels[at % spineLevels.length] ?? null,
				structure: structures[at % structures.length] ?? null,
				observation: words(at),
				severity: at % 4,
				change: findingChanges[at % findingChanges.length] ?? null,
				explainsSymptom: 'uncertain'
			});
		}
	}
}

async function proposeAll(plan: Author, causeIds: readonly RecordId[]): Promise<void> {
	for (const number of counted(large.options)) {
		const option = options[number % options.length];
		const answers = causeIds.slice(number, number + 2);
		const details = {
			name: option?.name ?? '',
			kind: 'other',
			why: words(number),
			whyNow: '',
			forCause: '',
			catalogueId: option?.id ?? '',
			causeIds: answers,
			frequency: '',
			whoDoes: '',
			startOn: null,
			stopRule: '',
			goalId: null,
			triedBefore: { tried: 'never' },
			target: '',
			reviewOn: null,
			dosage: null
		} as const;
		const treatmentId = newId<TreatmentId>();
		await plan.run(plan.specialist, { name: 'ProposeTreatment', input: { treatmentId, details } });
	}
}

function counted(count: number): readonly number[] {
	return Array.from({ length: count }, (_, at) => at);
}

/** Words of a sentence's length that no two entries share: nothing compresses better than life. */
function words(number: number): string {
	return `Seen again at visit ${number}, ${randomUUID().slice(0, 8)}: worse on sitting, better on walking.`;
}

function openDetails(kind: RecordKind): AnyDetails {
	const fields: Fields = fieldsByKind[kind];
	const open = (type: string) => (type === 'text' ? '' : type === 'choices' ? [] : null);
	return Object.fromEntries(Object.entries(fields).map(([name, { type }]) => [name, open(type)]));
}
