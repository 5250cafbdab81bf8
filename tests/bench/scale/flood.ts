import { setTimeout as delay } from 'node:timers/promises';

import { v7 } from 'uuid';

import { toId, type OpId, type PlanId } from '../../../src/lib/domain/ids.ts';
import { connectAccord } from '../peers/accord.ts';
import type { Seat } from '../peers/peer.ts';

export interface Flood {
	readonly seat: Seat;
	readonly forMs: number;
}

export interface Flooded {
	readonly sent: number;
	/** How often the server sent the flooder away; it tries at once to come back. */
	readonly sentAway: number;
	/** How often it was not let in again. */
	readonly refused: number;
}

const everyMs = 10;
const atOnce = 20;
const updateBytes = 2_048;

/** One signed-in person says as much as the line takes, whatever is answered. Ends by itself. */
export async function flood({ seat, forMs }: Flood): Promise<Flooded> {
	const plan = toId<PlanId>(seat.place);
	const socket = connectAccord(seat);
	const counted = { sent: 0, sentAway: 0, refused: 0 };
	socket.on('disconnect', () => {
		counted.sentAway += 1;
	});
	socket.on('connect_error', () => {
		counted.refused += 1;
	});
	socket.on('connect', () => socket.emit('plan:open', { plan, lastSeq: null }, ignore));
	const update = new Uint8Array(updateBytes).fill(7);
	const until = performance.now() + forMs;
	while (performance.now() < until) {
		if (!socket.active) socket.connect();
		for (let count = 0; socket.connected && count < atOnce; count += 2) {
			const opId = toId<OpId>(v7());
			socket.emit('prose:push', { plan, document: 'story', opId, update }, ignore);
			socket.emit('plan:catch-up', { plan, lastSeq: 0 }, ignore);
			counted.sent += 2;
		}
		await delay(everyMs);
	}
	socket.disconnect();
	return counted;
}

function ignore(): void {}
