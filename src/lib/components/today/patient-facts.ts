import { m } from '../../paraglide/messages.js';
import type { CombinationFact } from '../combination/combination-facts.ts';

/** What is hoped for and when it is looked at again, as the patient is asked about it. */
export function inPatientWords(fact: CombinationFact): CombinationFact {
	if (fact.part === 'target') return { ...fact, label: m.today_proposal_target() };
	if (fact.part === 'review') return { ...fact, label: m.today_proposal_review() };
	return fact;
}
