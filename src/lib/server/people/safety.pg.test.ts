import { beforeAll, expect, test } from 'vitest';
import { contextOf } from '../../../../tests/support/people.ts';
import { createPlan, newId, type PlanFixture } from '../../../../tests/support/plan-fixture.ts';
import { testDatabase, type TestDatabase } from '../../../../tests/support/postgres.ts';
import type { Command } from '../../domain/command.ts';
import { checkId, testAnswers } from '../../domain/safety/test-checks.ts';
import { execute } from '../application/execute.ts';
import { readEntities } from '../plan/reader.ts';
import { readUnopened } from './unopened-reader.ts';
import { readWorkList } from './work-list-reader.ts';
import type { UserId } from '../../domain/ids.ts';

let db: TestDatabase;
let fixture: PlanFixture;
/** Nobody has said when this clinic is open: Monday to Friday, eight to six. */
const monday = (time: string) => `2026-11-23T${time}:00.000Z`;

beforeAll(async () => {
	db = await testDatabase();
	fixture = await createPlan(db.database, new Date(monday('07:00')));
});

async function run(userId: UserId, command: Command) {
	const { planId } = fixture;
	const context = { ...contextOf(db.database, userId), now: () => new Date(monday('09:00')) };
	const answer = await execute(context, { planId, opId: newId(), command });
	expect(answer).toMatchObject({ ok: true });
}

const unopened = (userId: UserId, time: string) =>
	readUnopened(db.database, { userId, now: monday(time) });

async function flagOf(userId: UserId) {
	const [row] = await readWorkList(db.database, userId);
	return row?.waiting.redFlag;
}

test('[SC8] [SC4] what nobody opens is on the lists of the team, and after an hour of the clinic', async () => {
	const { patient, doctor, specialist, stranger, planId } = fixture;
	expect(await flagOf(doctor.id)).toBeNull();
	const answers = testAnswers({ 'ces-bladder': { answer: 'yes' } });
	await run(patient.id, {
		name: 'AnswerSafetyCheck',
		input: { checkId, occasion: 'on-demand', answers }
	});
	expect([await flagOf(doctor.id), await flagOf(specialist.id)]).toEqual(['unopened', 'unopened']);
	expect(await unopened(stranger.id, '09:59')).toEqual([]);
	expect(await unopened(stranger.id, '10:00')).toEqual([
		{ clinic: 'Example Clinic', names: `${doctor.name}, ${specialist.name}` }
	]);
	expect(await unopened(specialist.id, '10:00')).toEqual([]);

	await run(specialist.id, { name: 'OpenSafetyCheck', input: { checkId } });
	expect(await unopened(stranger.id, '17:00')).toEqual([]);
	expect(await flagOf(doctor.id)).toBe('open');
	const { safety, plan } = await readEntities(db.database, planId);
	expect(safety).toMatchObject([
		{ id: checkId, level: 'E0', answers, openedBy: specialist.id, outcome: null }
	]);
	expect(plan).toMatchObject([{ urgency: 'emergency', urgencyOwner: doctor.id }]);

	await run(doctor.id, {
		name: 'CloseSafetyCheck',
		input: {
			checkId,
			expectedRevision: 2,
			outcome: 'emergency-care',
			note: 'Sent to hospital.',
			urgency: 'soon',
			owner: specialist.id,
			reviewOn: '2026-12-01'
		}
	});
	expect(await flagOf(doctor.id)).toBeNull();
});
