import type { PlanState } from '../../domain/change.ts';
import type { CarePlan } from '../../domain/plan/plan.ts';
import type { DocumentKey } from '../../domain/plan/section.ts';
import type { PlanContent } from '../../domain/version/content.ts';
import { diffContent, type ContentDifference } from '../../domain/version/difference.ts';
import { freeze } from '../../domain/version/freeze.ts';
import type { ProseDoc } from '../../prose/node.ts';

/** The newest signed version as it was signed. */
export interface SignedContent {
	readonly number: number;
	readonly content: PlanContent<ProseDoc>;
	/** What reads differently from it as of the page; null where it came after the page. */
	readonly changed: ChangedSinceSigning | null;
}

export type SinceSigning = 'new' | 'changed';

export interface ChangedSinceSigning {
	readonly count: number;
	/** By the ids of treatments and goals and the keys of prose sections. */
	readonly places: ReadonlyMap<string, SinceSigning>;
}

interface Standing {
	readonly plan: CarePlan;
	readonly state: PlanState;
	readonly document: (key: DocumentKey) => { readonly json: ProseDoc };
}

/** Compares the plan on the screen with what was signed, by the rules that signing uses. */
export function changedSince(signed: PlanContent<ProseDoc>, room: Standing): ChangedSinceSigning {
	const now = freeze(room.plan, room.state, {
		'what-matters': room.document('what-matters').json,
		story: room.document('story').json,
		'working-diagnosis': room.document('working-diagnosis').json,
		'plan-summary': room.document('plan-summary').json
	});
	const differences = diffContent(signed, now);
	const places = differences.map((difference): [string, SinceSigning] => [
		placeOf(difference.id),
		isNew(difference) ? 'new' : 'changed'
	]);
	return { count: differences.length, places: new Map(places) };
}

/** An answer is marked at its treatment. */
function placeOf(id: string): string {
	return id.split('/')[0] ?? id;
}

function isNew({ type, kind, from }: ContentDifference<ProseDoc>): boolean {
	return type === 'item' && kind !== 'response' && from === null;
}
