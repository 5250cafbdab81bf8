import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

import type { Editor, Seat } from './peer.ts';

/** Hocuspocus's own provider, one line an editor, without awareness as for the others. */
export async function openHocuspocus({ port, place }: Seat): Promise<Editor> {
	const doc = new Y.Doc();
	const line = new HocuspocusProviderWebsocket({
		url: `ws://127.0.0.1:${port}`,
		WebSocketPolyfill: WebSocket
	});
	const provider = new HocuspocusProvider({
		websocketProvider: line,
		name: place,
		document: doc,
		awareness: null
	});
	await new Promise<void>((resolve) => {
		provider.on('synced', () => resolve());
		provider.attach();
	});
	return {
		doc,
		close: () => {
			provider.destroy();
			line.destroy();
			doc.destroy();
		}
	};
}
