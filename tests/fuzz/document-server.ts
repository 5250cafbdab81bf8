import * as Y from 'yjs';
import { toId, type OpId, type UserId } from '../../src/lib/domain/ids.ts';
import { firstContent } from '../../src/lib/prose/first-content.ts';
import { fitsEditor } from '../../src/lib/prose/fits.ts';
import type { ProseDoc } from '../../src/lib/prose/node.ts';
import { readProse } from '../../src/lib/prose/read.ts';
import { LiveDocument } from '../../src/lib/server/realtime/live-document.ts';
import type { GatedUpdate } from '../../src/lib/server/realtime/prose-gate.ts';

export type Checked = ReturnType<LiveDocument['check']>;

const serverClient = 1;
const at = '2026-11-22T12:00:00.000Z';

/** The server's side of one document, without sockets and disk: check, store, apply, in this order. */
export class DocumentServer {
	readonly #rows: Uint8Array[] = [];
	readonly #owners = new Map<number, UserId | null>([[serverClient, null]]);
	/** Checked, and on their way to the disk. */
	#underWay: { readonly gated: GatedUpdate; readonly stored: (update: Uint8Array) => void }[] = [];
	#live: LiveDocument;

	constructor(prose?: ProseDoc) {
		this.#rows.push(firstContent(serverClient, prose));
		this.#live = this.#load();
	}

	get rows(): readonly Uint8Array[] {
		return this.#rows;
	}

	lease(clientId: number, user: UserId): void {
		this.#owners.set(clientId, user);
	}

	check(update: Uint8Array, userId: UserId, removesMost = false): Checked {
		return this.#live.check(update, { userId, removesMost });
	}

	/** @param stored called once it is on disk, with what was stored */
	store(gated: GatedUpdate, stored: (update: Uint8Array) => void): void {
		this.#live.expect(gated);
		this.#underWay.push({ gated, stored });
	}

	/** What is on its way arrives, in order. */
	commit(): void {
		const underWay = this.#underWay;
		this.#underWay = [];
		for (const { gated, stored } of underWay) {
			this.#rows.push(gated.update);
			this.#live.apply({ ...event, seq: this.#rows.length, update: gated.update });
			stored(gated.update);
		}
	}

	/** The disk was away: nothing of what was on its way is stored. */
	lose(): void {
		this.#underWay = [];
		this.#live.forgetExpected();
	}

	/** The node begins anew with what is on disk. */
	restart(): void {
		this.commit();
		this.#live.destroy();
		this.#live = this.#load();
	}

	missingFrom(stateVector: Uint8Array): ReturnType<LiveDocument['missingFrom']> {
		return this.#live.missingFrom(stateVector);
	}

	/** A copy of the document as it is open. */
	document(): Y.Doc {
		const doc = new Y.Doc();
		Y.applyUpdate(doc, this.missingFrom(new Uint8Array()).update);
		return doc;
	}

	/** Everything that must hold whatever honest people sent. */
	problems(): readonly string[] {
		const isEqual = fingerprint(this.document()) === fingerprint(replay(this.#rows));
		return [...this.damage(), ...(isEqual ? [] : ['what is open differs from what is stored'])];
	}

	/** Everything that must hold whatever anybody sent. */
	damage(): readonly string[] {
		const stored = replay(this.#rows);
		const { pendingStructs, pendingDs } = stored.store;
		return [
			...(pendingStructs || pendingDs ? ['something stored waits for what is missing'] : []),
			...(fitsEditor(stored) ? [] : ['the editor cannot build what is stored'])
		];
	}

	#load(): LiveDocument {
		const [first, ...after] = this.#rows.map((row) => row.length);
		const tail = { rows: after.length, bytes: after.reduce((sum, bytes) => sum + bytes, 0) };
		const snapshotBytes = first ?? 0;
		const loaded = { doc: replay(this.#rows), seq: this.#rows.length, tail, snapshotBytes };
		return new LiveDocument('story', { loaded, owners: this.#owners });
	}
}

const event = {
	type: 'prose',
	opId: toId<OpId>('018f0000-0000-7000-8000-000000000001'),
	at,
	actorId: toId<UserId>('018f0000-0000-7000-8000-000000000002'),
	role: 'patient',
	document: 'story'
} as const;

/** What it says and how far it goes; not its bytes, for what is forgotten may be forgotten later. */
function fingerprint(doc: Y.Doc): string {
	return JSON.stringify([readProse(doc), [...Y.encodeStateVector(doc)]]);
}

function replay(rows: readonly Uint8Array[]): Y.Doc {
	const doc = new Y.Doc();
	doc.transact(() => {
		for (const row of rows) Y.applyUpdate(doc, row);
	});
	return doc;
}
