import type { PlanState } from '../../domain/change.ts';
import { planOf } from '../../domain/plan/policy.ts';
import { freeze } from '../../domain/version/freeze.ts';
import type { PlanCopy } from '../../client/device/plan-copy.ts';
import { conversationsThen, type ConversationThen } from '../timeline/conversations-then.ts';
import { standingThen } from '../timeline/standing-then.ts';
import { layOut } from '../version/lay-out.ts';
import type { PlanDocument } from '../version/plan-document.ts';

/** Whether there is a network, and Accord behind it. */
export type Reach = 'offline' | 'away' | 'reached';

/** A kept copy as it is read. */
export interface CopyView {
	readonly planHref: string;
	readonly isPatient: boolean;
	readonly patient: {
		readonly name: string;
		readonly birthDate: string;
		readonly identifier: string | null;
	};
	readonly clinic: PlanCopy['clinic'];
	readonly standing: string;
	readonly document: PlanDocument;
	readonly conversations: readonly ConversationThen[];
}

/** Null for what does not hold a plan as this version of Accord knows it. */
export function viewCopy(copy: PlanCopy, stateOf: () => PlanState): CopyView | null {
	try {
		const state = stateOf();
		const plan = planOf(state);
		if (!plan) return null;
		const content = freeze(plan, state, copy.sections);
		return {
			planHref: `/plans/${copy.plan}`,
			isPatient: copy.you.role === 'patient',
			patient: content.patient,
			clinic: copy.clinic,
			standing: standingThen(state),
			document: layOut(content, null),
			conversations: conversationsThen(state, state)
		};
	} catch {
		return null;
	}
}
