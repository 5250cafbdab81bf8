import type { Actor } from './actor.ts';
import type { Clinician } from './care-team/care-team.ts';
import type { Change, EntityByKind, EntityKind, PlanState } from './change.ts';
import type { Command } from './command.ts';
import { decide } from './decide.ts';
import type { Facts, ProseFacts, SigningFacts } from './decision.ts';
import type { Refusal } from './refusal.ts';
import { testAt, testFacts, testState } from './test-plan.ts';

interface Given {
	readonly state: PlanState;
	readonly by: Actor;
	readonly signing?: SigningFacts;
	readonly prose?: ProseFacts;
	readonly clinician?: Clinician;
	readonly now?: string;
}

/** The changes of a command that is expected to be accepted. */
export function accepted(command: Command, { state, ...given }: Given): readonly Change[] {
	const decision = decide(command, state, factsOf(given));
	if (decision.ok) return decision.value;
	throw new Error(`refused: ${JSON.stringify(decision.error)}`);
}

/** The refusal of a command that is expected to be refused. */
export function refused(command: Command, { state, ...given }: Given): Refusal {
	const decision = decide(command, state, factsOf(given));
	if (!decision.ok) return decision.error;
	throw new Error(`accepted: ${JSON.stringify(decision.value)}`);
}

/** The plan after some changes, as the server and every client apply them. */
export function after(state: PlanState, changes: readonly Change[]): PlanState {
	return changes.reduce((before, { kind, entity }) => {
		return { ...before, [kind]: new Map([...before[kind], [entity.id, entity]]) };
	}, state);
}

/** The one change of a kind. */
export function only<Kind extends EntityKind>(
	kind: Kind,
	changes: readonly Change[]
): EntityByKind[Kind] {
	const nothing = testState({ plan: [], member: [] });
	const [own, ...more] = after(nothing, changes)[kind].values();
	if (!own || more.length > 0) throw new Error(`not one ${kind}`);
	return own;
}

function factsOf({ by, now = testAt, ...given }: Omit<Given, 'state'>): Facts {
	return { ...testFacts(by), now, ...given };
}
