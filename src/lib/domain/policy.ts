import type { ClinicActor, ClinicState } from './acceptance/acceptance.ts';
import type { ClinicCommandName } from './acceptance/command.ts';
import { clinicRoles, mayReadClinic } from './acceptance/policy.ts';
import type { Actor, Role } from './actor.ts';
import { amendmentPermissions, amendmentRoles } from './amendment/policy.ts';
import { careSessionPermissions, careSessionRoles } from './care-session/policy.ts';
import { careTeamPermissions, careTeamRoles, mayRead } from './care-team/policy.ts';
import type { PlanState } from './change.ts';
import type { Command, CommandInputByName, CommandName } from './command.ts';
import type { Permissions } from './decision.ts';
import type { CarePlan } from './plan/plan.ts';
import { discussionPermissions, discussionRoles } from './discussion/policy.ts';
import { goalPermissions, goalRoles } from './goal/policy.ts';
import { isPlanOpen, planOf, planPermissions, planRoles } from './plan/policy.ts';
import { recordPermissions, recordRoles } from './record/policy.ts';
import { restorationPermissions, restorationRoles } from './restoration/policy.ts';
import { safetyPermissions, safetyRoles } from './safety/policy.ts';
import { suggestionPermissions, suggestionRoles } from './suggestion/policy.ts';
import { treatmentPermissions, treatmentRoles } from './treatment/policy.ts';
import { versionPermissions, versionRoles } from './version/policy.ts';

export { mayRead } from './care-team/policy.ts';
export { isPlanOpen, mayWriteDocument } from './plan/policy.ts';

const rolesByCommand: Readonly<Record<CommandName, readonly Role[]>> = {
	...planRoles,
	...careTeamRoles,
	...treatmentRoles,
	...goalRoles,
	...recordRoles,
	...safetyRoles,
	...discussionRoles,
	...careSessionRoles,
	...restorationRoles,
	...suggestionRoles,
	...amendmentRoles,
	...versionRoles
};

const permissions: Permissions<CommandInputByName> = {
	...planPermissions,
	...careTeamPermissions,
	...treatmentPermissions,
	...goalPermissions,
	...recordPermissions,
	...safetyPermissions,
	...discussionPermissions,
	...careSessionPermissions,
	...restorationPermissions,
	...suggestionPermissions,
	...amendmentPermissions,
	...versionPermissions
};

type Named<Name extends CommandName> = {
	[Key in Name]: { readonly name: Key; readonly input: CommandInputByName[Key] };
}[Name];

/**
 * Asked with a command's name: is it for this person's role in this plan at all?
 * Asked with the whole command: may this person do this to that, as things stand now? The words
 * of the command (lengths, reasons, dosage) are for `decide`. What is not allowed is refused.
 */
export function can(actor: Actor, asked: CommandName | Command, state: PlanState): boolean {
	if (typeof asked === 'string') return isForRole(actor, asked, state);
	if (!isForRole(actor, asked.name, state)) return false;
	const plan = planOf(state);
	if (!plan || !takesCommand(plan, asked.name)) return false;
	return isPermitted(asked, actor, state);
}

/** The same for what belongs to a clinic and to no plan: may this person do this there? */
export function canAtClinic(
	actor: ClinicActor,
	asked: ClinicCommandName,
	clinic: ClinicState
): boolean {
	if (!Object.hasOwn(clinicRoles, asked) || !mayReadClinic(actor, clinic)) return false;
	return clinicRoles[asked].some((role) => role === actor.role);
}

/**
 * Who may read a closed plan still changes, what its patient agreed to, and what they ask to be put
 * right; what it says does not.
 */
const whenClosed: readonly CommandName[] = [
	'AddMember',
	'EndMembership',
	'WithdrawAgreement',
	'RequestAmendment',
	'DecideAmendment',
	'StateDisagreement',
	'ReplyToDisagreement'
];

export function takesCommand(plan: CarePlan, name: CommandName): boolean {
	return isPlanOpen(plan) || whenClosed.includes(name);
}

function isForRole(actor: Actor, name: CommandName, state: PlanState): boolean {
	if (!Object.hasOwn(rolesByCommand, name) || !mayRead(actor, state)) return false;
	return rolesByCommand[name].includes(actor.role);
}

function isPermitted<Name extends CommandName>(
	command: Named<Name>,
	actor: Actor,
	state: PlanState
): boolean {
	const name: Name = command.name;
	return permissions[name](command.input, actor, state);
}
