import type { CatalogueStanding } from '../../domain/acceptance/acceptance.ts';
import { entryIn } from '../../domain/acceptance/entry.ts';
import type { PlanState } from '../../domain/change.ts';
import type { Command } from '../../domain/command.ts';
import { planOf } from '../../domain/plan/policy.ts';
import { readStanding } from '../catalogue/reader.ts';
import type { AccordTransaction } from '../db/accord.ts';

/** Whether the plan's clinic works with the catalogue; asked only where a command needs it. */
export async function readNamedStanding(
	transaction: AccordTransaction,
	command: Command,
	state: PlanState
): Promise<CatalogueStanding | undefined> {
	const plan = planOf(state);
	if (!plan || entryIn(command, state) === '') return undefined;
	return readStanding(transaction, plan.clinicId);
}
