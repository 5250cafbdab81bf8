import { isOffered } from './acceptance/acceptance.ts';
import { entryIn } from './acceptance/entry.ts';
import { amendmentDeciders } from './amendment/decide.ts';
import { attendanceAfter } from './care-session/attendance.ts';
import { careSessionDeciders } from './care-session/decide.ts';
import { recorded } from './care-session/recorded.ts';
import { careTeamDeciders } from './care-team/decide.ts';
import { mayRead } from './care-team/policy.ts';
import type { PlanState } from './change.ts';
import type { Command, CommandInputByName, CommandName } from './command.ts';
import type { Decision, Deciders, Facts, Moment } from './decision.ts';
import { discussionDeciders } from './discussion/decide.ts';
import { goalDeciders } from './goal/decide.ts';
import { planDeciders } from './plan/decide.ts';
import { planOf } from './plan/policy.ts';
import { can, takesCommand } from './policy.ts';
import { recordDeciders } from './record/decide.ts';
import { err, ok } from './result.ts';
import { restorationDeciders } from './restoration/decide.ts';
import { safetyDeciders } from './safety/decide.ts';
import { suggestionDeciders } from './suggestion/decide.ts';
import { treatmentDeciders } from './treatment/decide.ts';
import { versionDeciders } from './version/decide.ts';

const deciders: Deciders<CommandInputByName> = {
	...planDeciders,
	...careTeamDeciders,
	...treatmentDeciders,
	...goalDeciders,
	...recordDeciders,
	...safetyDeciders,
	...discussionDeciders,
	...careSessionDeciders,
	...restorationDeciders,
	...suggestionDeciders,
	...amendmentDeciders,
	...versionDeciders
};

type Named<Name extends CommandName> = {
	[Key in Name]: { readonly name: Key; readonly input: CommandInputByName[Key] };
}[Name];

/**
 * What only the server decides: it alone can hash a signature, knows who works at a clinic and what a
 * signed version says, and holds a text still while a suggestion or an earlier wording is laid into
 * it. Clients wait for these.
 */
export const serverDecided: readonly CommandName[] = [
	'SignVersion',
	'AcknowledgeVersion',
	'RestoreSection',
	'SuggestProseChange',
	'AcceptSuggestion',
	'WithdrawAgreement',
	'RequestAmendment',
	'AddMember',
	'NameDeputy',
	'HandOverPlan'
];

/**
 * The changes that a command makes, or why not. Pure: the same arguments, the same answer, on the
 * server and, ahead of it, in a browser. Changes are whole entities, in the order to apply them.
 */
export function decide(command: Command, state: PlanState, facts: Facts): Decision {
	const plan = planOf(state);
	if (!plan || !mayRead(facts.actor, state)) return err({ code: 'not-found' });
	if (!takesCommand(plan, command.name)) return err({ code: 'plan-closed', status: plan.status });
	if (!can(facts.actor, command.name, state)) return err({ code: 'forbidden' });
	if (!isOffered(facts.catalogue) && entryIn(command, state) !== '') {
		return err({ code: 'catalogue-not-accepted' });
	}
	const decision = decideNamed(command, { ...facts, plan, state });
	if (!decision.ok) return decision;
	const changes = decision.value;
	return ok([
		...changes,
		...recorded(command, changes, { state, facts }),
		...attendanceAfter(changes, { state, by: facts.actor.id, now: facts.now })
	]);
}

function decideNamed<Name extends CommandName>(command: Named<Name>, moment: Moment): Decision {
	const name: Name = command.name;
	return deciders[name](command.input, moment);
}
