import { adviceWords, levelWords } from '../../copy/advice-words.ts';
import { conditionEffect } from '../../copy/condition-effects.ts';
import { conflictWords } from '../../copy/conflict-words.ts';
import { gateWords, severityWords } from '../../copy/gate-words.ts';
import { measureWords } from '../../copy/measure-words.ts';
import { findOption, options } from '../../domain/catalogue/catalogue.ts';
import { causes, type CauseEntry } from '../../domain/catalogue/cause.ts';
import { conflictPairs, type ConflictPair } from '../../domain/catalogue/coverage.ts';
import { gates, type Gate } from '../../domain/catalogue/gate.ts';
import { flagLevels } from '../../domain/catalogue/flag-level.ts';
import { findCause } from '../../domain/catalogue/find-cause.ts';
import type { Option, Verdict } from '../../domain/catalogue/option.ts';
import { redFlags, type RedFlag } from '../../domain/catalogue/red-flag.ts';
import {
	sources,
	type Certainty,
	type Reviewed,
	type Source,
	type SourceKey
} from '../../domain/catalogue/source.ts';
import { conditionCodes } from '../../domain/condition/condition.ts';
import { advices } from '../../domain/safety/advice.ts';
import type { EditionKind } from '../../domain/acceptance/edition.ts';
import { weighingRows, type WeighingRow } from '../../domain/weighing/weighing.ts';
import { m } from '../../paraglide/messages.js';
import {
	answerWords,
	certaintyWords,
	directionWords,
	reviewWords,
	sourceWords
} from '../option/option-words.ts';
import { conditionWords } from '../record/condition-words.ts';
import { choiceWords } from '../record/record-words.ts';
import { calendarDay } from '../relative-time.ts';

export interface Fact {
	readonly label: string;
	readonly values: readonly string[];
}

/** One entry as whoever accepts it reads it. */
export interface EntryView {
	readonly id: string;
	readonly name: string;
	/** What patients read in its place; "" where that is the same. */
	readonly plain: string;
	/** Sources, how sure, and whether a clinician has reviewed it. */
	readonly standing: readonly Fact[];
	/** Everything else that it says. */
	readonly texts: readonly Fact[];
}

export interface KindView {
	readonly kind: EditionKind;
	readonly title: string;
	readonly entries: readonly EntryView[];
}

/** All of the catalogue, in the order in which it is read. */
export function editionView(): readonly KindView[] {
	return [
		{ kind: 'option', title: m.catalogue_kind_option(), entries: options.map(optionView) },
		{ kind: 'cause', title: m.catalogue_kind_cause(), entries: causes.map(causeView) },
		{ kind: 'red-flag', title: m.catalogue_kind_red_flag(), entries: redFlags.map(flagView) },
		{ kind: 'gate', title: m.catalogue_kind_gate(), entries: gates.map(gateView) },
		{ kind: 'conflict', title: m.catalogue_kind_conflict(), entries: conflictPairs.map(pairView) },
		{ kind: 'condition', title: m.catalogue_kind_condition(), entries: conditionViews() },
		{ kind: 'advice', title: m.catalogue_kind_advice(), entries: adviceViews() },
		{ kind: 'source', title: m.catalogue_kind_source(), entries: sourceViews() }
	];
}

const rowWords: Readonly<Record<WeighingRow, () => string>> = {
	what: m.option_what,
	help: m.option_help,
	chance: m.option_chance,
	asks: m.option_asks,
	harm: m.option_harm,
	wait: m.option_wait
};

function optionView(option: Option): EntryView {
	const stands = [...new Set(option.verdicts.map(({ source }) => source))];
	return {
		id: option.id,
		name: option.name,
		plain: option.plain,
		standing: standingFacts(stands, option),
		texts: present([
			...weighingRows.map((row) => fact(rowWords[row](), answerWords(option, row))),
			{ label: m.option_sources(), values: option.verdicts.map(verdictWords) },
			{ label: m.catalogue_warned_by(), values: option.gates.map(gateLine) },
			{
				label: m.catalogue_answers(),
				values: option.answers.map((id) => findCause(id)?.name ?? id)
			},
			fact(m.catalogue_taken_as(), takenWords(option)),
			fact(m.option_measures(), option.measures.map(measureWords).join(', ')),
			fact(m.option_review(), reviewWords(option) ?? ''),
			fact('', option.isForOneOnOffTrial ? m.option_on_off() : '')
		])
	};
}

function takenWords({ takenAs }: Option): string {
	if (takenAs === null) return '';
	const kind = choiceWords('medicine', 'group', takenAs.group);
	return takenAs.isWider ? m.catalogue_taken_as_wider({ kind }) : kind;
}

