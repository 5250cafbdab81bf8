import { io, type Socket } from 'socket.io-client';
import * as Y from 'yjs';

import { Decoder, Encoder } from '../../../src/lib/protocol/parser.ts';
import type { Editor, Seat } from './peer.ts';

export function connectRelay({ port }: Seat): Socket {
	return io(`http://127.0.0.1:${port}`, {
		parser: { Encoder, Decoder },
		transports: ['websocket'],
		forceNew: true,
		reconnection: false
	});
}

/** Passes every update on as it is; nothing is checked, kept or answered. */
export async function openRelay(seat: Seat): Promise<Editor> {
	const socket = connectRelay(seat);
	const { place } = seat;
	const doc = new Y.Doc();
	socket.on('update', (update: Uint8Array) => Y.applyUpdate(doc, update, socket));
	await socket.emitWithAck('join', place);
	doc.on('update', (update: Uint8Array, from: unknown) => {
		if (from !== socket) socket.emit('update', place, update);
	});
	return {
		doc,
		close: () => {
			socket.disconnect();
			doc.destroy();
		}
	};
}
