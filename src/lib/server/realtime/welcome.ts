import { Connection, planTopic, type AccordSocket } from './connection.ts';
import type { Connections } from './connections.ts';
import type { Desk } from './desk.ts';
import { dispatch } from './dispatch.ts';
import { socketsPerSession, socketsPerUser } from './limits.ts';
import { Outflow } from './outflow.ts';

/** Gives a new socket its place, and takes care of what it sends and of how it ends. */
export function welcome(
	socket: AccordSocket,
	{ desk, connections }: { desk: Desk; connections: Connections }
): Connection {
	const connection = new Connection(socket, { log: desk.log, nowMs: performance.now() });
	makeRoom(connection, connections);
	connections.add(connection);
	connection.outflow = new Outflow(socket.conn, {
		onBehind: () => stopPushing(connection),
		onDrained: () => resume(desk, connection),
		onStuck: () => socket.conn.close(true)
	});
	// Nothing reads the handshake's request after this, and it is most of what a socket weighs.
	for (const holder of [socket.conn, socket.client]) Reflect.deleteProperty(holder, 'request');
	socket.onAny((...message: unknown[]) => void dispatch(desk, connection, message));
	socket.on('error', () => undefined);
	socket.on('disconnect', () => {
		connections.remove(connection);
		for (const plan of connection.plans) {
			desk.presence.leave(plan, socket.id);
			desk.rooms.leave(plan);
		}
		connection.plans.clear();
	});
	return connection;
}

/** Of too many pages the oldest gives way: it is the one nobody looks at. */
function makeRoom({ session }: Connection, connections: Connections): void {
	const ofSession = connections.ofSession(session.publicId);
	if (ofSession.length >= socketsPerSession) ofSession[0]?.socket.disconnect(true);
	const ofUser = connections.ofUser(session.userId);
	if (ofUser.length >= socketsPerUser) ofUser[0]?.socket.disconnect(true);
}

function stopPushing({ socket, plans }: Connection): void {
	for (const plan of plans) void socket.leave(planTopic(plan));
}

/** It reads again: the newest event shows it how much it missed, and it asks for the rest. */
function resume(desk: Desk, { socket, plans }: Connection): void {
	for (const plan of plans) {
		void socket.join(planTopic(plan));
		const newest = desk.rooms.newestEvent(plan);
		if (newest) socket.emit('plan:events', { plan, events: [newest] });
	}
	desk.presence.changedElsewhere(plans);
}
