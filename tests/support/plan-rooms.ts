import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { PlanRoom } from '../../src/lib/client/plan-room.svelte.ts';
import type { TreatmentDetails } from '../../src/lib/domain/treatment/treatment.ts';
import { startGateway, type TestGateway } from './gateway.ts';
import { createPlan, type PlanFixture } from './plan-fixture.ts';
import { testDatabase, type TestDatabase } from './postgres.ts';
import { openRoomOf, type RoomMaker } from './room.ts';

/** A server for the tests of a file, a new plan for each, and its rooms, left when it is over. */
export class PlanRooms {
	#testDb: TestDatabase | undefined;
	#gateway: TestGateway | undefined;
	#plan: PlanFixture | undefined;
	#rooms: PlanRoom[] = [];

	constructor() {
		beforeAll(async () => {
			this.#testDb = await testDatabase();
			this.#gateway = await startGateway(this.#testDb.database);
		});
		afterAll(() => this.gateway.close());
		beforeEach(async () => {
			this.#plan = await createPlan(this.database, new Date());
			return () => {
				for (const room of this.#rooms.splice(0)) room.destroy();
			};
		});
	}

	get database(): TestDatabase['database'] {
		return present(this.#testDb).database;
	}

	get gateway(): TestGateway {
		return present(this.#gateway);
	}

	get plan(): PlanFixture {
		return present(this.#plan);
	}

	get maker(): RoomMaker {
		const { database, gateway, plan } = this;
		return { database, gateway, plan, now: () => new Date() };
	}

	async open(who: 'patient' | 'doctor' | 'specialist'): Promise<PlanRoom> {
		return this.add(await openRoomOf(this.maker, this.plan[who]));
	}

	/** A room that the test has made itself. */
	add(room: PlanRoom): PlanRoom {
		this.#rooms.push(room);
		return room;
	}
}

export const tensTrial: TreatmentDetails = {
	name: 'TENS trial at home',
	kind: 'device',
	why: 'Leg pain in the evening',
	whyNow: 'Never tried',
	forCause: '',
	catalogueId: '',
	causeIds: [],
	frequency: '',
	whoDoes: '',
	startOn: null,
	stopRule: '',
	goalId: null,
	triedBefore: { tried: 'never' },
	target: 'Evening leg pain 6 to 4',
	reviewOn: null,
	dosage: null
};

function present<T>(part: T | undefined): T {
	if (part === undefined) throw new Error('only within a test');
	return part;
}
