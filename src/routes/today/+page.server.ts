import { error, fail, redirect } from '@sveltejs/kit';
import { v7 } from 'uuid';
import { goalStandingWords } from '$lib/components/room/goal-words.ts';
import { aboutWords, suggestionHref } from '$lib/components/suggestion/suggestion-place.ts';
import { changeLines } from '$lib/components/today/changes.ts';
import { askKey } from '$lib/components/today/view.ts';
import { isOffered } from '$lib/domain/acceptance/acceptance.ts';
import { warnings } from '$lib/domain/catalogue/gate.ts';
import { isUuid, toId, type PlanId } from '$lib/domain/ids.ts';
import { gatesOf } from '$lib/domain/treatment/gated.ts';
import { m } from '$lib/paraglide/messages.js';
import { toPlanState } from '$lib/server/plan/reader.ts';
import { markSeen } from '$lib/server/application/mark-seen.ts';
import { openToday, type TodayPage } from '$lib/server/application/today-page.ts';
import { signedInContext } from '$lib/server/http/signed-in.ts';
import { answerFrom, reply, respond, sayWhatMatters } from './answers.server.ts';
import type { Actions, PageServerLoad } from './$types';

const mostChanges = 6;

export const load: PageServerLoad = async ({ locals }) => {
	if (locals.user?.isClinician) redirect(303, '/plans');
	const context = await signedInContext(locals);
	const opened = await openToday(context);
	const now = context.now().toISOString();
	return opened ? { now, ...viewOf(opened, now) } : { now, today: null, ids: {} };
};

export const actions: Actions = {
	respond: async ({ request, locals }) => {
		const answer = await answerFrom(request);
		return respond(await signedInContext(locals), answer);
	},
	reply: async ({ request, locals }) => {
		const answer = await answerFrom(request);
		return reply(await signedInContext(locals), answer);
	},
	matters: async ({ request, locals }) => {
		const answer = await answerFrom(request);
		return sayWhatMatters(await signedInContext(locals), answer);
	},
	seen: async ({ request, locals }) => {
		const form = await request.formData();
		const plan = form.get('plan');
		if (typeof plan !== 'string' || !isUuid(plan)) return fail(400);
		const context = await signedInContext(locals);
		const seen = await markSeen(context, toId<PlanId>(plan), {
			seq: Number(form.get('seq')),
			isSaid: true
		});
		if (!seen.ok) error(404, m.refusal_not_found());
		return { seen: true };
	}
};

function viewOf({ page, today, isFirstLook, otherPlans }: TodayPage, now: string) {
	const { treatment, version, comment } = page.entities;
	const planHref = `/plans/${page.plan}`;
	const own = comment
		.filter(({ writtenBy }) => writtenBy === page.you.userId)
		.toSorted((one, other) => other.writtenAt.localeCompare(one.writtenAt));
	const changes = changeLines(today.news, {
		planHref,
		treatments: treatment,
		versions: version,
		ownSince: new Map(own.map(({ threadId, writtenAt }) => [threadId, writtenAt])),
		asked: new Set(
			today.waiting.map((ask) => {
				if (ask.type === 'proposal') return ask.treatment.id;
				if (ask.type === 'suggestion') return ask.suggestion.id;
				return ask.type === 'version' ? ask.versionId : ask.threadId;
			})
		)
	});
	const treatmentNames = treatment.map(({ id, name }) => ({ id, name }));
	return {
		today: {
			planId: page.plan,
			timeZone: page.clinic.timeZone,
			clinic: page.clinic,
			isCatalogueOffered: isOffered(page.catalogue),
			seq: page.seq,
			isFirstLook,
			asks: today.waiting,
			isMattersAwaited: today.isMattersAwaited,
			treatmentNames,
			suggestions: suggestionPlaces(page, today.waiting),
			warnings: proposalWarnings(page, today.waiting, now),
			next: today.next,
			goals: today.goals.map((goal) => ({
				id: goal.id,
				text: goal.text,
				standing: goalStandingWords(goal, page.entities.member, page.you.userId)
			})),
			safety: { level: today.safety.open[0]?.level ?? null, isDue: today.safety.isDue },
			urgency: urgencyOf(page.entities),
			session: { ...today.session, ids: { op: v7(), made: v7() } },
			changes: changes.slice(0, mostChanges),
			moreChanges: Math.max(changes.length - mostChanges, 0),
			otherPlans: otherPlans.map(({ planId, title }) => ({ planId, title }))
		},
		ids: Object.fromEntries(today.waiting.map((ask) => [askKey(ask), { op: v7(), made: v7() }]))
	};
}

function urgencyOf({ plan, member }: TodayPage['page']['entities']) {
	const [head] = plan;
	const owner = member.find(({ userId }) => userId === head?.urgencyOwner)?.name;
	const reviewOn = head?.urgencyReviewOn ?? null;
	return { urgency: head?.urgency ?? ('elective' as const), reviewOn, owner };
}

function suggestionPlaces(page: TodayPage['page'], waiting: TodayPage['today']['waiting']) {
	const state = toPlanState(page.entities);
	return Object.fromEntries(
		waiting.flatMap((ask) => {
			if (ask.type !== 'suggestion') return [];
			const { suggestion } = ask;
			const href = suggestionHref(suggestion, state, `/plans/${page.plan}`);
			return [[suggestion.id, { href, about: aboutWords(suggestion, state) }]];
		})
	);
}

/** What the catalogue warns of, for each proposal that waits. */
function proposalWarnings(
	{ entities }: TodayPage['page'],
	waiting: TodayPage['today']['waiting'],
	now: string
) {
	const [plan] = entities.plan;
	if (!plan) return {};
	const standing = { plan, state: toPlanState(entities), now };
	return Object.fromEntries(
		waiting.flatMap((ask) =>
			ask.type === 'proposal'
				? [[ask.treatment.id, warnings(gatesOf(ask.treatment, standing))] as const]
				: []
		)
	);
}
