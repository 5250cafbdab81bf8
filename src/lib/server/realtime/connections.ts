import type { PlanId, UserId } from '../../domain/ids.ts';
import type { Connection } from './connection.ts';

/** The open sockets of this node, found by whose they are. */
export class Connections implements Iterable<Connection> {
	readonly #all = new Set<Connection>();
	readonly #bySession = new Map<string, Set<Connection>>();
	readonly #byUser = new Map<UserId, Set<Connection>>();

	get size(): number {
		return this.#all.size;
	}

	add(connection: Connection): void {
		const { publicId, userId } = connection.session;
		this.#all.add(connection);
		put(this.#bySession, publicId, connection);
		put(this.#byUser, userId, connection);
	}

	remove(connection: Connection): void {
		const { publicId, userId } = connection.session;
		this.#all.delete(connection);
		take(this.#bySession, publicId, connection);
		take(this.#byUser, userId, connection);
	}

	/** The oldest first. */
	ofSession(publicId: string): readonly Connection[] {
		return [...(this.#bySession.get(publicId) ?? [])];
	}

	/** The oldest first. */
	ofUser(userId: UserId): readonly Connection[] {
		return [...(this.#byUser.get(userId) ?? [])];
	}

	endSessions(publicIds: Iterable<string>): void {
		for (const publicId of publicIds) {
			for (const connection of this.ofSession(publicId)) connection.end('session-ended');
		}
	}

	/** Somebody's place in a plan is over: their pages of it close. */
	endAccess(planId: PlanId, userId: UserId): void {
		for (const connection of this.ofUser(userId)) {
			if (connection.plans.has(planId)) connection.end('access-ended');
		}
	}

	[Symbol.iterator](): Iterator<Connection> {
		return this.#all.values();
	}
}

function put<Key>(index: Map<Key, Set<Connection>>, key: Key, connection: Connection): void {
	const known = index.get(key);
	if (known) known.add(connection);
	else index.set(key, new Set([connection]));
}

function take<Key>(index: Map<Key, Set<Connection>>, key: Key, connection: Connection): void {
	const known = index.get(key);
	known?.delete(connection);
	if (known?.size === 0) index.delete(key);
}
