import type { PlanId, UserId } from '../../domain/ids.ts';
import type { Role } from '../../domain/actor.ts';
import type { AccordDatabase, AccordTransaction } from '../db/accord.ts';
import { auditEvent } from '../db/schema/content.ts';

export const auditActions = [
	'sign-in',
	'sign-out',
	'session-end',
	'reauthenticate',
	'sign-in-link-create',
	'sign-in-link-use',
	'plan-start',
	'plan-open',
	'plan-review',
	'version-open',
	'history-open',
	'compare-open',
	'authorship-open',
	'moment-open',
	'version-export',
	'catalogue-accept',
	'device-copy-on',
	'device-copy-off'
] as const;
export type AuditAction = (typeof auditActions)[number];

/** Who did what to what, and whether it was let through. Never content. */
export interface AuditEntry {
	readonly action: AuditAction;
	readonly outcome: 'success' | 'refused';
	readonly actorId: UserId | null;
	readonly role?: Role | null;
	/** `public_id` of the session. */
	readonly authSession: string | null;
	readonly planId?: PlanId | null;
	/** Which one, where the plan is not all that was opened. */
	readonly objectId?: string | null;
	readonly requestId: string | null;
}

/** No record, no act: call it in the transaction of what it records, or before it is shown. */
export async function recordAudit(
	{ orm }: Pick<AccordTransaction, 'orm'> | Pick<AccordDatabase, 'orm'>,
	entry: AuditEntry
): Promise<void> {
	await orm.insert(auditEvent).values(entry);
}
