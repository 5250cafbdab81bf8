import { shownOptions } from '../../domain/acceptance/entry.ts';
import { options } from '../../domain/catalogue/catalogue.ts';
import { optionGroups, type Option, type OptionGroup } from '../../domain/catalogue/option.ts';
import type { PlanState } from '../../domain/change.ts';

export interface EntryGroup {
	readonly group: OptionGroup;
	readonly options: readonly Option[];
}

interface Picking {
	readonly state: PlanState;
	readonly areOffered: boolean;
	/** What the record says already. */
	readonly picked: string;
}

/** What an earlier treatment can be said to have been, by group; waiting was none. */
export function entryGroups({ state, areOffered, picked }: Picking): readonly EntryGroup[] {
	const held = new Set(shownOptions(options, state, areOffered).map(({ id }) => id));
	const shown = options.filter(({ id }) => held.has(id) || id === picked);
	return optionGroups
		.filter((group) => group !== 'waiting')
		.map((group) => ({ group, options: shown.filter((option) => option.group === group) }))
		.filter((one) => one.options.length > 0);
}
