import type { DeviceKeeper, Found, Keeper } from './device/device-keeper.ts';
import type { Kept } from './device/kept.ts';
import type { Keeping } from './save-state.ts';

/** One part of what is unsaved. Its token is another one whenever its content is; null for nothing. */
export interface UnsavedPart {
	readonly name: string;
	readonly token: unknown;
	readonly kept: () => Kept;
}

export interface KeepingHooks {
	readonly owner: Keeper;
	readonly parts: () => readonly UnsavedPart[];
	/** Left by a page that is gone. */
	readonly onFound: (found: Found) => void;
	/** Something is on the device's disk now, or turns out not to get there. */
	readonly onChange: () => void;
}

/** What is acknowledged sooner need not be written down first. */
const keepAfterMs = 100;
const tryAgainMs = 5_000;

/**
 * Sees to it that what is unsaved is on this device's disk, and says whether it is. The code that
 * does it is fetched apart from the page.
 */
export class RoomKeeping {
	readonly #hooks: KeepingHooks;
	/** What the disk has: by part, the token of its content; null for nothing. */
	readonly #written = new Map<string, unknown>();
	#keeper: Promise<DeviceKeeper | null> | null = null;
	#working: Promise<void> = Promise.resolve();
	#timer: ReturnType<typeof setTimeout> | null = null;
	#cannot = false;
	#isClosed = false;
	#closing: Promise<void> | null = null;

	constructor(hooks: KeepingHooks) {
		this.#hooks = hooks;
	}

	get state(): Keeping {
		const unsaved = this.#hooks.parts().filter(({ token }) => token !== null);
		if (unsaved.length === 0) return 'none';
		if (unsaved.every(({ name, token }) => this.#written.get(name) === token)) return 'kept';
		return this.#cannot ? 'cannot' : 'not-yet';
	}

	/** Takes over what pages that are gone have left. */
	lookForLeft(): Promise<void> {
		return this.#inTurn(async (keeper) => {
			const left = await keeper.takeOver();
			if (left.length === 0) return;
			for (const found of left) this.#hooks.onFound(found);
			await this.#write(keeper);
			this.#hooks.onChange();
		});
	}

	/** Something became unsaved or saved. */
	changed(): void {
		if (this.#isClosed || this.#timer !== null || this.#stale().length === 0) return;
		const delay = this.#cannot ? tryAgainMs : keepAfterMs;
		this.#timer = setTimeout(() => void this.settle(), delay);
	}

	/** Writes what is not written yet. */
	async settle(): Promise<void> {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
		await this.#inTurn((keeper) => this.#write(keeper));
		this.#hooks.onChange();
		this.changed();
	}

	/** The page is left, or over: whoever opens the plan next has what was kept. */
	close(): Promise<void> {
		if (this.#isClosed) return this.#closing ?? Promise.resolve();
		this.#isClosed = true;
		this.#closing = this.settle().then(async () => (await this.#keeper)?.close());
		return this.#closing;
	}

	/** The person does not want it any more: nothing is written again. */
	async abandon(): Promise<void> {
		this.#isClosed = true;
		if (this.#timer !== null) clearTimeout(this.#timer);
		await this.#working;
		(await this.#keeper)?.close();
	}

	/** One at a time; what goes wrong leaves the page as it was. */
	#inTurn(work: (keeper: DeviceKeeper) => Promise<void>): Promise<void> {
		this.#working = this.#working.then(async () => {
			try {
				const keeper = await this.#open();
				if (keeper) await work(keeper);
				this.#cannot = keeper === null;
			} catch {
				this.#cannot = true;
			}
		});
		return this.#working;
	}

	async #open(): Promise<DeviceKeeper | null> {
		this.#keeper ??= openKeeper(this.#hooks.owner);
		const keeper = await this.#keeper;
		if (!keeper) this.#keeper = null;
		return keeper;
	}

	async #write(keeper: DeviceKeeper): Promise<void> {
		const parts = this.#stale();
		await keeper.write(
			new Map(parts.map(({ name, token, kept }) => [name, token === null ? null : kept()]))
		);
		for (const { name, token } of parts) this.#written.set(name, token);
	}

	#stale(): readonly UnsavedPart[] {
		return this.#hooks.parts().filter(({ name, token }) => {
			return (this.#written.get(name) ?? null) !== token;
		});
	}
}

async function openKeeper(owner: Keeper): Promise<DeviceKeeper | null> {
	try {
		const { openDeviceKeeper } = await import('./device/device-keeper.ts');
		return await openDeviceKeeper(owner);
	} catch {
		return null;
	}
}
