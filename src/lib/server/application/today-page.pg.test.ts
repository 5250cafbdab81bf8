import { beforeEach, expect, test } from 'vitest';
import { contextOf } from '../../../../tests/support/people.ts';
import { createPlan, newId, type PlanFixture } from '../../../../tests/support/plan-fixture.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import type { GoalId, OpId, UserId } from '../../domain/ids.ts';
import { execute } from './execute.ts';
import { markSeen } from './mark-seen.ts';
import { openToday } from './today-page.ts';

const now = new Date('2026-11-22T10:00:00.000Z');
const { database } = await testDatabase();
let plan: PlanFixture;

beforeEach(async () => {
	plan = await createPlan(database, now);
});

const by = (userId: UserId) => contextOf(database, userId, () => now);

async function addGoal(userId: UserId, text: string): Promise<number> {
	const input = { goalId: newId<GoalId>(), text };
	const request = {
		planId: plan.planId,
		opId: newId<OpId>(),
		command: { name: 'AddGoal', input }
	} as const;
	const added = await execute(by(userId), request);
	if (!added.ok) throw new Error(added.error.code);
	return added.value.seq;
}

async function today() {
	const opened = await openToday(by(plan.patient.id));
	if (!opened) throw new Error('the patient has a plan');
	const { isFirstLook, today: day } = opened;
	return { isFirstLook, news: day.news.length };
}

test('[TL13] everything is new to a patient who has neither looked nor done anything', async () => {
	await addGoal(plan.doctor.id, 'To sleep');
	expect(await today()).toEqual({ isFirstLook: true, news: 0 });
});

test('[TL13] who has done something is told what came after it', async () => {
	await addGoal(plan.doctor.id, 'To sleep');
	await addGoal(plan.patient.id, 'To walk');
	expect(await today()).toEqual({ isFirstLook: false, news: 0 });
	await addGoal(plan.doctor.id, 'To sit');
	expect(await today()).toEqual({ isFirstLook: false, news: 1 });
});

test('[TL13] who has looked is told what came after the look, whatever they do then', async () => {
	const seq = await addGoal(plan.doctor.id, 'To sleep');
	await markSeen(by(plan.patient.id), plan.planId, { seq, isSaid: false });
	await addGoal(plan.doctor.id, 'To sit');
	await addGoal(plan.patient.id, 'To walk');
	expect(await today()).toEqual({ isFirstLook: false, news: 1 });
});
