import * as Y from 'yjs';
// fetched by the room itself; here so that it is there at once
import '../../src/lib/client/predict.ts';
import type { PlanPage } from '../../src/lib/client/plan-page.ts';
import { PlanRoom } from '../../src/lib/client/plan-room.svelte.ts';
import type { ProseSession } from '../../src/lib/client/prose-session.svelte.ts';
import { FRAGMENT } from '../../src/lib/prose/node.ts';
import { plainText } from '../../src/lib/prose/read.ts';
import { openPlanPage } from '../../src/lib/server/application/plan-page.ts';
import type { AccordDatabase } from '../../src/lib/server/db/accord.ts';
import type { TestGateway } from './gateway.ts';
import { newId, type Person, type PlanFixture } from './plan-fixture.ts';

export interface RoomMaker {
	readonly database: AccordDatabase;
	readonly gateway: TestGateway;
	readonly plan: PlanFixture;
	readonly now: () => Date;
	/** Where the socket goes, if not straight to the gateway. */
	readonly url?: string;
	/** How soon a page at rest is compared with the server. */
	readonly restMs?: number;
}

/** What the page of this person would bring along. */
export async function pageOf(maker: RoomMaker, person: Person): Promise<PlanPage> {
	const { database, plan, now } = maker;
	const context = {
		database,
		userId: person.id,
		authSession: null,
		requestId: newId(),
		now,
		publish: () => undefined
	};
	const page = await openPlanPage(context, plan.planId);
	if (!page.ok) throw new Error(page.error.code);
	return page.value;
}

/** The real room of a person, as in a page: connected, until it is destroyed. */
export async function openRoomOf(maker: RoomMaker, person: Person): Promise<PlanRoom> {
	const { gateway, url, restMs } = maker;
	const room = new PlanRoom(await pageOf(maker, person), {
		url: url ?? gateway.url,
		...(restMs === undefined ? {} : { restMs }),
		socket: {
			transports: ['websocket'],
			extraHeaders: { origin: gateway.origin, cookie: await gateway.cookieOf(person) },
			reconnectionDelay: 20,
			reconnectionDelayMax: 60
		}
	});
	room.connect();
	await until(() => room.document('story').ready && room.document('plan-summary').ready);
	return room;
}

/** Writes at the end of the first paragraph, as an editor's binding would. */
export function type(session: ProseSession, words: string): void {
	const paragraph = session.doc.getXmlFragment(FRAGMENT).get(0);
	if (!(paragraph instanceof Y.XmlElement)) throw new Error('no paragraph');
	session.doc.transact(() => {
		const text = paragraph.get(0);
		if (text instanceof Y.XmlText) text.insert(text.length, words);
		else paragraph.insert(0, [new Y.XmlText(words)]);
	}, 'the editor');
}

/** All that stands in the first paragraph, as an editor removes it. */
export function remove(session: ProseSession): void {
	const paragraph = session.doc.getXmlFragment(FRAGMENT).get(0);
	const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
	if (!(text instanceof Y.XmlText)) throw new Error('no text');
	session.doc.transact(() => text.delete(0, text.length), 'the editor');
}

export function textOf(session: ProseSession): string {
	return plainText(session.json);
}

/** Waits for a condition, and says which one never came. */
export async function until(condition: () => boolean, withinMs = 15_000): Promise<void> {
	const end = performance.now() + withinMs;
	while (!condition()) {
		if (performance.now() > end) throw new Error(`never: ${condition.toString()}`);
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}
