import 'fake-indexeddb/auto';
import { and, eq } from 'drizzle-orm';
import {
	afterAll,
	beforeAll,
	beforeEach,
	describe,
	expect,
	onTestFinished,
	test,
	vi
} from 'vitest';
import { startFaultProxy, type FaultProxy } from '../../../tests/support/fault-proxy.ts';
import { startGateway, type TestGateway } from '../../../tests/support/gateway.ts';
import {
	createPlan,
	newId,
	type Person,
	type PlanFixture
} from '../../../tests/support/plan-fixture.ts';
import { tensTrial } from '../../../tests/support/plan-rooms.ts';
import { testDatabase, type TestDatabase } from '../../../tests/support/postgres.ts';
import { openRoomOf, pageOf, textOf, type, until } from '../../../tests/support/room.ts';
import type { GoalId, TreatmentId } from '../domain/ids.ts';
import { documentKeys } from '../domain/plan/section.ts';
import { plan as planTable, planEvent, planHead, planMember } from '../server/db/schema/plan.ts';
import { plainText } from '../prose/read.ts';
import { openDeviceStore } from './device/device-store.ts';
import type { PlanRoom } from './plan-room.svelte.ts';

const details = { ...tensTrial, target: 'Six' };

let testDb: TestDatabase;
let gateway: TestGateway;
let proxy: FaultProxy;
let plan: PlanFixture;
let rooms: PlanRoom[] = [];
const now = () => new Date();

beforeAll(async () => {
	testDb = await testDatabase();
	gateway = await startGateway(testDb.database);
	proxy = await startFaultProxy(gateway.origin);
});

afterAll(async () => {
	await proxy.stop();
	await gateway.close();
});

beforeEach(async () => {
	plan = await createPlan(testDb.database, now());
	return () => {
		proxy.close(false);
		for (const room of rooms) room.destroy();
		rooms = [];
	};
});

async function open(person: Person, url?: string): Promise<PlanRoom> {
	const maker = { database: testDb.database, gateway, plan, now };
	const room = await openRoomOf(url === undefined ? maker : { ...maker, url }, person);
	rooms.push(room);
	return room;
}

/** On a server that has just started, and so knows nothing from before. */
async function openOnNewServer(person: Person): Promise<PlanRoom> {
	const later = await startGateway(testDb.database);
	onTestFinished(() => later.close());
	const maker = { database: testDb.database, gateway: later, plan, now };
	const room = await openRoomOf(maker, person);
	rooms.push(room);
	return room;
}

/** A page whose line is down, and which is then gone with what it has kept. */
async function leaveBehind(person: Person, write: (room: PlanRoom) => void): Promise<void> {
	const room = await open(person, proxy.url);
	for (const key of documentKeys) await room.document(key).openForWriting();
	proxy.close(true);
	await until(() => room.saveState === 'server-away');
	write(room);
	await until(() => room.keeping === 'kept');
	room.destroy();
	proxy.close(false);
}

async function proseEvents(): Promise<readonly string[]> {
	const rows = await testDb.database.orm.select().from(planEvent);
	return rows
		.filter((row) => row.planId === plan.planId && row.type === 'prose')
		.map(({ opId }) => opId);
}

async function kept(person: Person) {
	const store = await openDeviceStore();
	const places = await store.places(person.id);
	store.close();
	return places;
}

test('[CL30] what is unsaved is on the device before the page says so, and leaves it when saved', async () => {
	const room = await open(plan.patient, proxy.url);
	await room.document('story').openForWriting();
	expect(room.keeping).toBe('none');
	proxy.close(true);
	await until(() => room.saveState === 'server-away');
	type(room.document('story'), 'It burns.');
	expect(room.keeping).toBe('not-yet');
	await until(() => room.keeping === 'kept');
	expect(await kept(plan.patient)).toHaveLength(1);
	proxy.close(false);
	await until(() => room.saveState === 'saved');
	await room.unsaved.settle();
	expect(await kept(plan.patient)).toEqual([]);
	expect(room.keeping).toBe('none');
});

