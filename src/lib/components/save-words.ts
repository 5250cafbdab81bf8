import type { Keeping, SaveState } from '../client/save-state.ts';
import { m } from '../paraglide/messages.js';

/** The words of the save state: whether it is stored, and if not, whether it can get lost. */
export function saveWords(state: SaveState, keeping: Keeping): string {
	if (keeping === 'kept') return wordsWhenKept[state]();
	return keeping === 'cannot' ? wordsWhenNothingKeeps[state]() : words[state]();
}

type Words = Readonly<Record<SaveState, () => string>>;

const words: Words = {
	saved: m.shell_save_saved,
	saving: m.shell_save_saving,
	'not-saved': m.shell_save_not_saved,
	offline: m.shell_save_offline,
	'server-away': m.shell_save_server_away,
	'access-ended': m.shell_save_access_ended,
	outdated: m.shell_save_outdated
};

const wordsWhenKept: Words = {
	...words,
	'not-saved': m.shell_save_not_saved_kept,
	offline: m.shell_save_offline_kept,
	'server-away': m.shell_save_server_away_kept,
	outdated: m.shell_save_outdated_kept
};

const wordsWhenNothingKeeps: Words = {
	...words,
	'not-saved': m.shell_save_not_saved_cannot,
	offline: m.shell_save_offline_cannot,
	'server-away': m.shell_save_server_away_cannot
};
