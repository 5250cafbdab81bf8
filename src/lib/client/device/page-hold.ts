/** The browser's own word that a page is still there: it lets go when the page is gone. */
export interface Hold {
	readonly release: () => void;
}

/** Null while another open page has it. */
export function holdPage(holder: string): Promise<Hold | null> {
	return new Promise((resolve, reject) => {
		const held = (lock: Lock | null) => {
			if (!lock) return resolve(null);
			return new Promise<void>((release) => resolve({ release }));
		};
		navigator.locks.request(lockName(holder), { ifAvailable: true }, held).catch(reject);
	});
}

/** Which of these pages are open somewhere. */
export async function heldPages(): Promise<ReadonlySet<string>> {
	const { held = [] } = await navigator.locks.query();
	return new Set(held.flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : [])));
}

const prefix = 'accord-page-';

export function lockName(holder: string): string {
	return `${prefix}${holder}`;
}