describe('opening the plan again', () => {
	test('[CL31] prose and commands of a page that is gone arrive, once and in order', async () => {
		const goals = ['To walk', 'To sleep'].map((text) => ({ goalId: newId<GoalId>(), text }));
		await leaveBehind(plan.patient, (room) => {
			type(room.document('story'), 'It burns. ');
			type(room.document('story'), 'At night.');
			for (const goal of goals) void room.run('AddGoal', goal);
		});
		const doctor = await open(plan.doctor);
		expect(textOf(doctor.document('story'))).toBe('');
		const again = await open(plan.patient);
		await until(() => textOf(doctor.document('story')) === 'It burns. At night.');
		await until(() => again.saveState === 'saved' && again.goals.length === 2);
		expect(textOf(again.document('story'))).toBe('It burns. At night.');
		await until(() => doctor.goals.length === 2);
		expect(doctor.goals.map(({ text }) => text)).toEqual(['To walk', 'To sleep']);
		await again.unsaved.settle();
		expect(await kept(plan.patient)).toEqual([]);
	});

	test('[CL31] what was stored while nobody heard of it is not stored twice', async () => {
		const room = await open(plan.patient, proxy.url);
		const doctor = await open(plan.doctor);
		await room.document('story').openForWriting();
		proxy.deafen();
		type(room.document('story'), 'Once.');
		void room.run('AddGoal', { goalId: newId<GoalId>(), text: 'To walk' });
		await until(() => textOf(doctor.document('story')) === 'Once.' && doctor.goals.length === 1);
		await until(() => room.keeping === 'kept');
		const before = await proseEvents();
		room.destroy();
		proxy.cut();
		const again = await open(plan.patient);
		await until(() => again.saveState === 'saved' && again.keeping === 'none');
		await again.unsaved.settle();
		expect(await proseEvents()).toEqual(before);
		expect(textOf(again.document('story'))).toBe('Once.');
		expect(again.goals).toHaveLength(1);
		expect(again.refused).toEqual([]);
		expect(await kept(plan.patient)).toEqual([]);
	});

	test('[CL31] [CL8] two kept edits of one field do not conflict with each other', async () => {
		const treatmentId = newId<TreatmentId>();
		const doctor = await open(plan.doctor);
		await doctor.run('ProposeTreatment', { treatmentId, details });
		await leaveBehind(plan.doctor, (room) => {
			for (const [from, to] of [
				['Six', 'Five'],
				['Five', 'Four']
			] as const) {
				void room.run('ReviseTreatment', {
					treatmentId,
					expectedRevision: room.treatments[0]?.revision ?? 0,
					before: { target: from },
					after: { target: to }
				});
			}
		});
		const again = await open(plan.doctor);
		await until(() => again.treatments[0]?.target === 'Four' && again.saveState === 'saved');
		expect(again.conflicts).toEqual([]);
		await until(() => doctor.treatments[0]?.target === 'Four');
	});

	test('[CL31] [CL9] what somebody else changed meanwhile is a choice, as ever', async () => {
		const treatmentId = newId<TreatmentId>();
		const doctor = await open(plan.doctor);
		await doctor.run('ProposeTreatment', { treatmentId, details });
		const revise = (room: PlanRoom, target: string) =>
			room.run('ReviseTreatment', {
				treatmentId,
				expectedRevision: 1,
				before: { target: 'Six' },
				after: { target }
			});
		await leaveBehind(plan.specialist, (room) => void revise(room, 'Mine'));
		expect(await revise(doctor, 'Theirs')).toEqual({ ok: true });
		const again = await open(plan.specialist);
		await until(() => again.conflicts.length === 1);
		const [conflict] = again.conflicts;
		expect(conflict?.command.input).toMatchObject({ after: { target: 'Mine' } });
		expect(conflict?.current).toMatchObject({ target: 'Theirs' });
		// Left undecided once more: it is still there, and still a choice.
		await until(() => again.keeping === 'kept');
		again.destroy();
		const third = await open(plan.specialist);
		await until(() => third.conflicts.length === 1);
		third.useMine(third.conflicts[0]?.id ?? newId());
		await until(() => doctor.treatments[0]?.target === 'Mine');
		await until(() => third.saveState === 'saved');
	});

	test('[CL31] hours of typing come back whole, in pieces that the server takes', async () => {
		const words = Array.from({ length: 1_500 }, (_, word) => `${word} `);
		const pasted = 'It hurts when I sit. '.repeat(2_000);
		await leaveBehind(plan.patient, (room) => {
			for (const word of words) type(room.document('story'), word);
			for (let paste = 0; paste < 3; paste += 1) type(room.document('story'), pasted);
		});
		const again = await open(plan.patient);
		await until(() => again.document('story').unsaved || textOf(again.document('story')) !== '');
		await until(() => again.saveState === 'saved');
		expect(again.refused).toEqual([]);
		const expected = words.join('') + pasted.repeat(3);
		expect(textOf(again.document('story')) === expected).toBe(true);
		const maker = { database: testDb.database, gateway, plan, now };
		const { sections } = await pageOf(maker, plan.doctor);
		expect(plainText(sections.story) === expected).toBe(true);
	});
});

