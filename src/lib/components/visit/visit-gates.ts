import type { PlanView } from '../../client/plan-view.svelte.ts';
import type { GateHit } from '../../domain/catalogue/gate.ts';
import { gatesOf } from '../../domain/treatment/gated.ts';
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
	/** By treatment: what the catalogue warns of for this patient. */
	readonly gates: readonly VisitLine[];
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
	return {
		conditions,
		unasked: rows.filter((row) => standingOf(row) === 'open').length,
		gates: room.treatments
			.filter(isOnTheTable)
			.flatMap((treatment) => gateLine(treatment, { room, planHref, now }))
	};
}

const valueFields: readonly string[] = ['pressure', 'hba1c', 'egfr', 'bmi'];

const onTheTable: readonly string[] = ['suggested', 'proposed', 'considering', 'chosen', 'active'];

function isOnTheTable({ status }: Treatment): boolean {
	return onTheTable.includes(status);
}

/** Notes are left to the treatment itself; what nobody recorded is said, for it is not safe. */
function gateLine(
	treatment: Treatment,
	{ room, planHref, now }: { room: Seen; planHref: string; now: string }
): readonly VisitLine[] {
	const hits = gatesOf(treatment, { plan: room.plan, state: room.state, now });
	const serious = hits.filter(({ gate }) => gate.severity !== 'note');
	const warned = serious.filter(({ state }) => state === 'hit').map(hitWords);
	const open = serious.filter(({ state }) => state === 'not-known').length;
	const words = open === 0 ? warned : [...warned, m.visit_not_known({ count: String(open) })];
	if (words.length === 0) return [];
	const { id, name } = treatment;
	return [{ id, href: `${planHref}#treatment-${id}`, lead: name, text: words.join(' ') }];
}

function hitWords({ gate }: GateHit): string {
	return m.visit_gate({ severity: severityWords(gate.severity), words: gateWords(gate.id) });
}
