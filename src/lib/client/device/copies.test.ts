import 'fake-indexeddb/auto';
import { encode } from '@msgpack/msgpack';
import { v7 } from 'uuid';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { toId, type PlanId, type UserId } from '../../domain/ids.ts';
import type { CopyQuestion, CopyStanding } from '../../protocol/schema/device-copy.ts';
import { copyLifeMs, keepCopy, lookAfter, type AskServer } from './copies.ts';
import { openCopyStore, type CopyOwner, type CopyStore } from './copy-store.ts';
import { seal } from './device-cipher.ts';
import { openDeviceDb } from './device-db.ts';
import type { PlanCopy } from './plan-copy.ts';
import { readCopies } from './read-copies.ts';

const now = Date.parse('2026-11-22T10:00:00.000Z');
/** By a page that still may. */
const isWanted = () => true;
const noAnswer: AskServer = () => Promise.resolve(null);

let store: CopyStore;

beforeEach(async () => {
	store = await openCopyStore();
	for (const { userId } of await store.owners()) await store.forget(userId);
	for (const id of await store.over()) await store.told(id);
	return () => store.close();
});

function copyOf(userId: UserId, plan: PlanId, seq = 1): PlanCopy {
	const words = { type: 'text', text: 'Burning at night' };
	const doc = { type: 'doc', content: [{ type: 'paragraph', content: [words] }] };
	return {
		plan,
		seq,
		you: { userId, name: 'Rosa Alvarez', role: 'patient' },
		clinic: { name: 'Harbour Pain Clinic', phoneNumber: '555 0100' },
		entities: { plan: [] },
		sections: { story: doc }
	} as unknown as PlanCopy;
}

async function somebodyWithCopy(at = now): Promise<{ owner: CopyOwner; plan: PlanId }> {
	const [userId, plan] = [toId<UserId>(v7()), toId<PlanId>(v7())];
	await store.begin(userId, v7(), at);
	expect(await keepCopy(copyOf(userId, plan), { at, isFresh: true, isWanted })).toBe(true);
	const owner = (await store.owners()).find((one) => one.userId === userId);
	if (!owner) throw new Error('nobody');
	return { owner, plan };
}

/** A server that lets everything stand but what is said, and what it was asked. */
function server(answer: Partial<CopyStanding>) {
	const asked: CopyQuestion[] = [];
	const ask: AskServer = (question) => {
		asked.push(question);
		return Promise.resolve({ stands: true, isSignedIn: true, plans: question.plans, ...answer });
	};
	return { asked, ask };
}

async function plansRead(at = now): Promise<readonly PlanId[]> {
	return (await readCopies(at)).copies.map(({ copy }) => copy.plan);
}

test('[CL41] who has not asked for it keeps nothing', async () => {
	const userId = toId<UserId>(v7());
	const written = { at: now, isFresh: true, isWanted };
	expect(await keepCopy(copyOf(userId, toId(v7())), written)).toBe(false);
	expect(await readCopies(now)).toEqual({ userId: null, copies: [], hadOther: false });
});

describe('[CL42] on the disk', () => {
	test('there are no plain words, and no key that could be read out', async () => {
		const { owner, plan } = await somebodyWithCopy();
		const db = await openDeviceDb();
		onTestFinished(() => db.close());
		const sealed = await db.get('copy', [owner.userId, plan]);
		if (!sealed) throw new Error('nothing kept');
		const bytes = Buffer.from(sealed.bytes).toString('latin1');
		expect(bytes).not.toMatch(/Burning|Rosa|Harbour|story/);
		expect(owner.key.extractable).toBe(false);
		expect(await store.read(owner, plan)).toEqual(copyOf(owner.userId, plan));
	});

	test('a copy opens neither as another plan’s nor as younger than it is', async () => {
		const { owner, plan } = await somebodyWithCopy();
		const db = await openDeviceDb();
		onTestFinished(() => db.close());
		const sealed = await db.get('copy', [owner.userId, plan]);
		if (!sealed) throw new Error('nothing kept');
		const other = toId<PlanId>(v7());
		await db.put('copy', sealed, [owner.userId, other]);
		expect(await store.read(owner, other)).toBeNull();
		await db.put('copy', { ...sealed, at: sealed.at + 1 }, [owner.userId, plan]);
		expect(await store.read(owner, plan)).toBeNull();
	});

	test('the key is another one each time it is turned on', async () => {
		const { owner, plan } = await somebodyWithCopy();
		await store.begin(owner.userId, v7(), now);
		const [again] = await store.owners();
		expect(again && (await store.read(again, plan))).toBeNull();
	});
});

test('[CL43] a page with an earlier state leaves the later one, a page just opened is the newest', async () => {
	const { owner, plan } = await somebodyWithCopy();
	const seqAfter = async (seq: number, isFresh: boolean) => {
		await keepCopy(copyOf(owner.userId, plan, seq), { at: now, isFresh, isWanted });
		return (await store.read(owner, plan))?.seq;
	};
	expect(await seqAfter(5, false)).toBe(5);
	expect(await seqAfter(4, false)).toBe(5);
	expect(await seqAfter(3, true)).toBe(3);
});

