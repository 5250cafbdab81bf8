import { beforeAll, expect, test } from 'vitest';
import { contextOf } from '../../../../tests/support/people.ts';
import { createPlan, newId, type PlanFixture } from '../../../../tests/support/plan-fixture.ts';
import { PlanWriter } from '../../../../tests/support/plan-writer.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { timelineEntries, type TimelineEntry } from '../../components/timeline/entries.ts';
import { put } from '../../domain/change.ts';
import type { GoalId, TreatmentId, UserId } from '../../domain/ids.ts';
import type { TreatmentDetails } from '../../domain/treatment/treatment.ts';
import type { AccordDatabase } from '../db/accord.ts';
import { auditEvent } from '../db/schema/content.ts';
import { toPlanState } from '../plan/reader.ts';
import { openTimeline, type TimelinePage } from './plan-timeline.ts';

let database: AccordDatabase;
let plan: PlanFixture;
let writer: PlanWriter;
const treatmentId = newId<TreatmentId>();

const gabapentin: TreatmentDetails = {
	name: 'Gabapentin',
	kind: 'medicine',
	why: 'Burning pain in the leg',
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
	dosage: { dose: '300', unit: 'mg', route: 'by mouth', frequency: 'in the evening' }
};

beforeAll(async () => {
	({ database } = await testDatabase());
	const start = new Date('2026-11-02T09:00:00.000Z');
	plan = await createPlan(database, start);
	writer = new PlanWriter(database, plan, start);
	const { doctor, patient, specialist } = plan;
	await writer.run(doctor, {
		name: 'ProposeTreatment',
		input: { treatmentId, details: gabapentin }
	});
	for (const [index, words] of ['The pain ', 'came back ', 'in June.'].entries()) {
		writer.now = new Date(Date.parse('2026-11-03T10:00:00.000Z') + index * 60_000);
		await writer.write(patient, 'story', words);
	}
	writer.now = new Date('2026-11-03T15:00:00.000Z');
	const dosage = { ...gabapentin.dosage, dose: '600' };
	await writer.run(doctor, {
		name: 'ReviseTreatment',
		input: {
			treatmentId,
			expectedRevision: 1,
			before: { dosage: gabapentin.dosage },
			after: { dosage: dosage as TreatmentDetails['dosage'] }
		}
	});
	writer.now = new Date('2026-11-04T08:00:00.000Z');
	await writer.run(specialist, {
		name: 'SetTreatmentStatus',
		input: { treatmentId, expectedRevision: 2, to: 'set-aside', reason: 'Too sleepy' }
	});
});

function open(person: UserId, before: number | null = null) {
	return openTimeline(contextOf(database, person), plan.planId, before);
}

async function page(before: number | null = null): Promise<TimelinePage> {
	const opened = await open(plan.patient.id, before);
	if (!opened.ok) throw new Error(opened.error.code);
	return opened.value;
}

function told({ entities, timeZone, ...stretch }: TimelinePage): readonly TimelineEntry[] {
	return timelineEntries({ ...stretch, now: toPlanState(entities), planHref: '/p', timeZone });
}

function sentences(entries: readonly TimelineEntry[]) {
	return entries.flatMap((entry) =>
		entry.type === 'day'
			? entry.people.flatMap(({ name, lines }) =>
					lines.map(({ text }) => `${entry.day} ${name}: ${text}`)
				)
			: [entry.key]
	);
}

test('[TL1] [TL2] who did what, newest first, by day and person, in plain words', async () => {
	const { patient, doctor, specialist } = plan;
	expect(sentences(told(await page()))).toEqual([
		`2026-11-04 ${specialist.name}: Moved Gabapentin from “Proposed” to “Set aside”: “Too sleepy”`,
		`2026-11-03 ${doctor.name}: Changed the dose of Gabapentin from 300 mg to 600 mg`,
		`2026-11-03 ${patient.name}: Wrote in “The story so far”`,
		`2026-11-02 ${doctor.name}: Proposed Gabapentin`,
		`2026-11-02 ${doctor.name}: Started this plan`
	]);
});

test('[TL4] somebody outside the plan finds nothing; an opening is on the record', async () => {
	expect(await open(plan.stranger.id)).toEqual({ ok: false, error: { code: 'not-found' } });
	await page();
	const rows = await database.orm.select().from(auditEvent);
	const opened = rows.filter(({ action }) => action === 'history-open');
	expect(opened.every(({ actorId }) => actorId === plan.patient.id)).toBe(true);
	expect(opened.length).toBeGreaterThan(0);
});

test('[TL3] the pages hold every change once, in whole days while a day is not too long', async () => {
	const { patient } = plan;
	const goals = 500;
	const changes = Array.from({ length: goals }, (_, index) => {
		const day = index < 90 ? 5 + Math.floor(index / 10) : 20;
		const at = new Date(`2026-11-${String(day).padStart(2, '0')}T12:00:00.000Z`);
		const goal = {
			id: newId<GoalId>(),
			revision: 1,
			text: `Goal ${index}`,
			measure: '',
			levels: [],
			status: 'proposed',
			statusReason: '',
			addedAt: at.toISOString(),
			addedBy: patient.id,
			answers: []
		} as const;
		return { ...put('goal', goal), at };
	});
	for (let from = 0; from < goals; from += 50)
		await writer.append(patient, changes.slice(from, from + 50));
	const seen: string[] = [];
	let before: number | null = null;
	let pages = 0;
	do {
		const shown = await page(before);
		seen.push(...sentences(told(shown)));
		before = shown.before;
		pages += 1;
	} while (before !== null);
	expect(pages).toBeGreaterThan(2);
	expect(pages).toBeLessThan(8);
	expect(seen).toHaveLength(goals + 5);
	expect(new Set(seen).size).toBe(goals + 5);
});
