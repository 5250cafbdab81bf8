import { describe, expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import type { PlanState } from '../change.ts';
import { accepted, after, only, refused } from '../test-decide.ts';
import {
	amara,
	earlierAt,
	ines,
	maria,
	noor,
	otherClinicId,
	rosa,
	testAt,
	testClinician,
	testId,
	testMember,
	testPlan,
	testState,
	tomas
} from '../test-plan.ts';
import type { Deputyship, Member } from './care-team.ts';
import { overdueDeputies } from './deputy.ts';
import { standsInFor } from './policy.ts';

const place = testId<Member['id']>(290);
const reason = 'Moves to another town.';
const dayMs = 86_400_000;
const at = (days: number) => new Date(Date.parse(testAt) + days * dayMs).toISOString();

function add(userId: Actor['id'] = noor.id) {
	return {
		name: 'AddMember',
		input: { memberId: place, userId, role: 'pain-specialist' }
	} as const;
}

function end(person: Actor, over: object = {}) {
	const { id: memberId } = testMember(person);
	const input = { memberId, expectedRevision: 1, reason, ...over };
	return { name: 'EndMembership', input } as const;
}

function stand(over: object = {}) {
	const period = { from: at(1), until: at(15) };
	const input = { memberId: place, userId: noor.id, forUserId: amara.id, ...period, ...over };
	return { name: 'NameDeputy', input } as const;
}

function hand(over: object = {}) {
	const { clinicId } = testPlan();
	const to = { memberId: place, userId: noor.id, clinicId, reason, stays: false };
	return { name: 'HandOverPlan', input: { expectedRevision: 3, ...to, ...over } } as const;
}

function deputyOf(over: Partial<Deputyship> = {}): Deputyship {
	return {
		for: amara.id,
		name: amara.name,
		from: earlierAt,
		until: at(3),
		namedBy: amara.id,
		namedAt: earlierAt,
		endsPlace: true,
		...over
	};
}

/** Rosa, Maria and Amara, and whoever else. */
function team(...more: readonly Member[]): PlanState {
	return testState({ member: [...[rosa, maria, amara].map((one) => testMember(one)), ...more] });
}

const clinician = testClinician();

describe('joining', () => {
	test('[CT4] a clinician joins in a role that they have at a clinic', () => {
		const member = only('member', accepted(add(), { state: team(), by: maria, clinician }));
		expect(member).toEqual({
			...testMember(amara),
			id: place,
			userId: noor.id,
			name: noor.name,
			clinic: 'Harbour Pain Clinic',
			from: testAt,
			addedBy: maria.id
		});
	});

	test('[CT4] nobody joins in a role that they do not have, or whom no clinic knows', () => {
		const unknown = { code: 'invalid-input', field: 'userId', problem: 'unknown' };
		const given = { state: team(), by: maria };
		expect(refused(add(), given)).toEqual(unknown);
		expect(refused(add(tomas.id), { ...given, clinician })).toEqual(unknown);
		const doctor = testClinician({
			places: clinician.places.map((one) => ({ ...one, role: 'referring-doctor' }))
		});
		expect(refused(add(), { ...given, clinician: doctor })).toEqual(unknown);
	});

	test('[CT4] [CP4] who is in the plan is not added again; who left may come back', () => {
		const known = testClinician({ userId: ines.id, name: ines.name });
		const back = team(testMember(ines, { until: earlierAt }));
		const given = { by: maria, clinician: known };
		expect(refused(add(ines.id), { ...given, state: testState() })).toEqual({
			code: 'already-exists'
		});
		expect(accepted(add(ines.id), { ...given, state: back })).toHaveLength(1);
	});
});

describe('leaving', () => {
	test('[CT5] it says when, by whom and why', () => {
		const member = only('member', accepted(end(tomas), { state: testState(), by: amara }));
		const ended = { revision: 2, until: testAt, endedBy: amara.id, endReason: reason };
		expect(member).toEqual(testMember(tomas, ended));
	});

	test('[CT5] [CP5] [CP6] not without a reason, not twice, not somebody unknown, not unseen', () => {
		const given = { state: testState(), by: amara };
		expect(refused(end(tomas, { reason: ' ' }), given)).toEqual({
			code: 'invalid-input',
			field: 'reason',
			problem: 'empty'
		});
		expect(refused(end(tomas, { memberId: place }), given)).toEqual({ code: 'not-found' });
		expect(refused(end(tomas, { expectedRevision: 2 }), given)).toMatchObject({ code: 'stale' });
		const gone = team(testMember(tomas, { until: earlierAt }));
		expect(refused(end(tomas), { ...given, state: gone })).toEqual({ code: 'already-exists' });
	});

	test('[CT6] nobody removes the patient, the patient neither', () => {
		for (const by of [rosa, maria, amara]) {
			expect(refused(end(rosa), { state: testState(), by })).toEqual({ code: 'forbidden' });
		}
	});

	test('[CT7] a specialist stays, and one clinician for the patient', () => {
		const last = (role: string) => ({ code: 'last-of-role', role });
		expect(refused(end(amara), { state: team(), by: amara })).toEqual(last('pain-specialist'));
		expect(accepted(end(amara), { state: team(), by: rosa })).toHaveLength(1);
		const alone = testState({ member: [rosa, amara].map((one) => testMember(one)) });
		expect(refused(end(amara), { state: alone, by: rosa })).toEqual(last('clinician'));
		const deputy = team(testMember(ines, { deputy: deputyOf() }));
		expect(refused(end(amara), { state: deputy, by: amara })).toEqual(last('pain-specialist'));
	});

	test('[CT8] how urgent the plan is is nobody’s any more', () => {
		const plan = [testPlan({ urgencyOwner: maria.id })];
		const changes = accepted(end(maria), { state: testState({ plan }), by: maria });
		expect(only('plan', changes)).toEqual(testPlan({ revision: 4, urgencyOwner: null }));
	});
});

describe('deputies', () => {
	test('[CT9] somebody of the clinic joins for it; a specialist of the plan keeps their place', () => {
		const joined = only('member', accepted(stand(), { state: team(), by: amara, clinician }));
		expect(joined).toMatchObject({ userId: noor.id, role: 'pain-specialist', from: testAt });
		const named = { namedBy: amara.id, namedAt: testAt, from: at(1), until: at(15) };
		expect(joined.deputy).toEqual(deputyOf({ ...named, endsPlace: true }));
		const given = { state: testState(), by: ines };
		const present = only('member', accepted(stand({ userId: ines.id }), given));
		expect(present).toEqual(
			testMember(ines, {
				revision: 2,
				deputy: deputyOf({ ...named, namedBy: ines.id, endsPlace: false })
			})
		);
	});

	test.each([
		['until', 'before-start', { until: at(1) }],
		['until', 'in-the-past', { from: at(-3), until: at(-1) }],
		['until', 'too-long', { until: at(400) }],
		['userId', 'themselves', { userId: amara.id }],
		['userId', 'not-a-specialist', { userId: maria.id }],
		['userId', 'unknown', { userId: testId(77) }]
	])('[CT9] %s %s', (field, problem, over) => {
		const given = { state: team(), by: amara, clinician };
		expect(refused(stand(over), given)).toEqual({ code: 'invalid-input', field, problem });
	});

	test('[CT9] nobody stands in for who is no specialist of the plan', () => {
		const given = { state: team(), by: amara, clinician };
		for (const forUserId of [maria.id, ines.id]) {
			expect(refused(stand({ forUserId }), given)).toEqual({ code: 'not-found' });
		}
	});

	test('[CT10] it is ended sooner, with the place that was for it alone', () => {
		const input = { memberId: testMember(ines).id, expectedRevision: 1 };
		const command = { name: 'EndDeputy', input } as const;
		const staying = team(testMember(ines, { deputy: deputyOf({ endsPlace: false }) }));
		const stays = only('member', accepted(command, { state: staying, by: amara }));
		expect(stays).toMatchObject({ until: null, deputy: { until: testAt } });
		const leaving = team(testMember(ines, { deputy: deputyOf() }));
		const leaves = only('member', accepted(command, { state: leaving, by: ines }));
		expect(leaves).toMatchObject({ until: testAt, endedBy: ines.id, deputy: { until: testAt } });
		const over = team(testMember(ines, { deputy: deputyOf({ until: earlierAt }) }));
		expect(refused(command, { state: over, by: amara })).toEqual({ code: 'already-exists' });
		expect(refused(command, { state: testState(), by: amara })).toEqual({ code: 'not-found' });
	});

	test('[CT10] it ends with the place of who is away', () => {
		const deputy = testMember(ines, { deputy: deputyOf({ endsPlace: false }) });
		const changes = accepted(end(amara), { state: team(deputy), by: amara });
		const { member } = after(team(deputy), changes);
		expect(member.get(deputy.id)?.deputy?.until).toBe(testAt);
		expect(member.get(deputy.id)?.until).toBeNull();
	});

	test('[CT11] not before, not after', () => {
		const state = team(testMember(ines, { deputy: deputyOf({ from: at(1), until: at(3) }) }));
		const days = [0, 1, 2, 3].map((day) => standsInFor(ines, state, at(day))?.for ?? null);
		expect(days).toEqual([null, amara.id, amara.id, null]);
		expect(overdueDeputies(state, at(2))).toEqual([]);
		expect(overdueDeputies(state, at(3)).map(({ userId }) => userId)).toEqual([ines.id]);
	});
});

describe('handing over', () => {
	test('[CT12] to another specialist: one joins, the other leaves, the clinic stays', () => {
		const plan = [testPlan({ urgencyOwner: amara.id })];
		const state = { ...team(), plan: testState({ plan }).plan };
		const changes = accepted(hand(), { state, by: amara, clinician });
		const { member, plan: plans } = after(state, changes);
		expect(member.get(place)).toMatchObject({ userId: noor.id, until: null });
		expect(member.get(testMember(amara).id)).toMatchObject({ until: testAt, endReason: reason });
		expect([...plans.values()]).toEqual([testPlan({ revision: 4, urgencyOwner: noor.id })]);
	});

	test('[CT12] who hands it over may stay: two specialists, nothing else', () => {
		const changes = accepted(hand({ stays: true }), { state: team(), by: amara, clinician });
		expect(changes.map(({ kind }) => kind)).toEqual(['member']);
	});

	test('[CT12] to another clinic: the plan keeps where it was', () => {
		const [own] = clinician.places;
		const elsewhere = { clinicId: otherClinicId, clinicName: 'Eastgate' };
		const places = own ? [{ ...own, ...elsewhere }] : [];
		const given = { state: team(), by: amara, clinician: testClinician({ places }) };
		const changes = accepted(hand({ clinicId: otherClinicId }), given);
		const left = {
			clinicId: testPlan().clinicId,
			name: 'Harbour Pain Clinic',
			until: testAt,
			by: amara.id,
			reason
		};
		expect(
			only(
				'plan',
				changes.filter(({ kind }) => kind === 'plan')
			)
		).toEqual(testPlan({ revision: 4, clinicId: otherClinicId, previousClinics: [left] }));
		expect(refused(hand(), given)).toEqual({
			code: 'invalid-input',
			field: 'userId',
			problem: 'unknown'
		});
	});

	test('[CT12] a deputy to whom it goes stays for good', () => {
		const state = team(testMember(ines, { deputy: deputyOf() }));
		const known = testClinician({ userId: ines.id, name: ines.name });
		const changes = accepted(hand({ userId: ines.id }), { state, by: amara, clinician: known });
		const { member } = after(state, changes);
		expect(member.get(testMember(ines).id)).toMatchObject({ until: null, deputy: null });
		expect(member.get(testMember(amara).id)).toMatchObject({ until: testAt });
	});

	test('[CT12] [CP4] [CP5] what would change nothing, or was not seen, is refused', () => {
		const known = testClinician({ userId: ines.id });
		const given = { state: testState(), by: amara, clinician: known };
		expect(refused(hand({ userId: ines.id, stays: true }), given)).toEqual({
			code: 'already-exists'
		});
		expect(refused(hand({ expectedRevision: 2 }), given)).toMatchObject({ code: 'stale' });
		expect(refused(hand({ reason: '' }), given)).toMatchObject({ problem: 'empty' });
	});
});
