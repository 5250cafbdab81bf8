import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Sealed } from './device-cipher.ts';

/** Whose, of which plan and epoch, by which open page, and which part of what that page keeps. */
export type Place = [user: string, plan: string, epoch: number, holder: string, part: string];

/** Whose readable copy, and of which plan. */
export type CopyPlace = [user: string, plan: string];

/** Somebody who wants readable copies kept here. */
export interface CopyKey {
	/** What the server knows this browser by. */
	readonly id: string;
	/** For the copies alone: it goes when they go, and then no trace of them can be read. */
	readonly key: CryptoKey;
	/** When its person was last signed in here, in milliseconds. */
	readonly seenAt: number;
}

/** A plan as it stood at a time; the two numbers are sealed with it. */
export interface SealedCopy extends Sealed {
	readonly seq: number;
	/** When the server last said so, in milliseconds. */
	readonly at: number;
}

export interface DeviceSchema extends DBSchema {
	key: { key: string; value: CryptoKey };
	kept: { key: Place; value: Sealed };
	copyKey: { key: string; value: CopyKey };
	copy: { key: CopyPlace; value: SealedCopy };
	/** What the server knew this browser by while it kept copies, until the server is told that they are gone. */
	copiesOver: { key: string; value: true };
}

export type DeviceDb = IDBPDatabase<DeviceSchema>;

const name = 'accord';

/** @throws where the browser keeps nothing, as some do in private windows */
export async function openDeviceDb(): Promise<DeviceDb> {
	const db = await openDB<DeviceSchema>(name, 3, {
		upgrade(made, from) {
			if (from < 1) {
				made.createObjectStore('key');
				made.createObjectStore('kept');
			}
			if (from < 2) {
				made.createObjectStore('copyKey');
				made.createObjectStore('copy');
			}
			made.createObjectStore('copiesOver');
		}
	});
	// A page of a later version wants to change the shape of the drawer.
	db.addEventListener('versionchange', () => db.close());
	return db;
}

/** Whether there is anything to look into: looking makes it. */
export async function hasDeviceDb(): Promise<boolean> {
	if (typeof indexedDB === 'undefined') return false;
	// Older browsers cannot say.
	if (!('databases' in indexedDB)) return true;
	return (await indexedDB.databases()).some((known) => known.name === name);
}
