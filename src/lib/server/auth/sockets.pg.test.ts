import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
	accepted,
	connected,
	startGateway,
	type TestGateway,
	type TestSocket
} from '../../../../tests/support/gateway.ts';
import { createPlan, type PlanFixture } from '../../../../tests/support/plan-fixture.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { readToken } from './cookie.ts';
import { keepSweeping } from './sweep.ts';
import { silent } from '../../../../tests/support/silent-log.ts';

const minuteMs = 60_000;

let server: TestGateway;
let plan: PlanFixture;
let stopSweeping: () => void;
// The server's clock alone: the line between client and server keeps real time.
let passedMs = 0;
const now = () => new Date(Date.now() + passedMs);

beforeAll(async () => {
	const { database } = await testDatabase();
	server = await startGateway(database, now);
	plan = await createPlan(database, now());
	stopSweeping = keepSweeping(server.identity, silent);
});

afterAll(async () => {
	stopSweeping();
	await server.close();
});

beforeEach(() => {
	passedMs = 0;
});

function pass(minutes: number): void {
	passedMs += minutes * minuteMs;
}

async function openPlan(): Promise<{ socket: TestSocket; cookie: string }> {
	const cookie = await server.cookieOf(plan.doctor);
	const socket = server.socket({ origin: server.origin, cookie });
	await connected(socket);
	accepted(await look(socket));
	return { socket, cookie };
}

function look(socket: TestSocket) {
	return socket.emitWithAck('plan:open', { plan: plan.planId, lastSeq: null });
}

/** How long it takes until the socket is closed. */
function closing(socket: TestSocket): Promise<number> {
	const start = performance.now();
	return new Promise((resolve) =>
		socket.once('disconnect', () => resolve(performance.now() - start))
	);
}

async function expectRefusedForGood(cookie: string): Promise<void> {
	const again = server.socket({ origin: server.origin, cookie });
	await expect(connected(again)).rejects.toThrow('session-ended');
}

test('[R-SE-8] signing out closes the socket within a second, and it cannot come back', async () => {
	const { socket, cookie } = await openPlan();
	const closed = closing(socket);
	await server.identity.sessions.end(readToken(server.identity.cookie, cookie) ?? '');
	expect(await closed).toBeLessThan(1_000);
	await expectRefusedForGood(cookie);
});

test('[R-SE-6] an open, talking socket is closed on time when its person does nothing', async () => {
	const { socket, cookie } = await openPlan();
	for (let minute = 0; minute < 14; minute += 1) {
		pass(1);
		accepted(await look(socket));
	}
	expect(socket.connected).toBe(true);
	const closed = closing(socket);
	pass(1);
	expect(await closed).toBeLessThan(1_000);
	await expectRefusedForGood(cookie);
});

test('[R-SE-6] what its person does keeps it open', async () => {
	const { socket } = await openPlan();
	for (let minute = 0; minute < 40; minute += 10) {
		pass(10);
		const { idleEndsAt } = accepted(await socket.emitWithAck('session:active'));
		expect(new Date(idleEndsAt).getTime()).toBeGreaterThan(now().getTime());
	}
	accepted(await look(socket));
});
