import { findOption } from '../../domain/catalogue/catalogue.ts';
import { spineLevels, type SpineLevel } from '../../domain/history/place.ts';
import type { RecordKind } from '../../domain/record/kind.ts';
import type { ClinicalRecord, RecordOf } from '../../domain/record/record.ts';
import { m } from '../../paraglide/messages.js';
import { conditionWords } from './condition-words.ts';
import { dateWords } from './date-words.ts';
import { implantWords, operationWords } from './history-words.ts';
import { findingWords, studyWords } from './imaging-words.ts';
import { levelWords, regionWords } from './place-words.ts';
import { reevaluationWords, stanceWords } from './reevaluation-words.ts';

/** What a record is called wherever it is named: "Fusion L4–S1, May 2023". */
export function recordTitle(record: ClinicalRecord): string {
	return titleOf(record.kind, record);
}

/** "L4–S1" for two that touch, "L2–L3, L5–S1" where there is one between. */
export function levelSpan(levels: readonly SpineLevel[]): string {
	const runs: SpineLevel[][] = [];
	for (const level of spineLevels.filter((one) => levels.includes(one))) {
		const run = runs.at(-1);
		const before = spineLevels[spineLevels.indexOf(level) - 1];
		if (run && level !== 'sij' && run.at(-1) === before) run.push(level);
		else runs.push([level]);
	}
	return runs.map(runWords).join(', ');
}

/** From the upper bone of the first to the lower bone of the last. */
function runWords(run: readonly SpineLevel[]): string {
	const [first, last] = [run[0], run.at(-1)].map((level) => (level ? levelWords[level]() : ''));
	if (run.length < 2) return first ?? '';
	return `${first?.split('–')[0]}–${last?.split('–')[1]}`;
}

type Title<Kind extends RecordKind> = (details: RecordOf<Kind>['details']) => string;

function titleOf<Kind extends RecordKind>(
	kind: Kind,
	{ details }: { readonly details: RecordOf<Kind>['details'] }
): string {
	return titles[kind](details);
}

const titles: { readonly [Kind in RecordKind]: Title<Kind> } = {
	diagnosis: ({ text }) => text,
	operation: ({ procedures, procedureText, levels, performedOn }) => {
		const named = procedures.filter((one) => one !== 'other');
		const list = named.map((one) => operationWords.procedures.choices[one]()).join(', ');
		const what = list || procedureText || m.record_operation();
		const where = levels.length === 0 ? what : `${what} ${levelSpan(levels)}`;
		return withDate(where, performedOn);
	},
	symptom: ({ regions }) =>
		capital(regions.map((one) => regionWords[one]().toLowerCase()).join(', ')),
	medicine: ({ name, dose }) => (dose === '' ? name : `${name}, ${dose}`),
	allergy: ({ substance }) => substance,
	implant: ({ device, text, levels }) => {
		const what = device === 'other' && text !== '' ? text : implantWords.device.choices[device]();
		return levels.length === 0 ? what : `${what}, ${levelSpan(levels)}`;
	},
	'past-treatment': ({ name, when }) => (when === '' ? name : `${name}, ${when}`),
	study: ({ modality, contrast, date }) => {
		const what = studyWords.modality.choices[modality]();
		const isWith = contrast === 'with' || contrast === 'without-and-with';
		return withDate(isWith ? m.record_title_study_contrast({ what }) : what, date);
	},
	finding: ({ structure, level, observation }) => {
		const what = findingWords.structure.choices[structure]();
		const isNamed = structure === 'sij' && level === 'sij';
		const place = isNamed ? what : m.record_title_finding({ what, level: levelWords[level]() });
		return `${place}: ${observation}`;
	},
	condition: ({ code, text }) =>
		code === 'other' && text !== '' ? text : conditionWords.code.choices[code](),
	reevaluation: ({ state }) =>
		`${m.record_reevaluation()}: ${reevaluationWords.state.choices[state]()}`,
	cause: ({ name }) => name,
	evidence: ({ text }) => text,
	stance: ({ catalogueId, row, stance }) =>
		m.record_title_stance({
			option: findOption(catalogueId)?.plain ?? m.record_stance_catalogue_id_label(),
			what: stanceWords.row.choices[row](),
			stance: stanceWords.stance.choices[stance]()
		})
};

function capital(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}

function withDate(what: string, date: string | null): string {
	return date === null ? what : m.record_title_when({ what, when: dateWords(date) });
}
