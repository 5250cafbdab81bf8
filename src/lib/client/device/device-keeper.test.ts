import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { toId, type PlanId, type UserId } from '../../domain/ids.ts';
import { unseal } from './device-cipher.ts';
import { openDeviceKeeper, type DeviceKeeper } from './device-keeper.ts';
import { openDeviceStore, placeName } from './device-store.ts';
import type { Kept } from './kept.ts';

const utf8 = new TextEncoder();

const written: Kept = {
	type: 'prose',
	document: 'story',
	pushes: [{ opId: toId(v7()), update: utf8.encode('Burning at night') }],
	waiting: [utf8.encode('and in the morning')]
};

function open(owner: { userId: UserId; planId: PlanId; epoch?: number }): Promise<DeviceKeeper> {
	return openDeviceKeeper({ epoch: 1, holder: v7(), ...owner });
}

function somebody() {
	return { userId: toId<UserId>(v7()), planId: toId<PlanId>(v7()) };
}

test('[CL30] what is on the disk holds no plain words, and opens only in its place', async () => {
	const owner = somebody();
	const keeper = await open(owner);
	await keeper.write(
		new Map([
			['story', written],
			['drafts', written]
		])
	);
	const store = await openDeviceStore();
	const [one, other] = await store.places(owner.userId);
	const sealed = one && (await store.read(one));
	if (!sealed || !other) throw new Error('nothing kept');
	expect(Buffer.from(sealed.bytes).toString('latin1')).not.toMatch(/Burning|morning|story/);
	const key = await store.keyOf(owner.userId);
	expect(key.extractable).toBe(false);
	expect(await unseal(key, placeName(one), sealed)).not.toBeNull();
	expect(await unseal(key, placeName(other), sealed)).toBeNull();
	const stranger = await store.keyOf(somebody().userId);
	expect(await unseal(stranger, placeName(one), sealed)).toBeNull();
	store.close();
	keeper.close();
});

test('[CL31] it comes back as it was, with the epoch it was written in', async () => {
	const owner = somebody();
	const gone = await open({ ...owner, epoch: 3 });
	await gone.write(new Map([['story', written]]));
	gone.close();
	const next = await open({ ...owner, epoch: 4 });
	expect(await next.takeOver()).toEqual([{ epoch: 3, kept: written }]);
	next.close();
});

test('[CL32] an open page keeps what it has; a page that is gone leaves it to one other', async () => {
	const owner = somebody();
	const first = await open(owner);
	await first.write(new Map([['story', written]]));
	const [second, third] = [await open(owner), await open(owner)];
	expect(await second.takeOver()).toEqual([]);
	first.close();
	const both = await Promise.all([second.takeOver(), third.takeOver()]);
	expect(both.flat()).toHaveLength(1);
	second.close();
	third.close();
});

test('[CL32] it is taken over for good only with the next write', async () => {
	const owner = somebody();
	const first = await open(owner);
	await first.write(new Map([['story', written]]));
	first.close();
	const second = await open(owner);
	expect(await second.takeOver()).toHaveLength(1);
	second.close();
	const third = await open(owner);
	expect(await third.takeOver()).toHaveLength(1);
	await third.write(new Map());
	third.close();
	const fourth = await open(owner);
	expect(await fourth.takeOver()).toEqual([]);
	fourth.close();
});

test('[CL33] nobody else and no other plan is given it', async () => {
	const owner = somebody();
	const first = await open(owner);
	await first.write(new Map([['story', written]]));
	first.close();
	for (const other of [
		{ ...somebody(), planId: owner.planId },
		{ ...somebody(), userId: owner.userId }
	]) {
		const keeper = await open(other);
		expect(await keeper.takeOver()).toEqual([]);
		keeper.close();
	}
});
