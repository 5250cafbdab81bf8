import { roles, type Role } from '../actor.ts';
import type { PlanState } from '../change.ts';
import type { Permissions } from '../decision.ts';
import { mayWriteDocument } from '../plan/policy.ts';
import type { RestorationCommands } from './command.ts';
import type { RestoreSource } from './restoration.ts';

export const restorationRoles = {
	RestoreSection: roles
} as const satisfies Record<keyof RestorationCommands, readonly Role[]>;

export const restorationPermissions: Permissions<RestorationCommands> = {
	RestoreSection: ({ document }, { role }) => mayWriteDocument(role, document)
};

/** The place in the plan's sequence that is put back; null for a version that there is not. */
export function seqOf(source: RestoreSource, { version }: PlanState): number | null {
	if (source.type === 'moment') return source.seq;
	return [...version.values()].find(({ number }) => number === source.number)?.seq ?? null;
}
