import { coverage } from '../../domain/catalogue/coverage.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import type { RecordOf } from '../../domain/record/record.ts';
import type { CauseStatus } from '../../domain/reevaluation/reevaluation.ts';
import type { Treatment } from '../../domain/treatment/treatment.ts';
import { m } from '../../paraglide/messages.js';
import { causeName, causeStatusWords } from '../reevaluation/cause-words.ts';

/** One cause or goal, and what the combination does about it. */
export interface CoverageRow {
	readonly id: string;
	readonly kind: 'cause' | 'goal';
	readonly name: string;
	/** "Supported", "Goal". */
	readonly standing: string;
	readonly answeredBy: readonly string[];
	/** The same in words. */
	readonly words: string;
	/** It needs an answer and has none. */
	readonly isGap: boolean;
}

export interface CoverageView {
	/** What is chosen or under way, oldest first. */
	readonly treatments: readonly Treatment[];
	readonly rows: readonly CoverageRow[];
	/** How many of the rows each treatment answers. */
	readonly totals: ReadonlyMap<string, number>;
	readonly gaps: readonly CoverageRow[];
	readonly idle: readonly Treatment[];
	readonly conflicts: readonly {
		readonly id: string;
		readonly one: Treatment;
		readonly other: Treatment;
	}[];
}

interface Plan {
	readonly causes: readonly RecordOf<'cause'>[];
	readonly goals: readonly Goal[];
	readonly treatments: readonly Treatment[];
}

/** What is ruled out and what is no goal any more has no row. */
export function coverageView(plan: Plan, isPatient: boolean): CoverageView {
	const found = coverage(plan);
	const byId = new Map(plan.treatments.map((one): [string, Treatment] => [one.id, one]));
	const named = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
	const rowOf = (row: Pick<CoverageRow, 'id' | 'kind' | 'name' | 'standing'>, mustBe: boolean) => {
		const answeredBy = found.answeredBy.get(row.id) ?? [];
		const isGap = mustBe && answeredBy.length === 0;
		const names = named(answeredBy).map(({ name }) => name);
		return { ...row, answeredBy, isGap, words: rowWords(names, isGap) };
	};
	const rows = [
		...causesInOrder(plan.causes).map(({ id, details }) => {
			const standing = causeStatusWords(details.status, isPatient);
			const row = { id, kind: 'cause', name: causeName(details, isPatient), standing } as const;
			return rowOf(row, details.status === 'supported');
		}),
		...plan.goals
			.filter(({ status }) => status === 'accepted' || status === 'proposed')
			.map(({ id, text, status }) => {
				const row = { id, kind: 'goal', name: text, standing: m.combination_goal() } as const;
				return rowOf(row, status === 'accepted');
			})
	];
	return {
		treatments: named(found.treatments),
		rows,
		totals: new Map(
			found.treatments.map((id) => [id, rows.filter((row) => row.answeredBy.includes(id)).length])
		),
		gaps: rows.filter(({ isGap }) => isGap),
		idle: named(found.idleTreatments),
		conflicts: found.conflicts.flatMap(({ id, one, other }) => {
			const [first, second] = [byId.get(one), byId.get(other)];
			return first && second ? [{ id, one: first, other: second }] : [];
		})
	};
}

/** The combination in one line, for whoever has a moment. */
export function combinationInShort({ treatments, rows }: CoverageView, open: number): string {
	const answered = rows.filter(({ answeredBy }) => answeredBy.length > 0).length;
	const words = m.combination_short({
		chosen: String(treatments.length),
		answered: String(answered),
		all: String(rows.length)
	});
	return open === 0 ? words : `${words} ${m.combination_short_open({ open: String(open) })}`;
}

const order: readonly CauseStatus[] = ['supported', 'open', 'not-assessable'];

function causesInOrder(causes: Plan['causes']): Plan['causes'] {
	return order.flatMap((status) => causes.filter(({ details }) => details.status === status));
}

function rowWords(names: readonly string[], isGap: boolean): string {
	if (names.length > 0) {
		return m.combination_answered_by({ names: new Intl.ListFormat('en').format(names) });
	}
	return isGap ? m.combination_gap() : m.combination_gap_open();
}
