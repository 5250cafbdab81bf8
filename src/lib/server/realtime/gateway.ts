import { randomInt } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { ClinicId } from '../../domain/ids.ts';
import { Decoder, Encoder } from '../../protocol/parser.ts';
import { MAX_MESSAGE_BYTES, SOCKET_PATH } from '../../protocol/version.ts';
import type { Committed } from '../application/context.ts';
import type { AccordDatabase } from '../db/accord.ts';
import type { Log } from '../observe/log.ts';
import { unmeasured, type Measure } from '../observe/measure.ts';
import { addressOf, isCurrentClient, isOwnHandshake } from './admit.ts';
import { openBus, type Bus, type BusState } from './bus.ts';
import { announceCatalogue } from './catalogue-news.ts';
import { Comparisons } from './comparisons.ts';
import { planTopic, type AccordServer, type AccordSocket, type Connection } from './connection.ts';
import { Connections } from './connections.ts';
import type { Desk } from './desk.ts';
import { GroupCommit } from './group-commit.ts';
import { Hints } from './hints.ts';
import { SharedLimits } from './limits.ts';
import { Lookout } from './lookout.ts';
import { keepNeighbours, newNodeName } from './neighbours.ts';
import { Presence } from './presence.ts';
import { PresenceElsewhere } from './presence-elsewhere.ts';
import { Rooms } from './rooms.ts';
import type { SessionDirectory } from './session-directory.ts';
import { welcome } from './welcome.ts';

export interface GatewayParts {
	readonly database: AccordDatabase;
	readonly origin: string;
	readonly sessions: SessionDirectory;
	readonly log: Log;
	readonly measure?: Measure;
	readonly now: () => Date;
	/** How many proxies of ours stand in front. */
	readonly trustedProxies?: number;
	/** Other nodes may use the same database. */
	readonly hasPeers?: boolean | undefined;
	/** Through which the nodes hear of each other at once. */
	readonly redisUrl?: string | undefined;
}

export interface GatewayCounts {
	readonly sockets: number;
	readonly rooms: number;
	readonly openDocuments: number;
	readonly waitingUpdates: number;
}

export interface Gateway {
	/** How this node hears of the others. */
	readonly busState: BusState;
	/** Hands what was committed outside the sockets to whoever has the plan open. */
	publish(committed: Committed): void;
	/** Tells the open pages of a clinic's plans that it has accepted the catalogue, on every node. */
	announceCatalogue(clinicId: ClinicId): void;
	attach(httpServer: HttpServer): void;
	counts(): GatewayCounts;
	/** Tells every page to come back later, and finishes what is on its way to the disk. */
	drain(): Promise<void>;
	close(): Promise<void>;
}

const sweepEveryMs = 20_000;
const recheckEveryMs = 15_000;
const reconnectSpreadMs = 3_000;

/** The live side of Accord: sockets, rooms and the way of prose to the disk. */
export function createGateway(parts: GatewayParts): Gateway {
	const io = createServer(parts.origin);
	const bus = openBus(io, { redisUrl: parts.redisUrl, log: parts.log });
	const hints = new Hints((heads) => bus.tell({ type: 'heads', heads }));
	const connections = new Connections();
	const elsewhere = new PresenceElsewhere();
	const around = { io, bus, hints, connections, elsewhere, node: newNodeName() };
	const desk = createDesk(parts, around);
	const { trustedProxies = 0 } = parts;
	io.use((socket, next) => void admit(socket, { ...desk, trustedProxies }, next));
	io.on('connection', (socket) => {
		const connection = welcome(socket, { desk, connections });
		// It may have ended between the handshake and this line, when nobody would have told us.
		void recheckSoon(desk, [connection]);
	});
	const stop = keepWatch(parts, { ...around, desk });
	let isAttached = false;
	return {
		get busState() {
			return bus.state;
		},
		publish: desk.rooms.publish,
		announceCatalogue: (clinicId) => {
			bus.tell({ type: 'catalogue', clinicId });
			void announceCatalogue(desk, clinicId);
		},
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
			stop();
			desk.presence.close();
			io.local.disconnectSockets(true);
			await desk.groupCommit.drain();
			hints.flush();
			bus.close();
			// A command-line run has no HTTP server, and then there is no engine to close.
			if (isAttached) io.engine.close();
		}
	};
}

