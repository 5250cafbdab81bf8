import { afterAll, expect, test } from 'vitest';
import { randomFrom } from '../../../tests/crash/random.ts';
import { recordFaults } from '../../../tests/prove/replay.ts';
import { startGateway } from '../../../tests/support/gateway.ts';
import { createPlan } from '../../../tests/support/plan-fixture.ts';
import { testDatabase } from '../../../tests/support/postgres.ts';
import { raceToSign } from '../../../tests/support/sign-race.ts';

const races = Number(process.env['ACCORD_SIGN_RACES'] ?? 60);
const seed = Number(process.env['ACCORD_SIGN_SEED'] ?? 20_261_128);

const { database } = await testDatabase();
const gateway = await startGateway(database);
afterAll(() => gateway.close());

test(`[VE2] [VE4] ${races} races: a version is what was reviewed, or it is refused`, async () => {
	const plan = await createPlan(database, new Date());
	const random = randomFrom(seed);
	const result = await raceToSign({ database, gateway, plan, random }, races);
	expect(result.wrong).toEqual([]);
	expect(await recordFaults(database, plan.planId)).toEqual([]);
	// Both ends of the race were met: otherwise it proved nothing.
	expect(result.signed).toBeGreaterThan(races / 20);
	expect(result.refused.length).toBeGreaterThan(races / 20);
});
