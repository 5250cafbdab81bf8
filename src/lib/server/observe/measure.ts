export type ResyncReason =
	| 'gap' // a client saw the sequence jump and asked for what it missed
	| 'snapshot' // what a client lacked was too much: it got everything anew
	| 'out-of-step' // prose that leans on something the server does not have
	| 'divergence'; // a client was found to hold something else than the server

export type Comparison = 'equal' | 'different' | 'moved-on';

/**
 * What the live parts tell of themselves, as numbers only. A name comes from a closed list of our
 * own, never from a client and never from a plan: metrics carry no health data (I9).
 */
export interface Measure {
	/** One commit of prose: how many updates went together, and how long until they were on disk. */
	proseCommitted(updates: number, ms: number): void;
	/** A command was decided and is on disk. */
	commandCommitted(ms: number): void;
	/** A socket asked for something; `code` is null where it got it. */
	answered(event: string, code: string | null): void;
	resynced(reason: ResyncReason): void;
	compared(result: Comparison): void;
	/** A client takes in less than it is sent. */
	fellBehind(): void;
}

/** Nobody counts. */
export const unmeasured: Measure = {
	proseCommitted: () => undefined,
	commandCommitted: () => undefined,
	answered: () => undefined,
	resynced: () => undefined,
	compared: () => undefined,
	fellBehind: () => undefined
};
