import { v7 } from 'uuid';
import * as Y from 'yjs';

import { foundingMember } from '../../../src/lib/domain/care-team/care-team.ts';
import { put } from '../../../src/lib/domain/change.ts';
import type { MemberId, OpId, PlanId, UserId } from '../../../src/lib/domain/ids.ts';
import { FRAGMENT } from '../../../src/lib/prose/node.ts';
import type { createIdentity } from '../../../src/lib/server/auth/identity.ts';
import type { AccordDatabase } from '../../../src/lib/server/db/accord.ts';
import { insertUser } from '../../../src/lib/server/people/writer.ts';
import { chainEvents, type NewEvent } from '../../../src/lib/server/plan/chain.ts';
import { readHead } from '../../../src/lib/server/plan/reader.ts';
import { appendEvents, putEntities } from '../../../src/lib/server/plan/writer.ts';
import { createPlan, newId } from '../../support/plan-fixture.ts';
import type { Place } from '../rounds.ts';

export interface Seeding {
	readonly database: AccordDatabase;
	readonly identity: Awaited<ReturnType<typeof createIdentity>>;
}

const perTransaction = 500;

/** Plans with one signed-in person each, a few at a time. */
export async function seedLonely({ database, identity }: Seeding, count: number): Promise<Place[]> {
	const places: Place[] = [];
	const one = async () => {
		while (places.length < count) {
			const place: Place = { name: '', cookies: [] };
			const at = places.push(place) - 1;
			const { planId, patient } = await createPlan(database, new Date());
			places[at] = { name: planId, cookies: [await signIn(identity, patient.id)] };
		}
	};
	await Promise.all([one(), one(), one(), one()]);
	return places;
}

/** A plan that `count` people may open, each signed in. */
export async function seedCrowd({ database, identity }: Seeding, count: number): Promise<Place> {
	const { planId, doctor } = await createPlan(database, new Date());
	const cookies = [await signIn(identity, doctor.id)];
	while (cookies.length < count) {
		const [id, now] = [newId<UserId>(), new Date()];
		const name = `Dr Example ${cookies.length}`;
		const role = 'referring-doctor';
		await database.transact(async (transaction) => {
			await insertUser(transaction, { id, name, email: `${id}@example.org`, createdAt: now });
			const from = now.toISOString();
			const place = { id: newId<MemberId>(), userId: id, name, role, clinic: '', from } as const;
			const changes = [put('member', foundingMember(place))];
			await putEntities(transaction, planId, { changes });
		});
		cookies.push(await signIn(identity, id));
	}
	return { name: planId, cookies };
}

async function signIn({ sessions, cookie }: Seeding['identity'], userId: UserId): Promise<string> {
	const { token } = await sessions.start({ userId, isClinician: false }, null);
	return `${cookie.name}=${token}`;
}

/** Writes one long document into a plan, as `pieces` updates of `perPiece` characters. */
export async function writeProse(
	database: AccordDatabase,
	planId: PlanId,
	{ pieces, perPiece }: { pieces: number; perPiece: number }
): Promise<void> {
	const updates = typedUpdates(pieces, perPiece);
	const role = 'referring-doctor';
	while (updates.length > 0) {
		const some = updates.splice(0, perTransaction);
		await database.transact(async (transaction) => {
			const head = await readHead(transaction, planId);
			if (!head) throw new Error('There is no such plan.');
			const at = new Date().toISOString();
			const actorId = newId<UserId>();
			const events = some.map((update): NewEvent => {
				const opId = newId<OpId>();
				const whose = { opId, actorId, role, authSession: v7(), at } as const;
				return { type: 'prose', document: 'story', update, ...whose };
			});
			await appendEvents(transaction, planId, chainEvents(planId, head, events));
		});
	}
}

function typedUpdates(pieces: number, perPiece: number): Uint8Array[] {
	const doc = new Y.Doc();
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	const fragment = doc.getXmlFragment(FRAGMENT);
	const text = new Y.XmlText();
	doc.transact(() => {
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [text]);
		fragment.push([paragraph]);
	});
	while (updates.length < pieces)
		text.insert(text.length, 'abcdefghi '.repeat(perPiece).slice(-perPiece));
	return updates;
}
