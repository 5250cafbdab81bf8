import { expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { expectAuthz } from '../test-authz.ts';
import { amara, ines, maria, testVersion, tomas } from '../test-plan.ts';
import type { PlanStatus } from './plan.ts';

interface Row {
	readonly to: PlanStatus;
	readonly isSigned: boolean;
	readonly allowed: readonly Actor[];
	readonly statuses: readonly PlanStatus[];
}

const clinicians = [maria, tomas, amara, ines];
const specialists = [amara, ines];
const open: readonly PlanStatus[] = ['draft', 'active', 'on-hold'];

/** Written out from SPEC.md; Maria started the plan. */
const table: readonly Row[] = [
	{ to: 'on-hold', isSigned: true, allowed: clinicians, statuses: ['draft', 'active'] },
	{ to: 'active', isSigned: true, allowed: clinicians, statuses: ['on-hold'] },
	{ to: 'active', isSigned: false, allowed: [], statuses: [] },
	{ to: 'draft', isSigned: false, allowed: clinicians, statuses: ['on-hold'] },
	{ to: 'draft', isSigned: true, allowed: [], statuses: [] },
	{ to: 'completed', isSigned: true, allowed: specialists, statuses: open },
	{ to: 'completed', isSigned: false, allowed: [], statuses: open },
	{ to: 'revoked', isSigned: false, allowed: specialists, statuses: open },
	{ to: 'entered-in-error', isSigned: false, allowed: [...specialists, maria], statuses: open },
	{ to: 'entered-in-error', isSigned: true, allowed: specialists, statuses: open }
];

test('[CP13] who takes the plan where, from where', () => {
	const cells = expectAuthz(
		table.map(({ to, isSigned, allowed, statuses }) => ({
			title: `${to}, ${isSigned ? 'signed' : 'not signed'}`,
			command: {
				name: 'SetPlanStatus',
				input: { expectedRevision: 3, to, reason: 'It is so.' }
			} as const,
			parts: { version: isSigned ? [testVersion()] : [] },
			allowed,
			statuses
		}))
	);
	expect(cells).toBe(table.length * 120);
});