function verdictWords({ source, direction, statement, indirect, certainty }: Verdict): string {
	return [
		`${directionWords(direction)}: ${statement}`,
		sourceWords(source),
		indirect ? m.option_indirect() : m.option_direct(),
		certaintyWords(certainty)
	].join(' · ');
}

const phaseWords: Readonly<Record<CauseEntry['phase'], () => string>> = {
	before: m.catalogue_phase_before,
	during: m.catalogue_phase_during,
	after: m.catalogue_phase_after,
	any: m.catalogue_phase_any
};

function causeView(cause: CauseEntry): EntryView {
	return {
		id: cause.id,
		name: cause.name,
		plain: cause.plain,
		standing: standingFacts(cause.sources, cause),
		texts: present([
			fact(m.catalogue_explain(), cause.explain),
			fact(m.catalogue_phase(), phaseWords[cause.phase]()),
			fact(m.catalogue_clues(), cause.clues),
			fact(m.catalogue_tests(), cause.tests),
			fact(m.catalogue_clues_certainty(), certaintyWords(cause.cluesCertainty))
		])
	};
}

function flagView(flag: RedFlag): EntryView {
	return {
		id: flag.id,
		name: flag.question,
		plain: '',
		standing: [
			fact(m.catalogue_urgency(), levelWords(flag.level)),
			...standingFacts(flag.sources, flag)
		],
		texts: present([
			fact(m.catalogue_follow_up(), flag.followUp ?? ''),
			fact(m.catalogue_suspected(), flag.suspected),
			fact('', flag.askedOf === 'companion' ? m.catalogue_asked_companion() : '')
		])
	};
}

function gateView(gate: Gate): EntryView {
	const warnedOf = options.filter(({ gates: own }) => own.includes(gate.id));
	return {
		id: gate.id,
		name: gateLine(gate.id),
		plain: '',
		standing: present([
			fact(m.catalogue_warns_of(), warnedOf.map(({ name }) => name).join('; ')),
			...standingFacts(gate.sources, gate),
			fact('', gate.unlessUrgent ? m.catalogue_urgent_passes() : '')
		]),
		texts: []
	};
}

function pairView(pair: ConflictPair): EntryView {
	const names = [pair.one, pair.other].map((option) => findOption(option)?.name ?? option);
	return {
		id: pair.id,
		name: names.join(' + '),
		plain: conflictWords(pair.id),
		standing: standingFacts(pair.sources, pair),
		texts: []
	};
}

function conditionViews(): readonly EntryView[] {
	const { choices } = conditionWords.code;
	return conditionCodes.map((id) => ({
		id,
		name: choices[id](),
		plain: conditionEffect(id),
		standing: [unreviewed()],
		texts: []
	}));
}

/** What is said about an answer: how soon, and where to go. */
function adviceViews(): readonly EntryView[] {
	const said = [
		...flagLevels.map((id) => ({ id, name: levelWords(id) })),
		...advices.map((id) => ({ id, name: adviceWords(id) }))
	];
	return said.map((one) => ({ ...one, plain: '', standing: [unreviewed()], texts: [] }));
}

function unreviewed(): Fact {
	return fact(m.catalogue_review(), m.option_gate_unreviewed());
}

function sourceViews(): readonly EntryView[] {
	return Object.entries<Source>(sources).map(([id, { title, year, place }]) => ({
		id,
		name: year === null ? title : m.option_source({ title, year: String(year) }),
		plain: '',
		standing: present([fact('', place)]),
		texts: []
	}));
}

function standingFacts(
	keys: readonly SourceKey[],
	{ certainty, reviewedBy, reviewedOn }: Reviewed & { readonly certainty: Certainty }
): readonly Fact[] {
	const isReviewed = reviewedBy !== null && reviewedOn !== null;
	return [
		fact(m.catalogue_stands_on(), keys.map(sourceWords).join('; ')),
		fact(m.option_certainty(), certaintyWords(certainty)),
		fact(
			m.catalogue_review(),
			isReviewed
				? m.option_reviewed({ name: reviewedBy, date: calendarDay(reviewedOn) })
				: m.option_gate_unreviewed()
		)
	];
}

function gateLine(id: string): string {
	const found = gates.find((gate) => gate.id === id);
	return found ? `${severityWords(found.severity)}: ${gateWords(id)}` : id;
}

function fact(label: string, value: string): Fact {
	return { label, values: [value] };
}

function present(facts: readonly Fact[]): readonly Fact[] {
	return facts.filter(({ values }) => values.some((value) => value !== ''));
}
