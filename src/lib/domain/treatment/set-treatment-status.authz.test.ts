import { expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { expectAuthz } from '../test-authz.ts';
import { amara, ines, maria, rosa, testTreatment, tomas, treatmentId } from '../test-plan.ts';
import { treatmentStatuses, type TreatmentStatus } from './treatment.ts';

const specialists = [amara, ines];
const clinicians = [maria, tomas, ...specialists];

/** Written out from SPEC.md, not from the policy: `from to` → who, whoever brought it in. */
const expected: Readonly<Record<string, readonly Actor[]>> = {
	'suggested proposed': clinicians,
	'suggested set-aside': specialists,
	'suggested entered-in-error': specialists,
	'proposed considering': specialists,
	'proposed chosen': specialists,
	'proposed set-aside': specialists,
	'proposed entered-in-error': specialists,
	'considering chosen': specialists,
	'considering set-aside': specialists,
	'considering entered-in-error': specialists,
	'chosen considering': specialists,
	'chosen active': specialists,
	'chosen set-aside': specialists,
	'chosen entered-in-error': specialists,
	'set-aside considering': specialists,
	'set-aside entered-in-error': specialists,
	'active completed': specialists,
	'active stopped': specialists
};

/** Moves that also the person who brought it in may make. */
const ownMoves = ['suggested entered-in-error', 'proposed entered-in-error'];

const moves = treatmentStatuses.flatMap((from) => treatmentStatuses.map((to) => ({ from, to })));

test.each([rosa, maria, amara])(
	'[TR6] every move from every status, brought in by $name',
	(proposer) => {
		const cells = expectAuthz(moves.map(({ from, to }) => moveCase(from, to, proposer)));
		expect(cells).toBe(81 * 120);
	}
);

function moveCase(from: TreatmentStatus, to: TreatmentStatus, proposer: Actor) {
	const move = `${from} ${to}`;
	const own = ownMoves.includes(move) ? [proposer] : [];
	const input = { treatmentId, expectedRevision: 4, to, reason: 'It has to be so.' };
	return {
		title: move,
		command: { name: 'SetTreatmentStatus', input } as const,
		parts: { treatment: [testTreatment({ status: from, proposedBy: proposer.id })] },
		allowed: [...(expected[move] ?? []), ...own]
	};
}
