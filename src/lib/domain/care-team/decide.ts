import { put, type Change } from '../change.ts';
import type { Deciders, Moment } from '../decision.ts';
import type { MemberId, UserId } from '../ids.ts';
import type { CarePlan } from '../plan/plan.ts';
import type { Refusal } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import { refuseStale } from '../revision.ts';
import { refuseText, textLimits, tidy } from '../text.ts';
import type { ClinicianRole, ClinicPlace, Deputyship, Member } from './care-team.ts';
import type { CareTeamCommands } from './command.ts';
import { endDeputiesOf, isNamed, withoutDeputy } from './deputy.ts';
import { activeMember, lastOfRole, mayEnd } from './policy.ts';

const reasonRule = { max: textLimits.reason, required: true };
const longestDeputyMs = 366 * 86_400_000;

export const careTeamDeciders: Deciders<CareTeamCommands> = {
	AddMember: ({ memberId, userId, role }, moment) => {
		const { state } = moment;
		if (state.member.has(memberId) || activeMember(state, userId)) {
			return err({ code: 'already-exists' });
		}
		const joined = join({ memberId, userId, role }, moment);
		return joined.ok ? ok([put('member', joined.value)]) : joined;
	},

	EndMembership: (input, moment) => {
		const { state, actor } = moment;
		const member = state.member.get(input.memberId);
		if (!member) return err({ code: 'not-found' });
		if (member.until !== null) return err({ code: 'already-exists' });
		if (!mayEnd(actor, member)) return err({ code: 'forbidden' });
		const reason = tidy(input.reason);
		const refusal =
			refuseStale('member', member, input.expectedRevision) ??
			refuseText('reason', reason, reasonRule);
		if (refusal) return err(refusal);
		const role = lastOfRole(actor, member, state);
		if (role !== null) return err({ code: 'last-of-role', role });
		return ok([...leave(member, reason, moment), ...withoutOwner(member.userId, moment)]);
	},

	NameDeputy: (input, moment) => {
		const { state, actor, now } = moment;
		const away = activeMember(state, input.forUserId);
		if (away?.role !== 'pain-specialist') return err({ code: 'not-found' });
		if (input.userId === input.forUserId) return wrong('userId', 'themselves');
		const problem = periodProblem(input, now);
		if (problem !== null) return wrong('until', problem);
		const present = activeMember(state, input.userId);
		if (present && present.role !== 'pain-specialist') return wrong('userId', 'not-a-specialist');
		const { memberId, userId, from, until } = input;
		const place = { memberId, userId, role: 'pain-specialist' } as const;
		const joined = present ? ok(next(present)) : join(place, moment);
		if (!joined.ok) return joined;
		const deputy: Deputyship = {
			for: away.userId,
			name: away.name,
			from,
			until,
			namedBy: actor.id,
			namedAt: now,
			endsPlace: present ? (present.deputy?.endsPlace ?? false) : true
		};
		return ok([put('member', { ...joined.value, deputy })]);
	},

	EndDeputy: ({ memberId, expectedRevision }, { state, actor, now }) => {
		const member = state.member.get(memberId);
		if (!member || member.until !== null || !member.deputy) return err({ code: 'not-found' });
		const refusal = refuseStale('member', member, expectedRevision);
		if (refusal) return err(refusal);
		if (!isNamed(member.deputy, now)) return err({ code: 'already-exists' });
		return ok([put('member', withoutDeputy(member, { by: actor.id, at: now }))]);
	},

	HandOverPlan: (input, moment) => {
		const reason = tidy(input.reason);
		const refusal =
			refuseStale('plan', moment.plan, input.expectedRevision) ??
			refuseText('reason', reason, reasonRule);
		if (refusal) return err(refusal);
		const place = placeOf(input, moment);
		if (!place) return wrong('userId', 'unknown');
		const present = activeMember(moment.state, input.userId);
		if (present && present.role !== 'pain-specialist') return wrong('userId', 'not-a-specialist');
		const goes = input.userId !== moment.actor.id && !input.stays;
		return handOver(input, { place, present, reason, goes, moment });
	}
};

interface HandingOver {
	readonly place: ClinicPlace;
	/** The place of the one it goes to, if there is one. */
	readonly present: Member | undefined;
	readonly reason: string;
	readonly goes: boolean;
	readonly moment: Moment;
}

