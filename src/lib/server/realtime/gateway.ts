import { randomInt } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { Decoder, Encoder } from '../../protocol/parser.ts';
import { MAX_MESSAGE_BYTES, SOCKET_PATH } from '../../protocol/version.ts';
import type { Committed } from '../application/context.ts';
import type { AccordDatabase } from '../db/accord.ts';
import type { Log } from '../observe/log.ts';
import { unmeasured, type Measure } from '../observe/measure.ts';
import { isCurrentClient, isOwnHandshake } from './admit.ts';
import { Comparisons } from './comparisons.ts';
import { Connection, planTopic, type AccordServer, type AccordSocket } from './connection.ts';
import type { Desk } from './desk.ts';
import { dispatch } from './dispatch.ts';
import { GroupCommit } from './group-commit.ts';
import { Presence } from './presence.ts';
import { Rooms } from './rooms.ts';
import type { SessionDirectory } from './session-directory.ts';

export interface GatewayParts {
	readonly database: AccordDatabase;
	readonly origin: string;
	readonly sessions: SessionDirectory;
	readonly log: Log;
	readonly measure?: Measure;
	readonly now: () => Date;
}

export interface GatewayCounts {
	readonly sockets: number;
	readonly rooms: number;
	readonly openDocuments: number;
	readonly waitingUpdates: number;
}

export interface Gateway {
	/** Hands what was committed outside the sockets to whoever has the plan open. */
	publish(committed: Committed): void;
	attach(httpServer: HttpServer): void;
	counts(): GatewayCounts;
	/** Tells every page to come back later, and finishes what is on its way to the disk. */
	drain(): Promise<void>;
	close(): Promise<void>;
}

const sweepEveryMs = 20_000;
const recheckEveryMs = 15_000;
const reconnectSpreadMs = 3_000;
const socketsPerSession = 5;

/** The live side of Accord: sockets, rooms and the way of prose to the disk. */
export function createGateway(parts: GatewayParts): Gateway {
	const io = createServer(parts.origin);
	const desk = createDesk(io, parts);
	const connections = new Set<Connection>();
	io.use((socket, next) => void admit(socket, desk.sessions, next));
	io.on('connection', (socket) => welcome(socket, { desk, connections }));
	const endSession = (publicId: string) => {
		for (const connection of connections) {
			if (connection.session.publicId === publicId) connection.end('session-ended');
		}
	};
	const timers = [
		setInterval(() => void sweep(desk), sweepEveryMs),
		setInterval(() => void recheck(desk, connections), recheckEveryMs)
	];
	const stopListening = desk.sessions.onEnded(endSession);
	let isAttached = false;
	return {
		publish: desk.rooms.publish,
		attach: (httpServer) => {
			isAttached = true;
			io.attach(httpServer, { destroyUpgrade: false });
		},
		counts: () => ({
			sockets: connections.size,
			rooms: desk.rooms.size,
			openDocuments: desk.rooms.openDocuments,
			waitingUpdates: desk.groupCommit.waiting
		}),
		drain: async () => {
			for (const { socket } of connections) {
				socket.emit('server:draining', { reconnectAfterMs: randomInt(reconnectSpreadMs) });
			}
			await desk.groupCommit.drain();
		},
		close: async () => {
			timers.forEach(clearInterval);
			stopListening();
			desk.presence.close();
			io.disconnectSockets(true);
			await desk.groupCommit.drain();
			// A command-line run has no HTTP server, and then there is no engine to close.
			if (isAttached) io.engine.close();
		}
	};
}

function createServer(origin: string): AccordServer {
	return new Server({
		path: SOCKET_PATH,
		parser: { Encoder, Decoder },
		serveClient: false,
		transports: ['websocket', 'polling'],
		maxHttpBufferSize: MAX_MESSAGE_BYTES,
		perMessageDeflate: false,
		httpCompression: false,
		allowEIO3: false,
		connectTimeout: 5_000,
		cors: { origin: false },
		allowRequest: (request, answer) => answer(null, isOwnHandshake(request, origin))
	});
}

function createDesk(io: AccordServer, parts: GatewayParts): Desk {
	const { database, sessions, log, now, measure = unmeasured } = parts;
	const logError = (message: string, error: unknown) => log.error({ err: error }, message);
	return {
		io,
		database,
		sessions,
		log,
		measure,
		now,
		draw: (limit) => randomInt(limit),
		rooms: new Rooms({
			database,
			broadcast: (plan) => (events) => io.to(planTopic(plan)).emit('plan:events', { plan, events }),
			clockMs: () => performance.now(),
			log: logError
		}),
		presence: new Presence((plan, present) => {
			io.to(planTopic(plan)).volatile.emit('presence:state', { plan, present });
		}),
		groupCommit: new GroupCommit(database, logError, measure),
		comparisons: new Comparisons(database, performance.now())
	};
}

async function admit(
	socket: AccordSocket,
	sessions: SessionDirectory,
	next: (error?: Error) => void
): Promise<void> {
	if (!isCurrentClient(socket.handshake.auth)) return next(new Error('outdated-client'));
	try {
		const session = await sessions.find(socket.handshake.headers.cookie);
		if (!session) return next(new Error('session-ended'));
		socket.data.session = session;
		next();
	} catch {
		next(new Error('unavailable'));
	}
}

function welcome(
	socket: AccordSocket,
	{ desk, connections }: { desk: Desk; connections: Set<Connection> }
): void {
	const connection = new Connection(socket, { log: desk.log, nowMs: performance.now() });
	const { publicId } = connection.session;
	const siblings = [...connections].filter((other) => other.session.publicId === publicId);
	if (siblings.length >= socketsPerSession) siblings[0]?.socket.disconnect(true);
	connections.add(connection);
	socket.onAny((...message: unknown[]) => void dispatch(desk, connection, message));
	socket.on('error', () => undefined);
	// It may have ended between the handshake and this line, when nobody would have told us.
	void recheck(desk, new Set([connection]));
	socket.on('disconnect', () => {
		connections.delete(connection);
		for (const plan of connection.plans) {
			desk.presence.leave(plan, socket.id);
			desk.rooms.leave(plan);
		}
		connection.plans.clear();
	});
}

async function sweep(desk: Desk): Promise<void> {
	await desk.rooms
		.sweep()
		.catch((error: unknown) =>
			desk.log.warn({ kind: error instanceof Error ? error.name : 'unknown' }, 'rooms not swept')
		);
}

/** Sessions end by themselves too: an idle tab is signed out on time, its socket with it. */
async function recheck(desk: Desk, connections: ReadonlySet<Connection>): Promise<void> {
	for (const connection of [...connections]) {
		const session = await desk.sessions
			.check(connection.session.publicId)
			.catch(() => connection.session);
		if (session) connection.socket.data.session = session;
		else connection.end('session-ended');
	}
}
