import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { v7 } from 'uuid';
import type { Answer } from '../../src/lib/protocol/answer.ts';
import { Decoder, Encoder } from '../../src/lib/protocol/parser.ts';
import type { ClientToServerEvents, ServerToClientEvents } from '../../src/lib/protocol/socket.ts';
import {
	PROSE_SCHEMA_VERSION,
	PROTOCOL_VERSION,
	SOCKET_PATH
} from '../../src/lib/protocol/version.ts';
import {
	createIdentity,
	createSessionDirectory,
	type Identity
} from '../../src/lib/server/auth/identity.ts';
import type { AccordDatabase } from '../../src/lib/server/db/accord.ts';
import type { Measure } from '../../src/lib/server/observe/measure.ts';
import { createGateway, type Gateway } from '../../src/lib/server/realtime/gateway.ts';
import type { Person } from './plan-fixture.ts';
import { silent } from './silent-log.ts';

export type TestSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

export interface TestGateway {
	readonly gateway: Gateway;
	readonly identity: Identity;
	readonly origin: string;
	/** Straight to this gateway, whatever stands in front of it. */
	readonly url: string;
	/** A socket of a newly signed-in person, connected. */
	connect(person: Person): Promise<TestSocket>;
	/** A socket with exactly these headers and this `auth`, not connected yet. */
	socket(headers: Record<string, string>, auth?: object): TestSocket;
	cookieOf(person: Person): Promise<string>;
	close(): Promise<void>;
}

/** How a gateway is one of several. */
export interface Neighbourhood {
	readonly hasPeers?: boolean;
	readonly redisUrl?: string;
	/** The address of what stands in front of all of them. */
	readonly origin?: string;
	readonly port?: number;
}

/** The real gateway with real sessions on a free port. */
export async function startGateway(
	database: AccordDatabase,
	now: () => Date = () => new Date(),
	around: Neighbourhood & { readonly measure?: Measure } = {}
): Promise<TestGateway> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(around.port ?? 0, '127.0.0.1', resolve));
	const { port }: AddressInfo = addressOf(server.address());
	const own = `http://localhost:${port}`;
	const { origin = own, hasPeers, redisUrl, measure } = around;
	const identity = await createIdentity({ database, origin, now, newId: v7 });
	const sessions = createSessionDirectory(identity);
	const parts = { database, origin, sessions, log: silent, now, hasPeers, redisUrl };
	const gateway = createGateway(measure ? { ...parts, measure } : parts);
	gateway.attach(server);
	const sockets: TestSocket[] = [];
	const socket: TestGateway['socket'] = (headers, auth = currentVersions) => {
		const made: TestSocket = io(own, {
			path: SOCKET_PATH,
			parser: { Encoder, Decoder },
			transports: ['websocket'],
			extraHeaders: headers,
			auth: { ...auth },
			autoConnect: false,
			reconnection: false,
			forceNew: true
		});
		sockets.push(made);
		return made;
	};
	const cookieOf = async (person: Person) => {
		const who = { userId: person.id, isClinician: person.role !== 'patient' };
		const { token } = await identity.sessions.start(who, null);
		return `${identity.cookie.name}=${token}`;
	};
	return {
		gateway,
		identity,
		origin,
		url: own,
		socket,
		cookieOf,
		connect: async (person) => {
			const connecting = socket({ origin, cookie: await cookieOf(person) });
			await connected(connecting);
			return connecting;
		},
		close: async () => {
			for (const one of sockets) one.close();
			await gateway.close();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}

export const currentVersions = {
	protocol: PROTOCOL_VERSION,
	proseSchema: PROSE_SCHEMA_VERSION
};

/** Resolves once connected; rejects with the server's reason. */
export function connected(socket: TestSocket): Promise<void> {
	return new Promise((resolve, reject) => {
		socket.once('connect', resolve);
		socket.once('connect_error', reject);
		socket.connect();
	});
}

/** The answer's content, for what must succeed. */
export function accepted<T>(answer: Answer<T>): T {
	if (answer.ok) return answer;
	throw new Error(`refused: ${answer.error.code} ${answer.error.message}`);
}

export function refusalCode(answer: Answer<unknown>): string {
	return answer.ok ? 'ok' : answer.error.code;
}

function addressOf(address: ReturnType<ReturnType<typeof createServer>['address']>): AddressInfo {
	if (address === null || typeof address === 'string') throw new Error('not listening');
	return address;
}