function handOver(
	{ memberId, userId, clinicId }: CareTeamCommands['HandOverPlan'],
	over: HandingOver
): Result<readonly Change[], Refusal> {
	const { present, goes, reason, moment } = over;
	const isSettled = present !== undefined && !present.deputy?.endsPlace;
	if (isSettled && !goes && moment.plan.clinicId === clinicId) {
		return err({ code: 'already-exists' });
	}
	const received = receive({ memberId, userId, role: 'pain-specialist' }, { present, moment });
	if (!received.ok) return received;
	const own = activeMember(moment.state, moment.actor.id);
	return ok([
		...(isSettled ? [] : [put('member', received.value)]),
		...(goes && own ? leave(own, reason, moment).filter(isNot(received.value)) : []),
		...handOn(userId, over)
	]);
}

interface Place {
	readonly memberId: MemberId;
	readonly userId: UserId;
	readonly role: ClinicianRole;
}

/** A new place in the plan, for somebody whom a clinic knows in this role. */
function join(
	{ memberId, userId, role }: Place,
	{ state, actor, now, plan, clinician }: Moment
): Result<Member, Refusal> {
	if (state.member.has(memberId)) return err({ code: 'already-exists' });
	const places = clinician?.userId === userId ? clinician.places : [];
	const fitting = places.filter((place) => place.role === role);
	const place = fitting.find(({ clinicId }) => clinicId === plan.clinicId) ?? fitting[0];
	if (!clinician || !place) return wrong('userId', 'unknown');
	return ok({
		id: memberId,
		revision: 1,
		userId,
		name: clinician.name,
		role,
		clinic: place.clinicName,
		from: now,
		addedBy: actor.id,
		until: null,
		endedBy: null,
		endReason: '',
		deputy: null
	});
}

/** Who came as a deputy stays for good. */
function receive(
	place: Place,
	{ present, moment }: { readonly present: Member | undefined; readonly moment: Moment }
): Result<Member, Refusal> {
	return present ? ok({ ...next(present), deputy: null }) : join(place, moment);
}

function leave(member: Member, reason: string, { state, actor, now }: Moment): readonly Change[] {
	const ended = { ...next(member), until: now, endedBy: actor.id, endReason: reason };
	const others = endDeputiesOf(member.userId, state, { by: actor.id, at: now });
	return [put('member', ended), ...others];
}

/** Nobody who has left sees to how urgent the plan is. */
function withoutOwner(userId: UserId, { plan }: Moment): readonly Change[] {
	if (plan.urgencyOwner !== userId) return [];
	return [put('plan', { ...plan, revision: plan.revision + 1, urgencyOwner: null })];
}

/** Who was the deputy of the one who goes stays for good: that place does not end. */
function isNot({ id }: Member): (change: Change) => boolean {
	return ({ entity }) => entity.id !== id;
}

function handOn(to: UserId, { place, reason, goes, moment }: HandingOver): readonly Change[] {
	const { plan, actor } = moment;
	const moved = place.clinicId === plan.clinicId ? plan : moveTo(place, reason, moment);
	const isOwner = goes && plan.urgencyOwner === actor.id;
	if (moved === plan && !isOwner) return [];
	const urgencyOwner = isOwner ? to : moved.urgencyOwner;
	return [put('plan', { ...moved, revision: plan.revision + 1, urgencyOwner })];
}

function moveTo(place: ClinicPlace, reason: string, moment: Moment): CarePlan {
	const { plan, now, clinician, actor } = moment;
	const left = {
		clinicId: plan.clinicId,
		name: clinician?.planClinicName ?? '',
		until: now,
		by: actor.id,
		reason
	};
	const previousClinics = [...plan.previousClinics, left];
	return { ...plan, clinicId: place.clinicId, previousClinics };
}

function placeOf(
	{ userId, clinicId }: CareTeamCommands['HandOverPlan'],
	{ clinician }: Moment
): ClinicPlace | undefined {
	if (clinician?.userId !== userId) return undefined;
	return clinician.places.find(
		(place) => place.role === 'pain-specialist' && place.clinicId === clinicId
	);
}

/** What is wrong with the time, if anything. */
function periodProblem(
	{ from, until }: Pick<CareTeamCommands['NameDeputy'], 'from' | 'until'>,
	now: string
): string | null {
	if (until <= from) return 'before-start';
	if (until <= now) return 'in-the-past';
	return Date.parse(until) - Date.parse(from) > longestDeputyMs ? 'too-long' : null;
}

function next(member: Member): Member {
	return { ...member, revision: member.revision + 1 };
}

function wrong(field: string, problem: string): { ok: false; error: Refusal } {
	return { ok: false, error: { code: 'invalid-input', field, problem } };
}
