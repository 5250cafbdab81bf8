import type * as Y from 'yjs';

/** Where one editor sits: the same for every server, each uses what it needs. */
export interface Seat {
	readonly port: number;
	/** The plan, room or document of this editor and its two neighbours. */
	readonly place: string;
	/** A signed-in session; only Accord asks for one. */
	readonly cookie: string;
}

/** One person's open document, kept the same as everybody else's by the server under test. */
export interface Editor {
	readonly doc: Y.Doc;
	close(): void;
}

/** Resolves once the document is loaded, may be written to, and hears what the others do. */
export type OpenEditor = (seat: Seat) => Promise<Editor>;

export const peers = ['relay', 'accord', 'hocuspocus'] as const;
export type PeerName = (typeof peers)[number];
