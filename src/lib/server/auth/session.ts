import { Lucia, TimeSpan } from 'lucia';
import { toId, type UserId } from '../../domain/ids.ts';
import { recordAudit } from '../audit/writer.ts';
import type { AccordDatabase } from '../db/accord.ts';
import {
	createLuciaAdapter,
	type SessionAttributes,
	type UserAttributes
} from './lucia-adapter.ts';
import { findSessionByPublicId, findSessionsByPublicId, type SessionRow } from './reader.ts';
import type { SessionEnded } from './session-ended.ts';
import { moveIdleLimit, setReauthenticated } from './writer.ts';

declare module 'lucia' {
	interface Register {
		Lucia: Lucia<SessionAttributes, UserAttributes>;
		DatabaseSessionAttributes: SessionAttributes;
		DatabaseUserAttributes: UserAttributes;
	}
}

const minuteMs = 60_000;

export const idleLimitMs = { clinician: 15 * minuteMs, patient: 30 * minuteMs };
export const absoluteLimitMs = 12 * 60 * minuteMs;

/** A session as the rest of the server knows it: named by its public id, never by its token. */
export interface AuthSession {
	readonly publicId: string;
	readonly userId: UserId;
	readonly name: string;
	readonly isClinician: boolean;
	/** When it ends unless its person does something; never after `endsAt`. */
	readonly idleEndsAt: Date;
	readonly endsAt: Date;
	readonly reauthenticatedAt: Date | null;
}

export interface StartedSession {
	/** For the cookie, and nowhere else. */
	readonly token: string;
	readonly session: AuthSession;
}

interface Parts {
	readonly database: AccordDatabase;
	readonly ended: SessionEnded;
	readonly now: () => Date;
	readonly newId: () => string;
}

/** All that Accord asks of lucia is in this file and its adapter (docs/decisions/0010). */
export class Sessions {
	readonly #parts: Parts;
	readonly #clinicians: Lucia<SessionAttributes, UserAttributes>;
	readonly #patients: Lucia<SessionAttributes, UserAttributes>;
	readonly #looking: Lucia<SessionAttributes, UserAttributes>;

	constructor(parts: Parts) {
		this.#parts = parts;
		const adapter = createLuciaAdapter(parts);
		const withLimit = (idleMs: number) =>
			new Lucia(adapter, {
				sessionExpiresIn: new TimeSpan(idleMs, 'ms'),
				getSessionAttributes: (attributes: SessionAttributes) => attributes,
				getUserAttributes: (attributes: UserAttributes) => attributes
			});
		this.#clinicians = withLimit(idleLimitMs.clinician);
		this.#patients = withLimit(idleLimitMs.patient);
		// Lucia moves a limit in the second half of its period: with a period of nothing, never.
		this.#looking = withLimit(0);
	}

	/** Always a new token; what the browser sent before is never reused (R-SE-4). */
	async start(
		who: { readonly userId: UserId; readonly isClinician: boolean },
		requestId: string | null
	): Promise<StartedSession> {
		const now = this.#parts.now();
		const lucia = who.isClinician ? this.#clinicians : this.#patients;
		const { id: token } = await lucia.createSession(who.userId, {
			publicId: this.#parts.newId(),
			createdAt: now,
			endsAt: new Date(now.getTime() + absoluteLimitMs),
			reauthenticatedAt: null,
			requestId
		});
		const session = await this.validate(token);
		if (!session) throw new Error('a session ended as it began');
		return { token, session };
	}

	/** Whose token it is; never counts as activity. */
	async validate(token: string): Promise<AuthSession | null> {
		const { session, user } = await this.#looking.validateSession(token);
		if (!session) return null;
		const { publicId, endsAt, reauthenticatedAt } = session;
		return {
			publicId,
			userId: toId<UserId>(user.id),
			name: user.name,
			isClinician: user.isClinician,
			idleEndsAt: session.expiresAt,
			endsAt,
			reauthenticatedAt
		};
	}

	/** The same by the session's name, for an open socket. */
	async check(publicId: string): Promise<AuthSession | null> {
		const row = await findSessionByPublicId(this.#parts.database, publicId);
		return row && isRunning(row, this.#parts.now()) ? toAuthSession(row) : null;
	}

	/** The same for many at once; those that have ended are missing. */
	async checkAll(publicIds: readonly string[]): Promise<ReadonlyMap<string, AuthSession>> {
		const rows = await findSessionsByPublicId(this.#parts.database, publicIds);
		const now = this.#parts.now();
		return new Map(
			rows.filter((row) => isRunning(row, now)).map((row) => [row.publicId, toAuthSession(row)])
		);
	}

	/**
	 * Real activity of a person: moves the idle limit, in the second half of the period only, so
	 * that a busy person does not write a row with every key.
	 */
	async touch(publicId: string): Promise<AuthSession | null> {
		const session = await this.check(publicId);
		if (!session) return null;
		const now = this.#parts.now();
		const limit = session.isClinician ? idleLimitMs.clinician : idleLimitMs.patient;
		if (session.idleEndsAt.getTime() - now.getTime() > limit / 2) return session;
		const to = earlier(new Date(now.getTime() + limit), session.endsAt);
		await moveIdleLimit(this.#parts.database, { publicId, to, now });
		return { ...session, idleEndsAt: to };
	}

	/** The password was repeated. On the same session: a new token would close the signing socket. */
	async markReauthenticated(
		{ publicId, userId }: Pick<AuthSession, 'publicId' | 'userId'>,
		requestId: string | null
	): Promise<void> {
		const at = this.#parts.now();
		await this.#parts.database.transact(async (transaction) => {
			await setReauthenticated(transaction, publicId, at);
			await recordAudit(transaction, {
				action: 'reauthenticate',
				outcome: 'success',
				actorId: userId,
				authSession: publicId,
				requestId
			});
		});
	}

	async end(token: string): Promise<void> {
		await this.#looking.invalidateSession(token);
	}

	async endAllOf(userId: UserId): Promise<void> {
		await this.#looking.invalidateUserSessions(userId);
	}

	/** Removes what ran out without anybody asking for it, and tells of it. */
	async sweep(): Promise<void> {
		await this.#looking.deleteExpiredSessions();
	}
}

function isRunning(row: SessionRow, now: Date): boolean {
	return !row.isDisabled && row.expiresAt > now && row.endsAt > now;
}

function toAuthSession({ expiresAt, isDisabled, ...row }: SessionRow): AuthSession {
	return { ...row, idleEndsAt: earlier(expiresAt, row.endsAt) };
}

function earlier(a: Date, b: Date): Date {
	return a < b ? a : b;
}
