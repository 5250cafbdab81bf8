import type { PlanView } from '../../client/plan-view.svelte.ts';
import type { GateHit } from '../../domain/catalogue/gate.ts';
import { electiveGate, gatesOf } from '../../domain/treatment/gated.ts';
import type { Treatment } from '../../domain/treatment/treatment.ts';
import { m } from '../../paraglide/messages.js';
import { gateWords, severityWords } from '../../copy/gate-words.ts';
import { conditionRows, standingOf } from '../record/condition-rows.ts';
import { recordFacts } from '../record/record-facts.ts';
import { pageHref } from '../room/page-href.ts';
import type { VisitLine } from './visit-line.ts';

type Seen = Pick<PlanView, 'recordsOf' | 'state' | 'plan' | 'treatments'>;

interface WhatPlaysIn {
	readonly conditions: readonly VisitLine[];
	/** How many of the list nobody has asked about. */
	readonly unasked: number;
	/** By treatment: what the catalogue says stop to, for this patient. */
	readonly stops: readonly VisitLine[];
	/** By treatment: what else it warns of. */
	readonly cautions: readonly VisitLine[];
	/** By treatment: how much nobody has asked yet. What nobody recorded is said, for it is not safe. */
	readonly toAsk: readonly VisitLine[];
}

/** Conditions that contribute, and what they and the rest do to what is on the table. */
export function whatPlaysIn(
	room: Seen,
	{ planHref, now }: { planHref: string; now: string }
): WhatPlaysIn {
	const rows = conditionRows(room.recordsOf('condition'));
	const why = pageHref(planHref, 'why');
	const conditions = rows.flatMap((row): readonly VisitLine[] => {
		if (row.record === null || standingOf(row) !== 'present') return [];
		const values = recordFacts(row.record, room.state)
			.filter(({ field }) => valueFields.includes(field))
			.map(({ field, label, value }) =>
				field === 'pressure' ? value : m.why_value({ label, value })
			);
		const { id } = row.record;
		return [{ id, href: `${why}#record-${id}`, lead: row.name, text: values.join(', ') }];
	});
	const table = room.treatments
		.filter(isOnTheTable)
		.toReversed()
		.map((treatment) => ({ treatment, hits: seriousGates(treatment, { room, now }) }));
	const line = ({ id, name }: Treatment, words: readonly string[]) =>
		words.length === 0
			? []
			: [{ id, href: `${planHref}#treatment-${id}`, lead: name, text: words.join(' ') }];
	return {
		conditions,
		unasked: rows.filter((row) => standingOf(row) === 'open').length,
		stops: table.flatMap(({ treatment, hits }) => line(treatment, stopWords(hits))),
		cautions: table.flatMap(({ treatment, hits }) => line(treatment, cautionWords(hits))),
		toAsk: table.flatMap(({ treatment, hits }) => toAskLine(treatment, { hits, planHref }))
	};
}

const valueFields: readonly string[] = ['pressure', 'hba1c', 'egfr', 'bmi'];

const onTheTable: readonly string[] = ['suggested', 'proposed', 'considering', 'chosen', 'active'];

function isOnTheTable({ status }: Treatment): boolean {
	return onTheTable.includes(status);
}

/** Notes are left to the treatment itself, and what waits in an urgent plan is said once for all. */
function seriousGates(
	treatment: Treatment,
	{ room, now }: { room: Seen; now: string }
): readonly GateHit[] {
	const hits = gatesOf(treatment, { plan: room.plan, state: room.state, now });
	return hits.filter(({ gate }) => gate.severity !== 'note' && gate.id !== electiveGate);
}

const isStop = ({ gate, state }: GateHit) => gate.severity === 'stop' && state === 'hit';

function stopWords(hits: readonly GateHit[]): readonly string[] {
	return hits.filter(isStop).map(hitWords);
}

function cautionWords(hits: readonly GateHit[]): readonly string[] {
	return hits.filter((hit) => hit.state === 'hit' && !isStop(hit)).map(hitWords);
}

function toAskLine(
	{ id, name }: Treatment,
	{ hits, planHref }: { readonly hits: readonly GateHit[]; readonly planHref: string }
): readonly VisitLine[] {
	const open = hits.filter(({ state }) => state === 'not-known').length;
	if (open === 0) return [];
	const words = { name, count: String(open) };
	const lead = open === 1 ? m.visit_to_ask_one(words) : m.visit_to_ask_many(words);
	return [{ id, href: `${planHref}#treatment-${id}`, lead, text: '' }];
}

function hitWords({ gate }: GateHit): string {
	return m.visit_gate({ severity: severityWords(gate.severity), words: gateWords(gate.id) });
}
