import type { EntryDifference } from '../../domain/acceptance/edition.ts';
import { m } from '../../paraglide/messages.js';

type Change = EntryDifference['change'];

export function changeWords(change: Change): string {
	return wordsByChange[change]();
}

export const changeTones: Readonly<Record<Change, 'good' | 'warn' | 'neutral'>> = {
	new: 'good',
	gone: 'neutral',
	changed: 'warn'
};

/** What a field of an entry is called; a rare one by its own name. */
export function editionFieldWords(field: string): string {
	return wordsByField.get(field)?.() ?? m.catalogue_field_other({ field });
}

const wordsByChange: Readonly<Record<Change, () => string>> = {
	new: m.catalogue_change_new,
	gone: m.catalogue_change_gone,
	changed: m.catalogue_change_changed
};

const wordsByField: ReadonlyMap<string, () => string> = new Map([
	['name', m.catalogue_field_name],
	['plain', m.catalogue_plain],
	['what', m.option_what],
	['help', m.option_help],
	['chance', m.option_chance],
	['asks', m.option_asks],
	['harm', m.option_harm],
	['wait', m.catalogue_field_wait],
	['verdicts', m.option_sources],
	['measures', m.option_measures],
	['explain', m.catalogue_explain],
	['clues', m.catalogue_clues],
	['tests', m.catalogue_tests],
	['question', m.catalogue_field_question],
	['followUp', m.catalogue_follow_up],
	['suspected', m.catalogue_suspected],
	['certainty', m.option_certainty],
	['sources', m.catalogue_stands_on]
]);
