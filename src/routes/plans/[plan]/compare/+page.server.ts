import { error } from '@sveltejs/kit';
import { comparedPlaces } from '$lib/components/timeline/compare-words.ts';
import { layOut } from '$lib/components/version/lay-out.ts';
import { isUuid, toId, type PlanId } from '$lib/domain/ids.ts';
import { formatEnd, parseEnd, type ComparedEnd } from '$lib/domain/version/end.ts';
import { m } from '$lib/paraglide/messages.js';
import {
	comparePlan,
	type Comparison,
	type ReadEnd
} from '$lib/server/application/compare-plan.ts';
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
	const { page, compared } = opened.value;
	const [plan] = page.entities.plan;
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
		from: formatEnd(ends[0]),
		to: formatEnd(ends[1]),
		isSame: formatEnd(ends[0]) === formatEnd(ends[1]),
		compared: compared && shown(compared),
		now: context.now().toISOString()
	};
};

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
