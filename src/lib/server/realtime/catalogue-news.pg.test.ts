import { beforeAll, beforeEach, expect, test } from 'vitest';
import {
	accepted,
	refusalCode,
	startGateway,
	type TestGateway,
	type TestSocket
} from '../../../../tests/support/gateway.ts';
import { contextOf } from '../../../../tests/support/people.ts';
import {
	createPlan,
	type Person,
	type PlanFixture
} from '../../../../tests/support/plan-fixture.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import type { PlanId } from '../../domain/ids.ts';
import { accept } from '../application/accept-catalogue.ts';
import { edition } from '../catalogue/edition.ts';
import type { AccordDatabase } from '../db/accord.ts';

let database: AccordDatabase;
let server: TestGateway;
let plan: PlanFixture;

beforeAll(async () => {
	({ database } = await testDatabase());
});

beforeEach(async () => {
	plan = await createPlan(database, new Date());
	server = await startGateway(database);
	return () => server.close();
});

interface Page {
	readonly socket: TestSocket;
	readonly told: PlanId[];
}

async function open(person: Person, planId = plan.planId): Promise<Page> {
	const socket = await server.connect(person);
	const told: PlanId[] = [];
	socket.on('catalogue:changed', ({ plan: changed }) => told.push(changed));
	accepted(await socket.emitWithAck('plan:open', { plan: planId, lastSeq: null }));
	return { socket, told };
}

async function stateOf({ socket }: Page): Promise<string> {
	const asked = { plan: plan.planId };
	return accepted(await socket.emitWithAck('plan:catalogue', asked)).standing.state;
}

function acceptBy({ id }: Person, hash = edition.contentHash) {
	const context = contextOf(database, id, () => new Date());
	const { announceCatalogue } = server.gateway;
	const input = { version: edition.version, contentHash: hash };
	return accept(
		{ ...context, announceCatalogue },
		{
			clinicId: plan.clinicId,
			input: { ...input, hasRead: true, statement: 'I have read all of it.' },
			reauthenticated: true
		}
	);
}

test('[AC12] an acceptance reaches everybody who has a plan of the clinic open', async () => {
	const other = await createPlan(database, new Date());
	const [patient, doctor, elsewhere] = [
		await open(plan.patient),
		await open(plan.doctor),
		await open(other.patient, other.planId)
	];
	expect(await stateOf(patient)).toBe('awaited');
	expect((await acceptBy(plan.specialist)).ok).toBe(true);
	for (const page of [patient, doctor]) {
		await expect.poll(() => page.told).toEqual([plan.planId]);
		expect(await stateOf(page)).toBe('accepted');
	}
	expect(elsewhere.told).toEqual([]);
});

test('[AC12] what was refused is no news', async () => {
	const patient = await open(plan.patient);
	expect((await acceptBy(plan.doctor)).ok).toBe(false);
	expect((await acceptBy(plan.specialist, 'f'.repeat(64))).ok).toBe(false);
	expect(await stateOf(patient)).toBe('awaited');
	expect(patient.told).toEqual([]);
});

test('[AC12] only who is in the plan and has it open is told how it stands', async () => {
	const asked = { plan: plan.planId };
	const member = await server.connect(plan.doctor);
	expect(refusalCode(await member.emitWithAck('plan:catalogue', asked))).toBe('out-of-step');
	const stranger = await server.connect(plan.stranger);
	expect(refusalCode(await stranger.emitWithAck('plan:catalogue', asked))).toBe('not-found');
});