describe('two pages', () => {
	test('[CL32] what an open page holds is not sent by another one of the same person', async () => {
		const first = await open(plan.patient, proxy.url);
		await first.document('story').openForWriting();
		proxy.close(true);
		await until(() => first.saveState === 'server-away');
		type(first.document('story'), 'Mine to send.');
		await until(() => first.keeping === 'kept');
		const second = await open(plan.patient);
		await second.unsaved.settle();
		expect(second.hasUnsaved).toBe(false);
		expect(textOf(second.document('story'))).toBe('');
		await second.document('story').openForWriting();
		type(second.document('story'), 'Second. ');
		proxy.close(false);
		await until(() => first.saveState === 'saved' && second.saveState === 'saved');
		await until(() => textOf(first.document('story')) === textOf(second.document('story')));
		expect([...textOf(first.document('story')).matchAll(/Mine to send\.|Second\. /g)]).toHaveLength(
			2
		);
	});

	test('[CL32] two pages opened at once share out what was left, and nothing is sent twice', async () => {
		await leaveBehind(plan.patient, (room) => {
			type(room.document('story'), 'One. ');
			void room.run('AddGoal', { goalId: newId<GoalId>(), text: 'To walk' });
		});
		const before = (await proseEvents()).length;
		const [one, other] = await Promise.all([open(plan.patient), open(plan.patient)]);
		for (const room of [one, other]) {
			await until(() => textOf(room.document('story')) === 'One. ' && room.goals.length === 1);
			await until(() => room.saveState === 'saved');
			expect(room.refused).toEqual([]);
		}
		expect(await proseEvents()).toHaveLength(before + 1);
	});
});

test('[CL33] somebody else on the same device neither sees nor sends it', async () => {
	await leaveBehind(plan.patient, (room) => type(room.document('story'), 'Only mine.'));
	const doctor = await open(plan.doctor);
	await doctor.unsaved.settle();
	expect(doctor.hasUnsaved).toBe(false);
	expect(await kept(plan.patient)).toHaveLength(1);
	const again = await open(plan.patient);
	await until(() => textOf(doctor.document('story')) === 'Only mine.');
	await until(() => again.saveState === 'saved');
});

