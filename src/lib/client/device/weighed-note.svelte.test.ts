import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { toId, type PlanId, type UserId } from '../../domain/ids.ts';
import { SignOutGate } from '../sign-out-gate.svelte.ts';
import { forgetWeighed, noteWeighed, notedWeighed } from './weighed-note.ts';

/** What a tab keeps, as plain as it is kept: its own properties are its keys. */
class TabStorage {
	[key: string]: unknown;

	getItem(key: string): string | null {
		const found = this[key];
		return typeof found === 'string' ? found : null;
	}

	setItem(key: string, text: string): void {
		this[key] = text;
	}

	removeItem(key: string): void {
		delete this[key];
	}
}

const planId = toId<PlanId>(v7());
const rosa = { userId: toId<UserId>(v7()), planId };
const other = { userId: toId<UserId>(v7()), planId };
const elsewhere = { ...rosa, planId: toId<PlanId>(v7()) };
const places = () => Object.keys(sessionStorage);

beforeEach(() => vi.stubGlobal('sessionStorage', new TabStorage()));
afterEach(() => vi.unstubAllGlobals());

test('[WE3] what was weighed is read by the same person in the same plan, and in no plain words', async () => {
	await noteWeighed(rosa, ['heat', 'wait']);
	expect(await notedWeighed(rosa)).toEqual(['heat', 'wait']);
	expect(await notedWeighed(elsewhere)).toBeNull();
	const noted = JSON.stringify({ ...sessionStorage });
	expect(noted).not.toMatch(/heat|wait/);
});

test('[WE3] nobody else reads it, not even put in their own place', async () => {
	await noteWeighed(rosa, ['heat']);
	expect(await notedWeighed(other)).toBeNull();
	const [place = ''] = places();
	const moved = place.replace(rosa.userId, other.userId);
	sessionStorage.setItem(moved, sessionStorage.getItem(place) ?? '');
	expect(await notedWeighed(other)).toBeNull();
	expect(await notedWeighed(rosa)).toEqual(['heat']);
});

test('[WE4] the note of one plan goes, or all of them, and nothing else', async () => {
	sessionStorage.setItem('theme', 'dark');
	for (const whose of [rosa, elsewhere, other]) await noteWeighed(whose, ['heat']);
	forgetWeighed(rosa);
	expect(await notedWeighed(rosa)).toBeNull();
	expect(await notedWeighed(elsewhere)).toEqual(['heat']);
	forgetWeighed();
	expect(places()).toEqual(['theme']);
});

test('[WE4] signing out takes it along, whatever is kept', async () => {
	for (const isWanted of [true, false]) {
		await noteWeighed(rosa, ['heat']);
		await new SignOutGate().leave(rosa.userId, isWanted);
		expect(places()).toEqual([]);
	}
});
