import { beforeEach, describe, expect, test } from 'vitest';
import { contextOf } from '../../../../tests/support/people.ts';
import { createPlan, newId, type PlanFixture } from '../../../../tests/support/plan-fixture.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import type { Command } from '../../domain/command.ts';
import type { ClinicId, MemberId, UserId } from '../../domain/ids.ts';
import { insertClinic, insertClinicMember } from '../people/writer.ts';
import { readWorkList } from '../people/work-list-reader.ts';
import { findMember, readEntities, readEventRows } from '../plan/reader.ts';
import type { Committed } from './context.ts';
import { endDeputies } from './end-deputies.ts';
import { execute } from './execute.ts';
import { openPlanPage } from './plan-page.ts';
import { silent } from '../../../../tests/support/silent-log.ts';

const now = new Date('2026-11-22T10:00:00.000Z');
const dayMs = 86_400_000;
const at = (days: number) => new Date(now.getTime() + days * dayMs);
const reason = 'Moves to another town.';

const { database } = await testDatabase();
let plan: PlanFixture;
beforeEach(async () => {
	plan = await createPlan(database, now);
});

async function run(userId: UserId, command: Command, when = now) {
	const context = { ...contextOf(database, userId), now: () => when };
	return execute(context, { planId: plan.planId, opId: newId(), command });
}

async function placeOf(userId: UserId) {
	const member = await findMember(database, plan.planId, userId);
	if (!member) throw new Error('not in the plan');
	return member;
}

async function end(userId: UserId, by: UserId) {
	const { id: memberId, revision: expectedRevision } = await placeOf(userId);
	const input = { memberId, expectedRevision, reason };
	return run(by, { name: 'EndMembership', input });
}

function add(userId: UserId, by: UserId) {
	const input = { memberId: newId<MemberId>(), userId, role: 'pain-specialist' } as const;
	return run(by, { name: 'AddMember', input });
}

describe('the care team on the record', () => {
	test('[CT4] [CT5] [CT3] somebody joins, leaves, and comes back to a place of its own', async () => {
		const { stranger, doctor, specialist, planId } = plan;
		expect(await openPlanPage(contextOf(database, stranger.id), planId)).toMatchObject({
			ok: false
		});
		expect(await add(stranger.id, doctor.id)).toMatchObject({ ok: true });
		expect(await placeOf(stranger.id)).toMatchObject({
			clinic: 'Example Clinic',
			addedBy: doctor.id
		});
		expect(await openPlanPage(contextOf(database, stranger.id), planId)).toMatchObject({
			ok: true
		});
		expect(await readWorkList(database, stranger.id)).toHaveLength(1);
		expect(await end(stranger.id, specialist.id)).toMatchObject({ ok: true });
		expect(await openPlanPage(contextOf(database, stranger.id), planId)).toMatchObject({
			ok: false
		});
		expect(await readWorkList(database, stranger.id)).toEqual([]);
		expect(await add(stranger.id, specialist.id)).toMatchObject({ ok: true });
		const { member } = await readEntities(database, planId);
		const own = member.filter(({ userId }) => userId === stranger.id);
		expect(own.map(({ endReason }) => endReason).sort()).toEqual(['', reason]);
	});

	test('[CT4] a patient, and whoever works nowhere, joins no plan as a clinician', async () => {
		const { patient, doctor } = plan;
		const other = await createPlan(database, now);
		const refusal = { ok: false, error: { code: 'invalid-input', field: 'userId' } };
		for (const userId of [other.patient.id, newId<UserId>()]) {
			expect(await add(userId, doctor.id)).toMatchObject(refusal);
		}
		expect(await add(patient.id, doctor.id)).toMatchObject({
			error: { code: 'already-exists' }
		});
	});

	test('[CT9] [CT10] the place of a deputy ends with its time, once, on the record', async () => {
		const { stranger, specialist, planId } = plan;
		const input = {
			memberId: newId<MemberId>(),
			userId: stranger.id,
			forUserId: specialist.id,
			from: now.toISOString(),
			until: at(2).toISOString()
		};
		expect(await run(specialist.id, { name: 'NameDeputy', input })).toMatchObject({ ok: true });
		const published: Committed[] = [];
		const sweeping = (when: Date) => ({
			database,
			now: () => when,
			publish: (committed: Committed) => void published.push(committed)
		});
		await endDeputies(sweeping(at(1)), silent);
		expect(published).toEqual([]);
		await Promise.all([endDeputies(sweeping(at(2)), silent), endDeputies(sweeping(at(2)), silent)]);
		expect(published.filter((one) => one.planId === planId)).toHaveLength(1);
		expect(await findMember(database, planId, stranger.id)).toBeUndefined();
		const rows = await readEventRows(database, { planId, afterSeq: 0, limit: 100 });
		expect(rows.at(-1)).toMatchObject({ command: 'EndDeputy', actorId: specialist.id });
	});

	test('[CT12] a plan goes to another clinic with its history; both clinics see it as members', async () => {
		const { stranger, specialist, planId, clinicId } = plan;
		const elsewhere = newId<ClinicId>();
		const settings = { timeZone: 'UTC', emergencyNumber: '000', phoneNumber: '000' };
		await insertClinic(database, { id: elsewhere, name: 'Eastgate', settings });
		const role = 'pain-specialist';
		await insertClinicMember(database, { clinicId: elsewhere, userId: stranger.id, role });
		const input = {
			expectedRevision: 1,
			memberId: newId<MemberId>(),
			userId: stranger.id,
			clinicId: elsewhere,
			reason,
			stays: false
		};
		const done = await run(specialist.id, { name: 'HandOverPlan', input });
		expect(done).toMatchObject({ ok: true });
		const opened = await openPlanPage(contextOf(database, stranger.id), planId);
		expect(opened).toMatchObject({ ok: true, value: { clinic: { name: 'Eastgate' } } });
		const { plan: plans } = await readEntities(database, planId);
		expect(plans[0]?.previousClinics).toEqual([
			{ clinicId, name: 'Example Clinic', until: now.toISOString(), by: specialist.id, reason }
		]);
		expect(await openPlanPage(contextOf(database, specialist.id), planId)).toMatchObject({
			ok: false
		});
	});

	test('[CP13] [CP1] a closed plan is on the list, is read, and takes only who may read it', async () => {
		const { doctor, specialist, stranger, planId } = plan;
		const close = { expectedRevision: 1, to: 'revoked', reason } as const;
		const refused = await run(doctor.id, { name: 'SetPlanStatus', input: close });
		expect(refused).toEqual({ ok: false, error: { code: 'forbidden' } });
		expect(await run(specialist.id, { name: 'SetPlanStatus', input: close })).toMatchObject({
			ok: true
		});
		const again = await run(specialist.id, { name: 'SetPlanStatus', input: close });
		expect(again).toEqual({ ok: false, error: { code: 'plan-closed', status: 'revoked' } });
		expect(await readWorkList(database, doctor.id)).toMatchObject([{ status: 'revoked' }]);
		expect(await openPlanPage(contextOf(database, doctor.id), planId)).toMatchObject({ ok: true });
		expect(await add(stranger.id, doctor.id)).toMatchObject({ ok: true });
		expect(await end(stranger.id, specialist.id)).toMatchObject({ ok: true });
	});
});
