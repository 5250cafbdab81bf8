import type { Weigher } from '../../client/device/weighed-note.ts';
import { shownOptions } from '../../domain/acceptance/entry.ts';
import {
	filterOptions,
	idsInPlan,
	noFilters,
	optionsFor,
	type OptionFilters
} from '../../domain/catalogue/browse.ts';
import { options } from '../../domain/catalogue/catalogue.ts';
import { patientFacts } from '../../domain/catalogue/patient-facts.ts';
import { openFlagOf } from '../../domain/safety/open-flag.ts';
import { firstWeighed, withOption } from '../../domain/weighing/weighed.ts';
import type { RoomDesk } from '../room/room-desk.svelte.ts';

/** Where what somebody has side by side is kept between two visits; refuses where nothing can be. */
export interface WeighedMemory {
	/** Null where nothing was noted. */
	readonly read: (whose: Weigher) => Promise<readonly string[] | null>;
	readonly note: (whose: Weigher, ids: readonly string[]) => Promise<void>;
}

/** The catalogue as it stands for this patient, with what the reader filters and weighs. */
export class OptionsView {
	readonly #desk: RoomDesk;
	readonly #memory: WeighedMemory;
	readonly #all = $derived.by(() => this.#look());
	readonly #first = $derived.by(() => this.#begin());
	#picked = $state.raw<readonly string[] | null>(null);
	#filters = $state.raw<OptionFilters>(noFilters);
	/** One note after the other: the last one stands. */
	#noting: Promise<unknown> = Promise.resolve();
	/** The option for which there was no room beside the others. */
	refused = $state('');
	/** Ids of what the plan had chosen or open when the page was opened: nothing moves under a reader. */
	readonly first: readonly string[];

	constructor(desk: RoomDesk, memory: WeighedMemory) {
		this.#desk = desk;
		this.#memory = memory;
		this.first = idsInPlan(this.#all);
	}

	get all(): ReturnType<typeof optionsFor> {
		return this.#all;
	}

	get shown(): ReturnType<typeof optionsFor> {
		return filterOptions(this.#all, this.#filters);
	}

	get filters(): OptionFilters {
		return this.#filters;
	}

	filter(change: Partial<OptionFilters>): void {
		this.#filters = { ...this.#filters, ...change };
	}

	showAll(): void {
		this.#filters = noFilters;
	}

	/** Ids of the options side by side; until the reader picks, what the plan has open. */
	get weighed(): readonly string[] {
		return this.#picked ?? this.#first;
	}

	/** The reader said which. */
	get isPicked(): boolean {
		return this.#picked !== null;
	}

	weigh(id: string): void {
		const more = withOption(this.weighed, id);
		this.refused = more === null ? id : '';
		if (more !== null) this.#pick(more);
	}

	takeOut(id: string): void {
		this.refused = '';
		this.#pick(this.weighed.filter((one) => one !== id));
	}

	/** What was picked on this page before it was left. */
	async resume(): Promise<void> {
		try {
			const noted = await this.#memory.read(this.#weigher);
			this.#picked ??= noted;
		} catch {
			// A browser that keeps nothing begins anew.
		}
	}

	#pick(ids: readonly string[]): void {
		this.#picked = ids;
		const weigher = this.#weigher;
		this.#noting = this.#noting.then(() => this.#memory.note(weigher, ids)).catch(() => undefined);
	}

	get #weigher() {
		const { room } = this.#desk;
		return { userId: room.you.userId, planId: room.planId };
	}

	#look(): ReturnType<typeof optionsFor> {
		const { room, now, isCatalogueOffered } = this.#desk;
		const records = [...room.state.record.values()];
		const around = { openFlag: openFlagOf(room.state), urgency: room.plan.urgency, now };
		const facts = patientFacts(records, around);
		const shown = shownOptions(options, room.state, isCatalogueOffered);
		return optionsFor(shown, { records, treatments: room.treatments, facts });
	}

	#begin(): readonly string[] {
		const { room } = this.#desk;
		const known = new Set(this.#all.map(({ option }) => option.id));
		const first = firstWeighed(room.treatments, room.recordsOf('stance'));
		return first.filter((id) => known.has(id));
	}
}
