import { io } from 'socket.io-client';
import { v7 } from 'uuid';
import * as Y from 'yjs';

import type { AccordSocket } from '../../../src/lib/client/line.ts';
import { ProseBacklog } from '../../../src/lib/client/prose-backlog.ts';
import { toId, type OpId, type PlanId } from '../../../src/lib/domain/ids.ts';
import { Decoder, Encoder } from '../../../src/lib/protocol/parser.ts';
import {
	PROSE_SCHEMA_VERSION,
	PROTOCOL_VERSION,
	SOCKET_PATH
} from '../../../src/lib/protocol/version.ts';
import type { Editor, Seat } from './peer.ts';

const document = 'story';

export interface AccordEditor extends Editor {
	/** How the pushes of this editor went since somebody last emptied it. */
	readonly pushes: { sent: number; answeredAfterMs: number[] };
	/** Whether everything typed was acknowledged. */
	isSaved(): boolean;
}

/** One signed-in socket that has nothing open yet. */
export function connectAccord({ port, cookie }: Seat): AccordSocket {
	const origin = `http://127.0.0.1:${port}`;
	return io(origin, {
		path: SOCKET_PATH,
		parser: { Encoder, Decoder },
		transports: ['websocket'],
		forceNew: true,
		reconnection: false,
		auth: { protocol: PROTOCOL_VERSION, proseSchema: PROSE_SCHEMA_VERSION },
		extraHeaders: { cookie, origin }
	});
}

/** Accord's protocol with the product's own backlog: one unanswered push, the rest waits merged. */
export async function openAccord(seat: Seat): Promise<AccordEditor> {
	const plan = toId<PlanId>(seat.place);
	const socket = connectAccord(seat);
	const doc = new Y.Doc();
	socket.on('plan:events', ({ events }) => {
		for (const event of events) {
			if (event.type === 'prose') Y.applyUpdate(doc, event.update, socket);
		}
	});
	const opened = await socket.emitWithAck('plan:open', { plan, lastSeq: null });
	if (!opened.ok) throw new Error(`plan:open was refused: ${opened.error.code}`);
	const prose = await socket.emitWithAck('prose:open', {
		plan,
		document,
		stateVector: new Uint8Array(),
		forWriting: true
	});
	if (!prose.ok || prose.clientId === null) throw new Error('prose:open was refused');
	Y.applyUpdate(doc, prose.update, socket);
	doc.clientID = prose.clientId;
	const pushes: AccordEditor['pushes'] = { sent: 0, answeredAfterMs: [] };
	const backlog = sendFrom(doc, { socket, plan, pushes });
	return {
		doc,
		pushes,
		isSaved: () => backlog.isEmpty,
		close: () => {
			socket.disconnect();
			doc.destroy();
		}
	};
}

const minuteMs = 60_000;

interface Line {
	readonly socket: AccordSocket;
	readonly plan: PlanId;
	readonly pushes: AccordEditor['pushes'];
}

function sendFrom(doc: Y.Doc, { socket, plan, pushes }: Line): ProseBacklog {
	const backlog = new ProseBacklog(() => toId<OpId>(v7()));
	let isPushing = false;
	let activeUntil = performance.now() + minuteMs;
	const flush = async () => {
		const push = isPushing ? null : backlog.next();
		if (!push) return;
		isPushing = true;
		pushes.sent += 1;
		const since = performance.now();
		if (since > activeUntil) {
			// Somebody who types for half an hour is not idle: a page says so once a minute.
			activeUntil = since + minuteMs;
			await socket.emitWithAck('session:active');
		}
		const answer = await socket.emitWithAck('prose:push', { plan, document, ...push });
		if (!answer.ok) throw new Error(`prose:push was refused: ${answer.error.code}`);
		pushes.answeredAfterMs.push(performance.now() - since);
		isPushing = false;
		backlog.acknowledge(push.opId);
		await flush();
	};
	doc.on('update', (update: Uint8Array, from: unknown) => {
		if (from === socket) return;
		backlog.add(update);
		void flush();
	});
	return backlog;
}
