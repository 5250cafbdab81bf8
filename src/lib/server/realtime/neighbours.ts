import { randomUUID } from 'node:crypto';
import type { ClinicId } from '../../domain/ids.ts';
import type { Bus } from './bus.ts';
import type { BusMessage } from './bus-message.ts';
import type { Presence } from './presence.ts';
import type { PresenceElsewhere } from './presence-elsewhere.ts';
import type { Rooms } from './rooms.ts';

export interface NeighbourParts {
	readonly bus: Bus;
	readonly node: string;
	readonly rooms: Rooms;
	readonly presence: Presence;
	readonly elsewhere: PresenceElsewhere;
	readonly onCatalogue: (clinicId: ClinicId) => void;
	readonly onSessionsEnded: (publicIds: readonly string[]) => void;
	/** Milliseconds on a monotonic clock. */
	readonly clockMs: () => number;
}

const aliveEveryMs = 2_000;

export function newNodeName(): string {
	return randomUUID();
}

/** Listens to the other nodes, and says that this one is there. @returns how to stop */
export function keepNeighbours(parts: NeighbourParts): () => void {
	const { bus, node, presence, elsewhere, clockMs } = parts;
	bus.listen((message) => hear(parts, message));
	bus.onUp(() => {
		bus.tell({ type: 'who-is-there', node });
		presence.publishAll();
	});
	const timer = setInterval(() => {
		bus.tell({ type: 'alive', node });
		presence.changedElsewhere(elsewhere.expire(clockMs()));
	}, aliveEveryMs);
	timer.unref();
	return () => {
		clearInterval(timer);
		bus.tell({ type: 'gone', node });
	};
}

function hear(parts: NeighbourParts, message: BusMessage): void {
	const { rooms, presence, elsewhere, onCatalogue, onSessionsEnded } = parts;
	switch (message.type) {
		case 'heads':
			for (const { planId, seq } of message.heads) void rooms.reach(planId, seq);
			return;
		case 'sessions-ended':
			return onSessionsEnded(message.sessions);
		case 'catalogue':
			return onCatalogue(message.clinicId);
		case 'gone':
			return presence.changedElsewhere(elsewhere.forget(message.node));
		case 'who-is-there':
			meet(parts, message.node);
			return presence.publishAll();
		case 'alive':
			return meet(parts, message.node);
		case 'presence':
			meet(parts, message.node);
			elsewhere.take(message.node, message.plans);
			presence.changedElsewhere(message.plans.map(({ planId }) => planId));
	}
}

/** A node that nobody knew has people of whom nobody has heard. */
function meet({ bus, node, elsewhere, clockMs }: NeighbourParts, other: string): void {
	if (elsewhere.hear(other, clockMs())) bus.tell({ type: 'who-is-there', node });
}
