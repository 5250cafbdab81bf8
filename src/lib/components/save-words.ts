import type { Keeping, SaveState } from '../client/save-state.ts';
import { m } from '../paraglide/messages.js';

/**
 * The words of the save state: whether it is stored, and if not, whether it can get lost.
 * @param hasAnswers answers to the safety questions are among what is not stored
 */
export function saveWords(state: SaveState, keeping: Keeping, hasAnswers = false): string {
	const tables = hasAnswers ? tablesOfAnswers : tablesOfAll;
	return tables[keeping][state]();
}

type Words = Readonly<Record<SaveState, () => string>>;

const words: Words = {
	saved: m.shell_save_saved,
	saving: m.shell_save_saving,
	unsent: m.shell_save_unsent,
	'not-saved': m.shell_save_not_saved,
	offline: m.shell_save_offline,
	'server-away': m.shell_save_server_away,
	'access-ended': m.shell_save_access_ended,
	outdated: m.shell_save_outdated
};

const wordsWhenKept: Words = {
	...words,
	unsent: m.shell_save_unsent_kept,
	'not-saved': m.shell_save_not_saved_kept,
	offline: m.shell_save_offline_kept,
	'server-away': m.shell_save_server_away_kept,
	outdated: m.shell_save_outdated_kept
};

const wordsWhenNothingKeeps: Words = {
	...words,
	unsent: m.shell_save_unsent_cannot,
	'not-saved': m.shell_save_not_saved_cannot,
	offline: m.shell_save_offline_cannot,
	'server-away': m.shell_save_server_away_cannot
};

type Tables = Readonly<Record<Keeping, Words>>;

const tablesOfAll: Tables = {
	none: words,
	'not-yet': words,
	kept: wordsWhenKept,
	cannot: wordsWhenNothingKeeps
};

const answersNotKept: Words = {
	...words,
	offline: m.shell_save_offline_unsent,
	'server-away': m.shell_save_server_away_unsent
};

/** Nobody may take what the team does not know for something that it knows. */
const tablesOfAnswers: Tables = {
	none: answersNotKept,
	'not-yet': answersNotKept,
	kept: {
		...wordsWhenKept,
		offline: m.shell_save_offline_unsent_kept,
		'server-away': m.shell_save_server_away_unsent_kept
	},
	cannot: {
		...wordsWhenNothingKeeps,
		offline: m.shell_save_offline_unsent_cannot,
		'server-away': m.shell_save_server_away_unsent_cannot
	}
};
