import type { Clinician } from '../../domain/care-team/care-team.ts';
import type { PlanState } from '../../domain/change.ts';
import type { Command } from '../../domain/command.ts';
import { planOf } from '../../domain/plan/policy.ts';
import type { AccordTransaction } from '../db/accord.ts';
import { findClinician } from '../people/clinician-reader.ts';
import { findClinic } from '../plan/page-reader.ts';

/** Whom a command names to join the plan, as the clinics know them. */
export async function readNamedClinician(
	transaction: AccordTransaction,
	{ name, input }: Command,
	state: PlanState
): Promise<Clinician | undefined> {
	if (name !== 'AddMember' && name !== 'NameDeputy' && name !== 'HandOverPlan') return undefined;
	const plan = planOf(state);
	const found = plan && (await findClinician(transaction, input.userId));
	if (!found) return undefined;
	const { name: planClinicName } = await findClinic(transaction, plan.clinicId);
	return { userId: input.userId, ...found, planClinicName };
}
