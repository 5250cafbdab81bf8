/** Where the line to the server stands. */
export type LineState =
	/** The first attempt, or joining the plan again after one. */
	'opening' | 'up' | 'down';

export type SaveState =
	/** Everything this person did is on the server's disk. */
	| 'saved'
	| 'saving'
	/** Answers to the safety questions are not with the team. */
	| 'unsent'
	/** The server is there but has not stored it, or a choice is open. */
	| 'not-saved'
	| 'offline'
	| 'server-away'
	| 'access-ended'
	| 'outdated';

/** Whether what is unsaved is on this device's disk. */
export type Keeping =
	/** Nothing to keep. */
	'none' | 'not-yet' | 'kept' | 'cannot';

export interface SaveFacts {
	readonly line: LineState;
	/** What the browser says about the network. */
	readonly online: boolean;
	readonly accessEnded: boolean;
	readonly outdated: boolean;
	/** Changes without an acknowledgement, held ones included. */
	readonly unsaved: number;
	/** Changes that wait for the person's choice after a conflict. */
	readonly held: number;
	/** To the safety questions, given and not acknowledged. */
	readonly hasAnswers: boolean;
	/** The last answer was "later", or none came in time. */
	readonly troubled: boolean;
}

/** The one truth table behind the words at the top of the plan (SPEC.md, CL1). */
export function saveStateOf(facts: SaveFacts): SaveState {
	if (facts.accessEnded) return 'access-ended';
	if (facts.outdated) return 'outdated';
	if (!facts.online) return 'offline';
	if (facts.line === 'down') return 'server-away';
	if (facts.unsaved > 0 && (facts.troubled || facts.held > 0)) return 'not-saved';
	if (facts.hasAnswers) return 'unsent';
	return facts.unsaved > 0 ? 'saving' : 'saved';
}
