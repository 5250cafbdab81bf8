import type { APIRequestContext } from '@playwright/test';
import { io, type Socket } from 'socket.io-client';
import { v7 } from 'uuid';

import type { CommandInputByName, CommandName } from '../../src/lib/domain/command.ts';
import { toId } from '../../src/lib/domain/ids.ts';
import { Decoder, Encoder } from '../../src/lib/protocol/parser.ts';
import type { ClientToServerEvents, ServerToClientEvents } from '../../src/lib/protocol/socket.ts';
import {
	PROSE_SCHEMA_VERSION,
	PROTOCOL_VERSION,
	SOCKET_PATH
} from '../../src/lib/protocol/version.ts';

export type Wire = Socket<ServerToClientEvents, ClientToServerEvents>;

/** The handshake's cookie: whoever has signed in with these requests. */
export async function cookieOf(request: APIRequestContext): Promise<string> {
	const { cookies } = await request.storageState();
	return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** A socket of one's own, as a program of somebody's would open it; not connected yet. */
export function wire(origin: string, headers: Record<string, string>): Wire {
	return io(origin, {
		path: SOCKET_PATH,
		parser: { Encoder, Decoder },
		transports: ['websocket'],
		extraHeaders: headers,
		auth: { protocol: PROTOCOL_VERSION, proseSchema: PROSE_SCHEMA_VERSION },
		autoConnect: false,
		reconnection: false,
		forceNew: true
	});
}

/** Resolves once connected; rejects with the server's reason. */
export function connected(socket: Wire): Promise<Wire> {
	return new Promise((resolve, reject) => {
		socket.once('connect', () => resolve(socket));
		socket.once('connect_error', reject);
		socket.connect();
	});
}

/** Gives one command of a plan, for a quick setting of the scene. */
export async function command<Name extends CommandName>(
	socket: Wire,
	plan: string,
	name: Name,
	input: CommandInputByName[Name]
): Promise<void> {
	const given = { plan: toId<never>(plan), opId: toId<never>(v7()), name, input };
	const answer = await socket.emitWithAck('plan:command', given);
	if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`);
}