interface Around {
	readonly io: AccordServer;
	readonly bus: Bus;
	readonly hints: Hints;
	readonly connections: Connections;
	readonly elsewhere: PresenceElsewhere;
	/** What the other nodes know this one by. */
	readonly node: string;
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

function createDesk(parts: GatewayParts, around: Around): Desk {
	const { database, sessions, log, now, measure = unmeasured, hasPeers = false } = parts;
	const { io, bus, hints, connections, elsewhere, node } = around;
	const logError = (message: string, error: unknown) => log.error({ err: error }, message);
	return {
		io,
		database,
		sessions,
		limits: new SharedLimits(),
		log,
		measure,
		now,
		hasPeers,
		draw: (limit) => randomInt(limit),
		rooms: new Rooms({
			outside: (plan) => ({
				database,
				broadcast: (events) => io.local.to(planTopic(plan)).emit('plan:events', { plan, events }),
				onCommitted: (seq) => hints.note(plan, seq),
				onMemberEnded: (userId) => connections.endAccess(plan, userId)
			}),
			onCommitted: (plan, seq) => hints.note(plan, seq),
			clockMs: () => performance.now(),
			log: logError
		}),
		presence: new Presence({
			announce: (plan, present) => {
				io.local.to(planTopic(plan)).volatile.emit('presence:state', { plan, present });
			},
			publish: (plans) => bus.tell({ type: 'presence', node, plans }),
			elsewhere: (plan) => elsewhere.present(plan)
		}),
		groupCommit: new GroupCommit(database, logError, measure),
		comparisons: new Comparisons(database, performance.now())
	};
}

/** What goes on by itself: sweeping, looking again, listening to the others. @returns how to stop */
function keepWatch(
	{ hasPeers = false }: GatewayParts,
	{ desk, bus, connections, elsewhere, node }: Around & { readonly desk: Desk }
): () => void {
	const { rooms, presence, sessions, database, log } = desk;
	const timers = [
		setInterval(() => void sweep(desk), sweepEveryMs),
		setInterval(() => void recheckSoon(desk, connections), recheckEveryMs)
	];
	const stopListening = sessions.onEnded((publicId) => {
		connections.endSessions([publicId]);
		bus.tell({ type: 'sessions-ended', sessions: [publicId] });
	});
	const stopNeighbours = keepNeighbours({
		bus,
		node,
		rooms,
		presence,
		elsewhere,
		onCatalogue: (clinicId) => void announceCatalogue(desk, clinicId),
		onSessionsEnded: (publicIds) => connections.endSessions(publicIds),
		clockMs: () => performance.now()
	});
	const lookout = new Lookout({
		database,
		rooms,
		log,
		onAccessChanged: () => recheck(desk, connections)
	});
	if (hasPeers) lookout.start();
	return () => {
		timers.forEach(clearInterval);
		stopListening();
		stopNeighbours();
		lookout.stop();
	};
}

async function admit(
	socket: AccordSocket,
	{ sessions, limits, trustedProxies }: Desk & { readonly trustedProxies: number },
	next: (error?: Error) => void
): Promise<void> {
	const { auth, headers } = socket.handshake;
	const who = {
		address: addressOf(socket.handshake, trustedProxies),
		hasCookie: headers.cookie !== undefined
	};
	if (!isCurrentClient(auth)) return next(new Error('outdated-client'));
	const now = performance.now();
	if (!limits.allowStranger(who, now)) return next(new Error('unavailable'));
	try {
		const session = await sessions.find(headers.cookie);
		if (!session) limits.countStranger(who, now);
		if (!session) return next(new Error('session-ended'));
		if (limits.isAway(session.publicId, now)) return next(new Error('unavailable'));
		socket.data.session = session;
		next();
	} catch {
		next(new Error('unavailable'));
	}
}

async function sweep(desk: Desk): Promise<void> {
	await desk.rooms
		.sweep()
		.catch((error: unknown) =>
			desk.log.warn({ kind: error instanceof Error ? error.name : 'unknown' }, 'rooms not swept')
		);
}

/** Sessions end by themselves too: an idle tab is signed out on time, its socket with it. */
async function recheck(desk: Desk, connections: Iterable<Connection>): Promise<void> {
	const asked = [...connections];
	const publicIds = new Set(asked.map(({ session }) => session.publicId));
	if (publicIds.size === 0) return;
	const running = await desk.sessions.checkAll([...publicIds]);
	for (const connection of asked) {
		const session = running.get(connection.session.publicId);
		if (session) connection.socket.data.session = session;
		else connection.end('session-ended');
	}
}

/** Without the database nobody is signed out, nor gets anything done; it is looked again soon. */
function recheckSoon(desk: Desk, connections: Iterable<Connection>): Promise<void> {
	return recheck(desk, connections).catch(() => undefined);
}