describe('[CL44] copies go', () => {
	test('with their key, and a page that still writes keeps nothing', async () => {
		const { owner, plan } = await somebodyWithCopy();
		await store.forget(owner.userId);
		await store.put(owner, copyOf(owner.userId, plan), { at: now, isFresh: true, isWanted });
		expect(await store.marks(owner)).toEqual([]);
		expect(await store.owners()).toEqual([]);
	});

	test('when somebody else is signed in here, and the server is told', async () => {
		const { owner } = await somebodyWithCopy();
		const { asked, ask } = server({});
		await lookAfter(store, { userId: toId<UserId>(v7()), ask, now });
		expect(await plansRead()).toEqual([]);
		expect(asked).toEqual([{ copy: owner.id, plans: [], ends: true }]);
	});

	test('when the server has called them off', async () => {
		const { owner } = await somebodyWithCopy();
		await lookAfter(store, { ...server({ stands: false }), userId: null, now });
		expect(await store.owners()).toEqual([]);
		expect(await store.marks(owner)).toEqual([]);
	});

	test('of a plan to which access has ended, alone', async () => {
		const { owner, plan } = await somebodyWithCopy();
		const other = toId<PlanId>(v7());
		await keepCopy(copyOf(owner.userId, other), { at: now, isFresh: true, isWanted });
		await lookAfter(store, { ...server({ plans: [other] }), userId: owner.userId, now });
		expect(await plansRead()).toEqual([other]);
		expect(plan).not.toBe(other);
	});

	test('seven days after their person was last signed in here', async () => {
		await somebodyWithCopy();
		expect(await plansRead(now + copyLifeMs)).toHaveLength(1);
		expect(await plansRead(now + copyLifeMs + 1)).toEqual([]);
		expect(await store.owners()).toEqual([]);
	});

	test('of one plan seven days after it was last open, and when a clock was put back', async () => {
		const { owner, plan } = await somebodyWithCopy();
		await store.seen(owner, now + copyLifeMs);
		expect(await plansRead(now + copyLifeMs + 1)).toEqual([]);
		expect(await store.owners()).toHaveLength(1);
		await keepCopy(copyOf(owner.userId, plan), { at: now, isFresh: true, isWanted });
		expect(await plansRead(now - copyLifeMs)).toEqual([]);
	});
});

describe('[CL44] that they went is told to the server', () => {
	const ends = (id: string) => [{ copy: id, plans: [], ends: true }];

	test('when the network is back, where they went without it', async () => {
		const { owner } = await somebodyWithCopy();
		const later = now + copyLifeMs + 1;
		expect(await plansRead(later)).toEqual([]);
		const { asked, ask } = server({ stands: false });
		await lookAfter(store, { userId: null, ask, now: later });
		expect(asked).toEqual(ends(owner.id));
		await lookAfter(store, { userId: null, ask, now: later });
		expect(asked).toHaveLength(1);
	});

	test('again, until it has answered', async () => {
		const { owner } = await somebodyWithCopy();
		await store.forget(owner.userId);
		await lookAfter(store, { userId: null, ask: noAnswer, now });
		const { asked, ask } = server({ stands: false });
		await lookAfter(store, { userId: toId<UserId>(v7()), ask, now });
		expect(asked).toEqual(ends(owner.id));
	});
});

describe('[CL45] the server is asked by the name of this browser', () => {
	test('without an answer everything stays', async () => {
		const { owner, plan } = await somebodyWithCopy();
		await lookAfter(store, { userId: owner.userId, ask: noAnswer, now });
		expect(await plansRead()).toEqual([plan]);
	});

	test('where the session has only run out they stay, and are no younger for it', async () => {
		const { plan } = await somebodyWithCopy();
		const { ask, asked } = server({ isSignedIn: false });
		await lookAfter(store, { userId: null, ask, now: now + copyLifeMs });
		expect(asked).toMatchObject([{ plans: [plan], ends: false }]);
		expect(await plansRead(now + copyLifeMs + 1)).toEqual([]);
		expect(await store.owners()).toEqual([]);
	});

	test('signed in, they live seven days more', async () => {
		const { owner } = await somebodyWithCopy();
		await lookAfter(store, { ...server({}), userId: owner.userId, now: now + copyLifeMs });
		expect((await store.owners()).map(({ seenAt }) => seenAt)).toEqual([now + copyLifeMs]);
	});
});

test('[CL46] what another version of Accord has kept is thrown away, and that is said', async () => {
	const { owner, plan } = await somebodyWithCopy();
	const db = await openDeviceDb();
	onTestFinished(() => db.close());
	const marks = { seq: 1, at: now };
	const place = JSON.stringify(['copy', owner.userId, plan, marks.seq, marks.at]);
	const bytes = encode({ format: 'older', copy: copyOf(owner.userId, plan) });
	const sealed = await seal(owner.key, place, bytes);
	await db.put('copy', { ...sealed, ...marks }, [owner.userId, plan]);
	expect(await readCopies(now)).toEqual({ userId: owner.userId, copies: [], hadOther: true });
	expect(await readCopies(now)).toEqual({ userId: owner.userId, copies: [], hadOther: false });
});