describe('what cannot be sent any more', () => {
	test('[CL34] the plan was put back to an earlier day: kept as text, until it is put away', async () => {
		await leaveBehind(plan.patient, (room) => {
			type(room.document('story'), 'It burns.');
			void room.run('AddGoal', { goalId: newId<GoalId>(), text: 'To walk' });
		});
		const { orm } = testDb.database;
		await orm.update(planHead).set({ epoch: 2 }).where(eq(planHead.planId, plan.planId));
		const again = await open(plan.patient);
		await until(() => again.refused.length === 2);
		expect(again.refused.map(({ what }) => what)).toMatchObject([
			{ type: 'command', command: { input: { text: 'To walk' } } },
			{ type: 'prose', document: 'story', text: 'It burns.' }
		]);
		expect(again.goals).toEqual([]);
		expect(textOf(again.document('story'))).toBe('');
		await until(() => again.keeping === 'kept');
		expect(again.asksBeforeLeaving).toBe(false);
		again.destroy();
		const third = await open(plan.patient);
		await until(() => third.refused.length === 2);
		for (const { id } of third.refused) third.dismiss(id);
		await third.unsaved.settle();
		expect(await kept(plan.patient)).toEqual([]);
	});

	test('[CL34] the role does not include it any more: every word is kept', async () => {
		await leaveBehind(plan.specialist, (room) => {
			type(room.document('plan-summary'), 'My summary.');
			type(room.document('story'), 'My findings.');
		});
		const { orm } = testDb.database;
		const isOne = and(
			eq(planMember.planId, plan.planId),
			eq(planMember.userId, plan.specialist.id)
		);
		await orm.update(planMember).set({ role: 'referring-doctor' }).where(isOne);
		const again = await openOnNewServer(plan.specialist);
		await until(() => again.refused.length === 1 && textOf(again.document('story')) !== '');
		expect(again.refused[0]).toMatchObject({
			what: { type: 'prose', document: 'plan-summary', own: 'My summary.' },
			error: { code: 'forbidden' }
		});
		await until(() => again.keeping === 'kept');
	});

	test('[CL34] the plan was closed meanwhile', async () => {
		await leaveBehind(plan.patient, (room) => {
			type(room.document('story'), 'It burns.');
			void room.run('AddGoal', { goalId: newId<GoalId>(), text: 'To walk' });
		});
		const { orm } = testDb.database;
		await orm.update(planTable).set({ status: 'completed' }).where(eq(planTable.id, plan.planId));
		const again = await openOnNewServer(plan.patient);
		await until(() => again.refused.length === 2);
		expect(again.refused.map(({ error }) => error.code)).toEqual(['plan-closed', 'plan-closed']);
	});
});

test('[CL37] a page does not send in the name of somebody who signed in since', async () => {
	await leaveBehind(plan.patient, (room) => {
		void room.run('AddGoal', { goalId: newId<GoalId>(), text: 'To walk' });
	});
	const maker = { database: testDb.database, gateway, plan, now };
	const { PlanRoom: Room } = await import('./plan-room.svelte.ts');
	const page = new Room(await pageOf(maker, plan.patient), {
		url: gateway.origin,
		socket: {
			transports: ['websocket'],
			extraHeaders: { origin: gateway.origin, cookie: await gateway.cookieOf(plan.doctor) }
		}
	});
	rooms.push(page);
	page.connect();
	await until(() => page.ended?.code === 'session-ended');
	const doctor = await open(plan.doctor);
	expect(doctor.goals).toEqual([]);
});

test('[CL35] a disk that is full is said in words, and tried again', async () => {
	const room = await open(plan.patient, proxy.url);
	await room.document('story').openForWriting();
	proxy.close(true);
	await until(() => room.saveState === 'server-away');
	const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
		throw new DOMException('full', 'QuotaExceededError');
	});
	type(room.document('story'), 'It burns.');
	await until(() => room.keeping === 'cannot');
	full.mockRestore();
	await room.unsaved.settle();
	expect(room.keeping).toBe('kept');
	proxy.close(false);
	await until(() => room.saveState === 'saved');
});
