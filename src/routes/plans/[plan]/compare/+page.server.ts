import { error } from '@sveltejs/kit';
import { comparedPlaces } from '$lib/components/timeline/compare-words.ts';
import { layOut } from '$lib/components/version/lay-out.ts';
import { isUuid, toId, type PlanId } from '$lib/domain/ids.ts';
import { documentKeys } from '$lib/domain/plan/section.ts';
import { isPlanOpen, mayWriteDocument } from '$lib/domain/policy.ts';
import { formatEnd, parseEnd, type ComparedEnd } from '$lib/domain/version/end.ts';
import { m } from '$lib/paraglide/messages.js';
import {
	comparePlan,
	type Comparison,
	type ReadEnd
} from '$lib/server/application/compare-plan.ts';
import type { PlanPage } from '$lib/server/application/plan-page.ts';
import { signedInContext } from '$lib/server/http/signed-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const context = await signedInContext(locals);
	if (!isUuid(params.plan)) error(404, m.refusal_not_found());
	const asked = (end: string) => parseEnd(url.searchParams.get(end));
	const ends: [ComparedEnd, ComparedEnd] = [
		asked('from') ?? { type: 'version', number: 1 },
		asked('to') ?? { type: 'today' }
	];
	const opened = await comparePlan(context, toId<PlanId>(params.plan), ends);
	if (!opened.ok) error(404, m.refusal_not_found());
	return { ...viewOf(opened.value, ends), now: context.now().toISOString() };
};

function viewOf({ page, compared }: Comparison, [from, to]: readonly [ComparedEnd, ComparedEnd]) {
	const [plan] = page.entities.plan;
	const [fromKey, toKey] = [formatEnd(from), formatEnd(to)];
	return {
		planId: page.plan,
		you: page.you,
		timeZone: page.clinic.timeZone,
		patient: {
			name: plan?.patientName ?? '',
			birthDate: plan?.patientBirthDate ?? '',
			identifier: plan?.patientIdentifier ?? null
		},
		versions: page.entities.version
			.map(({ number, signedAt }) => ({ number, signedAt }))
			.toSorted((one, other) => other.number - one.number),
		from: fromKey,
		to: toKey,
		isSame: fromKey === toKey,
		restorable: from.type !== 'today' && to.type === 'today' ? writable(page) : [],
		compared: compared && shown(compared)
	};
}

/** The texts that the reader may write, and so put back. */
function writable({ you, entities }: PlanPage): readonly string[] {
	if (!entities.plan.some(isPlanOpen)) return [];
	return documentKeys.filter((key) => mayWriteDocument(you.role, key));
}

function shown({ before, after, differences }: NonNullable<Comparison['compared']>) {
	return {
		from: named(before),
		to: named(after),
		places: comparedPlaces(differences, before.content, after.content),
		document: layOut(after.content, before.content)
	};
}

function named({ end, at }: ReadEnd) {
	return { end, at };
}
